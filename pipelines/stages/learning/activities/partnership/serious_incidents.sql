-- One row per serious incident that was notified, completed when its rapid review was sent to the national Panel.
select
    'rapid_review' as activity_type,
    incident_id as activity_id,
    rapid_review_completion_date as completed_on
from partnership.serious_incidents
where notified_date is not null
order by activity_type, activity_id
