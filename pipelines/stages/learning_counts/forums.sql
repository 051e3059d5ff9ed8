-- One row per type of event for practitioners.
with held as (
    -- One row per event.
    select activity_type, activity_id, bool_or(is_chair_present) as has_chair
    from partnership.practitioner_feedback
    where held_date between $first_of_year and $last
    group by activity_type, activity_id
)

select activity_type, count(*) as in_year, count(*) filter (has_chair) as with_chair
from held
group by activity_type
order by activity_type
