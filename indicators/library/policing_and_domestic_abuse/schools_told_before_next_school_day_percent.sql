-- One row per child and domestic abuse notification about which the child's school should be told.
with notifications as (
    -- One row per child and notification, with the first school day to begin after it.
    select
        incidents.*,
        case
            -- Something that happens in the small hours of a school day is followed by that school day.
            when
                incident_days.is_school_day
                and incidents.occurred_at_has_time
                and incidents.occurred_at < cast(
                    cast(incident_days.day as varchar) || ' ' || standards.school_day_starts_at as timestamp
                ) then incident_days.day
            else incident_days.next_school_day
        end as school_day
    from police.vulnerability_notifications as incidents
    cross join local.standards as standards
    left join calendar.days as incident_days
        on cast(incidents.occurred_at as date) = incident_days.day
    where
        incidents.notification_type = 'domestic_abuse'
        and incidents.is_encompass_applicable
)

select
    notifications.record_id as case_id,
    cast(notifications.occurred_at as date) as counted_on,
    notifications.notifying_team,
    notifications.district,
    case
        when notifications.encompass_sent_at is null then false
        when notifications.encompass_sent_at_has_time
            then coalesce(
                notifications.encompass_sent_at < cast(
                    cast(notifications.school_day as varchar) || ' ' || standards.school_day_starts_at as timestamp
                ),
                false
            )
        -- Without a time, only an earlier day is sure to be before the school day began.
        else coalesce(cast(notifications.encompass_sent_at as date) < notifications.school_day, false)
    end as is_met
from notifications
cross join local.standards as standards
