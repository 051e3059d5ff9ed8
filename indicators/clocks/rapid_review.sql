-- One row per serious incident notified, from the day of the notification.
select
    incidents.record_id as case_id,
    incidents.notified_date as started_on,
    cast(null as date) as due_on,
    incidents.rapid_review_completion_date as done_on
from partnership.serious_incidents as incidents
where incidents.notified_date is not null
