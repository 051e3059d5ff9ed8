-- One row per record of a child from a partner agency.
with records as (
    -- One row per record, on the day of what it records.
    select
        'police' as agency,
        record_id,
        cast(occurred_at as date) as recorded_on,
        supplier_agency_code,
        district,
        social_care_match
    from police.vulnerability_notifications
    union all
    select
        'health' as agency,
        record_id,
        cast(requested_at as date) as recorded_on,
        supplier_agency_code,
        district,
        social_care_match
    from health.child_protection_medicals
    union all
    select
        'education' as agency,
        pupil_terms.record_id,
        terms.term_end as recorded_on,
        pupil_terms.supplier_agency_code,
        pupil_terms.district,
        pupil_terms.social_care_match
    from education.pupil_terms as pupil_terms
    inner join calendar.school_terms as terms
        on
            pupil_terms.school_year = terms.school_year
            and pupil_terms.term = terms.term
    union all
    select
        'youth_justice' as agency,
        record_id,
        outcome_date as recorded_on,
        supplier_agency_code,
        district,
        social_care_match
    from youth_justice.substantive_outcomes
    union all
    select
        'voluntary_sector' as agency,
        record_id,
        referral_date as recorded_on,
        supplier_agency_code,
        district,
        social_care_match
    from voluntary_sector.support_episodes
)

select
    agency || ':' || record_id as case_id,
    recorded_on as counted_on,
    supplier_agency_code,
    district,
    coalesce(social_care_match in ('matched', 'not_known'), false) as is_met
from records
