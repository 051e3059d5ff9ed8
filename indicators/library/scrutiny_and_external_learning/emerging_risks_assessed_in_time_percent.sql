-- One row per month end and emerging risk found in the 12 months, once the days for an answer are over.
select
    findings.record_id as case_id,
    month_ends.month_end as counted_on,
    findings.theme_code,
    findings.likelihood is not null
    and findings.severity is not null
    and coalesce(
        findings.response_date >= findings.found_date
        and answered.working_day_number - found.working_day_number <= standards.emerging_risk_working_days,
        false
    ) as is_met
from partnership.learning_findings as findings
cross join local.standards as standards
inner join calendar.days as found
    on findings.found_date = found.day
left join calendar.days as answered
    on findings.response_date = answered.day
inner join calendar.month_ends as month_ends
    on findings.found_date >= date_trunc('month', month_ends.month_end) - interval 11 month
inner join calendar.days as last_days
    on
        month_ends.month_end = last_days.day
        -- The last day for an answer is over at the end of the month.
        and last_days.working_day_number - found.working_day_number >= standards.emerging_risk_working_days
where findings.kind = 'emerging_risk'
