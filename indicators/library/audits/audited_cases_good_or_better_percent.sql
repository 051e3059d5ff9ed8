-- One row per case judged by the agencies together, in an audit that has been reported; null where it has no grade.
with judged as (
    -- One row per case with an overall judgement: a grade given after moderation stands.
    select
        *,
        coalesce(moderated_grade, grade) as final_grade
    from partnership.audited_cases
    where
        agency_code = 'partnership'
        and audit_kind <> 'single_agency'
        and reported_date is not null
)

select
    record_id as case_id,
    reported_date as counted_on,
    theme_code,
    agency_code,
    final_grade in ('good', 'outstanding') as is_met
from judged
