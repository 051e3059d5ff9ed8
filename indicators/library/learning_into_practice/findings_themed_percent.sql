-- One row per month end and area for improvement found in the 12 months, once the 30 days for a theme are over.
select
    findings.record_id as case_id,
    month_ends.month_end as counted_on,
    findings.activity_type,
    findings.theme_code is not null as is_met
from partnership.learning_findings as findings
inner join calendar.month_ends as month_ends
    on
        findings.found_date >= date_trunc('month', month_ends.month_end) - interval 11 month
        and date_diff('day', findings.found_date, month_ends.month_end) > 30
where findings.kind = 'area_for_improvement'
