-- One row per child and month end at which the child was looked after, described by the period that started last.
with open_periods as (
    -- One row per period and month end at which it was open, the newest period of the child first.
    select
        periods.*,
        month_ends.month_end,
        row_number() over (
            partition by periods.child_id, month_ends.month_end
            order by periods.start_date desc, periods.record_id desc
        ) as newest_first
    from childrens_social_care.children_looked_after as periods
    inner join calendar.month_ends as month_ends
        on
            periods.start_date <= month_ends.month_end
            and (periods.end_date is null or periods.end_date > month_ends.month_end)
    -- Short breaks are in no count.
    where coalesce(periods.legal_status, 'not_known') not in ('V3', 'V4')
)

select
    open_periods.child_id as case_id,
    open_periods.month_end as counted_on,
    open_periods.need_code,
    ages.age_band,
    open_periods.ethnic_group,
    open_periods.district
from open_periods
left join calendar.ages as ages
    on
        open_periods.birth_month = ages.birth_month
        and open_periods.month_end = ages.month_end
where open_periods.newest_first = 1
