-- One row per child protection plan that has ended.
select
    protection_plans.record_id as case_id,
    protection_plans.end_date as counted_on,
    protection_plans.latest_category,
    protection_plans.age_band,
    protection_plans.district,
    date_diff('day', protection_plans.start_date, protection_plans.end_date) + 1 > standards.long_plan_days as is_met
from childrens_social_care.child_protection_plans as protection_plans
cross join local.standards as standards
where protection_plans.end_date is not null
