-- One row per child protection plan started; null where an earlier plan ended on a day that is not known.
with earlier_plans as (
    -- One row per plan and earlier plan of the same child that we hold.
    select
        protection_plans.record_id,
        earlier.record_id as earlier_record_id,
        case when earlier.end_date <= protection_plans.start_date then earlier.end_date end as earlier_end_date
    from childrens_social_care.child_protection_plans as protection_plans
    inner join childrens_social_care.child_protection_plans as earlier
        on
            protection_plans.child_id = earlier.child_id
            and protection_plans.start_date > earlier.start_date
),

held as (
    -- One row per plan whose child had an earlier plan that we hold.
    select
        record_id,
        max(earlier_end_date) as latest_end_date
    from earlier_plans
    group by record_id
),

histories as (
    -- One row per plan: whether the child had an earlier one, and the day on which the last of them ended.
    select
        protection_plans.*,
        coalesce(protection_plans.previous_plans >= 1, false)
        or protection_plans.previous_plan_end_date is not null
        or held.record_id is not null as has_earlier_plan,
        case
            when protection_plans.previous_plan_end_date > protection_plans.start_date then held.latest_end_date
            when held.latest_end_date is null then protection_plans.previous_plan_end_date
            when protection_plans.previous_plan_end_date > held.latest_end_date
                then protection_plans.previous_plan_end_date
            else held.latest_end_date
        end as last_end_date
    from childrens_social_care.child_protection_plans as protection_plans
    left join held
        on protection_plans.record_id = held.record_id
)

select
    histories.record_id as case_id,
    histories.start_date as counted_on,
    histories.initial_category,
    histories.age_band,
    histories.district,
    case
        when not histories.has_earlier_plan then false
        else histories.last_end_date >= histories.start_date - standards.repeat_plan_months * interval '1 month'
    end as is_met
from histories
cross join local.standards as standards
