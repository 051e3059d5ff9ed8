-- One row per learning event delivered.
select
    record_id as case_id,
    delivered_date as counted_on,
    method,
    theme_code,
    arises_from not in ('business_plan_priority', 'research', 'statutory_core', 'request')
    and source_activity_id is not null as is_met
from partnership.training_courses
where delivered_date is not null
