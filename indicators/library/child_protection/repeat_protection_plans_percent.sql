-- One row per child protection plan started; each occasion counts.
select
    protection_plans.record_id as case_id,
    protection_plans.start_date as counted_on,
    protection_plans.initial_category,
    protection_plans.age_band,
    protection_plans.ethnic_group,
    protection_plans.district,
    coalesce(protection_plans.previous_plans >= 1, false)
    or exists (
        select 1
        from childrens_social_care.child_protection_plans as earlier
        where
            earlier.child_id = protection_plans.child_id
            and earlier.start_date < protection_plans.start_date
    ) as is_met
from childrens_social_care.child_protection_plans as protection_plans
