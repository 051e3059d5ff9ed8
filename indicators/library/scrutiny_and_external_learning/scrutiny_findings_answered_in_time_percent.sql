-- One row per finding of scrutiny, on the day when its answer was due.
select
    findings.record_id as case_id,
    coalesce(findings.response_due_date, due.day) as counted_on,
    findings.activity_type,
    findings.agency_code,
    coalesce(findings.response_date <= coalesce(findings.response_due_date, due.day), false) as is_met
from partnership.learning_findings as findings
cross join local.standards as standards
inner join calendar.days as found
    on findings.found_date = found.day
-- Where no date was agreed.
inner join calendar.days as due
    on
        due.is_working_day
        and due.working_day_number = found.working_day_number + standards.finding_response_working_days
where findings.activity_type in ('independent_scrutiny', 'ambassador_scrutiny')
