-- One row per child protection plan that has ended; null where a safety score is missing.
select
    protection_plans.record_id as case_id,
    protection_plans.end_date as counted_on,
    protection_plans.latest_category,
    protection_plans.age_band,
    protection_plans.district,
    protection_plans.safety_score_latest - protection_plans.safety_score_at_start
    >= standards.safety_score_minimum_change as is_met
from childrens_social_care.child_protection_plans as protection_plans
cross join local.standards as standards
where protection_plans.end_date is not null
