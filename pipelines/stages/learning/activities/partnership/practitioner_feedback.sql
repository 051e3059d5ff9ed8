-- One row per activity that people answered, completed on the last day on which it was held.
select
    activity_type,
    activity_id,
    max(held_date) as completed_on
from partnership.practitioner_feedback
group by all
order by activity_type, activity_id
