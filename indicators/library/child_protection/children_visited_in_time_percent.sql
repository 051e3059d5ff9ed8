-- One row per child whose plan was open at the extract date and had been for longer than the visiting standard.
with open_plans as (
    -- One row per plan open at the extract date, the newest plan of the child first.
    select
        *,
        row_number() over (
            partition by child_id, snapshot_date
            order by start_date desc, record_id desc
        ) as newest_first
    from childrens_social_care.child_protection_plans_snapshots
    where
        start_date <= as_at
        and (end_date is null or end_date > as_at)
)

select
    open_plans.record_id as case_id,
    open_plans.snapshot_date as counted_on,
    open_plans.team,
    ages.age_band,
    open_plans.district,
    coalesce(
        open_plans.last_visit_date <= open_plans.as_at
        and extracted.working_day_number - visited.working_day_number <= standards.cp_visit_working_days,
        false
    ) as is_met
from open_plans
cross join local.standards as standards
inner join calendar.days as extracted
    on open_plans.as_at = extracted.day
left join calendar.days as started
    on open_plans.start_date = started.day
left join calendar.days as visited
    on open_plans.last_visit_date = visited.day
left join calendar.ages as ages
    on
        open_plans.birth_month = ages.birth_month
        and open_plans.snapshot_date = ages.month_end
where open_plans.newest_first = 1
-- A plan from before the calendar begins started long ago.
and coalesce(extracted.working_day_number - started.working_day_number > standards.cp_visit_working_days, true)
