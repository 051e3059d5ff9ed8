-- One row per child and month end with a domestic abuse notification in the 12 months, described by the latest.
with notifications as (
    -- One row per child and domestic abuse notification, with the one before it.
    select
        *,
        lag(occurred_at) over (partition by child_id order by occurred_at, record_id) as occurred_before_at
    from police.vulnerability_notifications
    where notification_type = 'domestic_abuse'
),

repeats as (
    -- One row per child and domestic abuse notification: whether it follows an earlier one closely.
    select
        notifications.*,
        coalesce(
            notifications.occurred_before_at < notifications.occurred_at
            and cast(notifications.occurred_before_at as date)
            >= cast(notifications.occurred_at as date) - standards.repeat_domestic_abuse_months * interval '1 month',
            false
        ) as is_repeat
    from notifications
    cross join local.standards as standards
),

in_window as (
    -- One row per child, notification and month end of a window that holds it.
    select
        repeats.*,
        month_ends.month_end,
        max(case when repeats.is_repeat then 1 else 0 end) over (
            partition by repeats.child_id, month_ends.month_end
        ) as has_repeat,
        row_number() over (
            partition by repeats.child_id, month_ends.month_end
            order by repeats.occurred_at desc, repeats.record_id desc
        ) as newest_first
    from repeats
    inner join calendar.month_ends as month_ends
        on
            cast(repeats.occurred_at as date) >= date_trunc('month', month_ends.month_end) - interval 11 month
            and cast(repeats.occurred_at as date) <= month_ends.month_end
)

select
    child_id as case_id,
    month_end as counted_on,
    domestic_abuse_risk,
    age_band,
    district,
    has_repeat = 1 as is_met
from in_window
where newest_first = 1
