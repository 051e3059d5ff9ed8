-- One row per practitioner's response, described by its first answer.
with answers as (
    -- One row per answer, in order within its response.
    select
        *,
        row_number() over (partition by response_id order by held_date, record_id) as place
    from partnership.practitioner_feedback
)

select
    response_id as case_id,
    held_date as counted_on,
    activity_type,
    agency_code,
    role_group
from answers
where place = 1
