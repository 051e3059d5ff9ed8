-- One row per area for improvement with a theme, found by a rapid review or a local review.
with acted_on as (
    -- One row per recommendation implemented, with the theme of its finding.
    select
        recommendations.implemented_date,
        findings.theme_code
    from partnership.recommendations as recommendations
    inner join partnership.learning_findings as findings
        on recommendations.finding_id = findings.finding_id
    where
        recommendations.status = 'implemented'
        and recommendations.implemented_date is not null
)

select
    findings.record_id as case_id,
    findings.found_date as counted_on,
    findings.theme_code,
    exists(
        select 1
        from acted_on
        where
            acted_on.theme_code = findings.theme_code
            and acted_on.implemented_date
            >= findings.found_date - standards.repeat_learning_to_months * interval '1 month'
            and acted_on.implemented_date
            <= findings.found_date - standards.repeat_learning_from_months * interval '1 month'
    ) as is_met
from partnership.learning_findings as findings
cross join local.standards as standards
where
    findings.activity_type in ('rapid_review', 'local_review')
    and findings.kind = 'area_for_improvement'
    and findings.theme_code is not null
