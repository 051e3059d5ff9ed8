-- One row per joint agency response held that identified immediate learning.
select
    deaths.record_id as case_id,
    deaths.joint_agency_response_date as counted_on,
    coalesce(
        deaths.learning_escalated_date >= deaths.joint_agency_response_date
        and escalated.working_day_number - held.working_day_number <= standards.jar_learning_working_days,
        false
    ) as is_met
from cdop.child_deaths as deaths
cross join local.standards as standards
left join calendar.days as held
    on deaths.joint_agency_response_date = held.day
left join calendar.days as escalated
    on deaths.learning_escalated_date = escalated.day
where
    deaths.joint_agency_response_date is not null
    and deaths.has_immediate_learning
