-- One row per death of a child.
select
    deaths.record_id as case_id,
    cast(deaths.died_at as date) as counted_on,
    case
        when deaths.notified_at is null then false
        when deaths.died_at_has_time and deaths.notified_at_has_time
            then deaths.notified_at <= deaths.died_at + standards.child_death_notification_hours * interval '1 hour'
        -- Without both times, whole days are compared.
        else
            date_diff('day', cast(deaths.died_at as date), cast(deaths.notified_at as date)) * 24
            <= standards.child_death_notification_hours
    end as is_met
from cdop.child_deaths as deaths
cross join local.standards as standards
