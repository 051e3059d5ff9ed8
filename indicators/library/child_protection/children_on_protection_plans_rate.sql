-- One row per child and month end at which the child had a plan open, described by the plan that started last.
with open_plans as (
    -- One row per plan and month end at which it was open, the newest plan of the child first.
    select
        protection_plans.*,
        month_ends.month_end,
        row_number() over (
            partition by protection_plans.child_id, month_ends.month_end
            order by protection_plans.start_date desc, protection_plans.record_id desc
        ) as newest_first
    from childrens_social_care.child_protection_plans as protection_plans
    inner join calendar.month_ends as month_ends
        on
            protection_plans.start_date <= month_ends.month_end
            and (protection_plans.end_date is null or protection_plans.end_date > month_ends.month_end)
)

select
    open_plans.child_id as case_id,
    open_plans.month_end as counted_on,
    open_plans.latest_category,
    ages.age_band,
    open_plans.ethnic_group,
    open_plans.is_disabled,
    open_plans.district
from open_plans
left join calendar.ages as ages
    on
        open_plans.birth_month = ages.birth_month
        and open_plans.month_end = ages.month_end
where open_plans.newest_first = 1
