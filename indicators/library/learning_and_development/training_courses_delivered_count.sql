-- One row per learning event delivered.
select
    record_id as case_id,
    delivered_date as counted_on,
    method,
    theme_code
from partnership.training_courses
where delivered_date is not null
