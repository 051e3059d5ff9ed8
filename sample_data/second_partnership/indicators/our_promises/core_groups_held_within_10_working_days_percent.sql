-- One row per child protection plan started more than 10 working days before it was last supplied.
select
    protection_plans.record_id as case_id,
    protection_plans.start_date as counted_on,
    protection_plans.initial_category,
    protection_plans.age_band,
    protection_plans.district,
    coalesce(met.working_day_number - started.working_day_number <= 10, false) as is_met
from childrens_social_care.child_protection_plans as protection_plans
inner join calendar.days as started
    on protection_plans.start_date = started.day
inner join calendar.days as supplied
    on protection_plans.as_at = supplied.day
left join calendar.days as met
    on protection_plans.first_core_group_date = met.day
where supplied.working_day_number - started.working_day_number > 10
