-- One row per serious incident notified, timed from the day on which the local authority became aware.
select
    incidents.record_id as case_id,
    incidents.notified_date as counted_on,
    coalesce(
        incidents.notified_date >= incidents.la_aware_date
        and notified.working_day_number - aware.working_day_number <= standards.notification_working_days,
        false
    ) as is_met
from partnership.serious_incidents as incidents
cross join local.standards as standards
left join calendar.days as aware
    on incidents.la_aware_date = aware.day
left join calendar.days as notified
    on incidents.notified_date = notified.day
where incidents.notified_date is not null
