-- One row per finding. What scrutiny found wanting is answered within the standard where no date was agreed.
select
    findings.finding_id,
    findings.activity_type,
    findings.activity_id,
    findings.activity_title,
    findings.found_date as found_on,
    findings.agency_code as agency,
    findings.kind,
    findings.finding_text as words,
    findings.theme_code as theme,
    findings.objective_id,
    findings.likelihood,
    findings.severity,
    findings.reported_to_group_date as reported_to_group_on,
    findings.response_date as responded_on,
    findings.no_action_reason,
    findings.shared_with_contributors_date as fed_back_on,
    coalesce(
        findings.response_due_date,
        case
            when
                findings.activity_type in ('independent_scrutiny', 'ambassador_scrutiny')
                and findings.kind <> 'strength' then due.day
        end
    ) as response_due_on
from partnership.learning_findings as findings
cross join local.standards as standards
left join calendar.days as found
    on findings.found_date = found.day
left join calendar.days as due
    on
        due.is_working_day
        and due.working_day_number = found.working_day_number + standards.finding_response_working_days
order by findings.finding_id
