-- One row per multi-agency audit reported; what is known of an audit repeats on each of its cases.
select
    audit_id as case_id,
    max(reported_date) as counted_on,
    max(audit_kind) as audit_kind,
    max(theme_code) as theme_code
from partnership.audited_cases
where
    audit_kind in ('multi_agency_themed', 'multi_agency_case', 're_audit')
    and reported_date is not null
group by audit_id
