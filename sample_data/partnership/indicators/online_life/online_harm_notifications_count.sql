-- One row per child and police notification of harm online.
select
    notifications.record_id as case_id,
    cast(notifications.occurred_at as date) as counted_on,
    notifications.district
from police.vulnerability_notifications as notifications
where notifications.notification_type = 'online_harm'
