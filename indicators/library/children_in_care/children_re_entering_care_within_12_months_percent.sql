-- One row per period of being looked after that started, short breaks left out.
with periods as (
    -- One row per period: short breaks are in no count.
    select *
    from childrens_social_care.children_looked_after
    where coalesce(legal_status, 'not_known') not in ('V3', 'V4')
)

select
    periods.record_id as case_id,
    periods.start_date as counted_on,
    periods.age_band,
    periods.ethnic_group,
    periods.district,
    coalesce(periods.is_second_period_in_12_months, false)
    or exists (
        select 1
        from periods as earlier
        where
            earlier.child_id = periods.child_id
            and earlier.start_date < periods.start_date
            and earlier.end_date <= periods.start_date
            and earlier.end_date >= periods.start_date - standards.re_entry_months * interval '1 month'
    ) as is_met
from periods
cross join local.standards as standards
