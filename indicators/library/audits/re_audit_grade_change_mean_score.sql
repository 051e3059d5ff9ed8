-- One row per re-audit reported whose first audit is held, where both graded enough cases.
with judgements as (
    -- One row per case and judgement in an audit, the overall judgement first where there is one.
    select
        *,
        coalesce(moderated_grade, grade) as final_grade,
        row_number() over (
            partition by audit_id, case_reference
            order by case when agency_code = 'partnership' then 0 else 1 end, agency_code, record_id
        ) as place
    from partnership.audited_cases
),

graded as (
    -- One row per audit with a graded case.
    select
        audit_id,
        count(*) as cases,
        avg(
            case final_grade
                when 'outstanding' then 4
                when 'good' then 3
                when 'requires_improvement' then 2
                when 'inadequate' then 1
            end
        ) as mean_grade
    from judgements
    where
        place = 1
        and final_grade is not null
    group by audit_id
),

re_audits as (
    -- One row per re-audit reported; what is known of an audit repeats on each of its cases.
    select
        audit_id,
        max(re_audit_of) as re_audit_of,
        max(reported_date) as reported_date,
        max(theme_code) as theme_code
    from partnership.audited_cases
    where
        audit_kind = 're_audit'
        and reported_date is not null
    group by audit_id
)

select
    re_audits.audit_id as case_id,
    re_audits.reported_date as counted_on,
    re_audits.theme_code,
    again.mean_grade - earlier.mean_grade as value  -- noqa: RF04
from re_audits
cross join local.standards as standards
inner join graded as again
    on re_audits.audit_id = again.audit_id
inner join graded as earlier
    on re_audits.re_audit_of = earlier.audit_id
where
    again.cases >= standards.audit_minimum_cases
    and earlier.cases >= standards.audit_minimum_cases
