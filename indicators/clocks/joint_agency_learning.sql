-- One row per joint agency response held that identified immediate learning.
select
    deaths.record_id as case_id,
    deaths.joint_agency_response_date as started_on,
    cast(null as date) as due_on,
    deaths.learning_escalated_date as done_on
from cdop.child_deaths as deaths
where
    deaths.joint_agency_response_date is not null
    and deaths.has_immediate_learning
