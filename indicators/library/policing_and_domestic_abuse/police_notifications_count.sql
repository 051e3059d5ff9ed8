-- One row per child and police notification.
select
    notifications.record_id as case_id,
    cast(notifications.occurred_at as date) as counted_on,
    notifications.notification_type,
    notifications.notifying_team,
    -- Only domestic abuse is given this kind of risk.
    case
        when notifications.notification_type = 'domestic_abuse' then notifications.domestic_abuse_risk
        else 'not_applicable'
    end as domestic_abuse_risk,
    notifications.district
from police.vulnerability_notifications as notifications
