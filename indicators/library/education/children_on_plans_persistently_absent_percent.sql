-- One row per pupil and term on whose last day the matched child had a protection plan open.
select
    pupils.record_id as case_id,
    terms.term_end as counted_on,
    pupils.age_band,
    pupils.special_educational_provision,
    pupils.district,
    (coalesce(pupils.sessions_authorised_absence, 0) + coalesce(pupils.sessions_unauthorised_absence, 0)) * 100
    >= standards.persistent_absence_percent * pupils.sessions_possible as is_met
from education.pupil_terms as pupils
cross join local.standards as standards
inner join calendar.school_terms as terms
    on
        pupils.school_year = terms.school_year
        and pupils.term = terms.term
where
    pupils.sessions_possible > 0
    and exists (
        select 1
        from childrens_social_care.child_protection_plans as protection_plans
        where
            protection_plans.child_id = pupils.social_care_child_id
            and protection_plans.start_date <= terms.term_end
            and (protection_plans.end_date is null or protection_plans.end_date > terms.term_end)
    )
