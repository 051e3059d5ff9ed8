-- One row per month end and recommendation due in the 12 months, less those superseded or rejected.
with addressees as (
    -- One row per recommendation and agency to which it is addressed.
    select
        record_id,
        unnest(addressed_to) as agency_code
    from partnership.recommendations
),

addressed as (
    -- One row per recommendation: its one addressee, or that there are several.
    select
        record_id,
        case when min(agency_code) = max(agency_code) then min(agency_code) else 'several' end as addressed_to
    from addressees
    group by record_id
)

select
    recommendations.record_id as case_id,
    month_ends.month_end as counted_on,
    addressed.addressed_to,
    findings.theme_code,
    recommendations.status = 'implemented'
    and coalesce(recommendations.implemented_date <= month_ends.month_end, false) as is_met
from partnership.recommendations as recommendations
inner join calendar.month_ends as month_ends
    on
        recommendations.due_date <= month_ends.month_end
        and recommendations.due_date >= date_trunc('month', month_ends.month_end) - interval 11 month
left join addressed
    on recommendations.record_id = addressed.record_id
left join partnership.learning_findings as findings
    on recommendations.finding_id = findings.finding_id
where recommendations.status not in ('superseded', 'rejected')
