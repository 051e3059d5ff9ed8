-- One row per child protection plan that has ended.
select
    plans.record_id as case_id,
    plans.end_date as counted_on,
    plans.latest_category,
    plans.age_band,
    date_diff('day', plans.start_date, plans.end_date) + 1 > standards.long_plan_days as is_met
from childrens_social_care.child_protection_plans as plans
cross join local.standards as standards
where plans.end_date is not null
