-- One row per audit, completed when it was reported.
select
    case audit_kind
        when 'single_agency' then 'single_agency_audit'
        when 're_audit' then 're_audit'
        else 'multi_agency_audit'
    end as activity_type,
    audit_id as activity_id,
    min(audit_title) as title,
    min(reported_date) as completed_on,
    min(objective_id) as objective_id,
    min(theme_code) as theme
from partnership.audited_cases
group by all
order by activity_type, activity_id
