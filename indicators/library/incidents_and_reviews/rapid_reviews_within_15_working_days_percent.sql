-- One row per serious incident notified, on the day when its rapid review fell due.
select
    incidents.record_id as case_id,
    due.day as counted_on,
    coalesce(
        incidents.rapid_review_completion_date >= incidents.notified_date
        and incidents.rapid_review_completion_date <= due.day,
        false
    ) as is_met
from partnership.serious_incidents as incidents
cross join local.standards as standards
inner join calendar.days as notified
    on incidents.notified_date = notified.day
inner join calendar.days as due
    on
        due.is_working_day
        and due.working_day_number = notified.working_day_number + standards.rapid_review_working_days
