-- One row per case judged by the agencies together, in an audit reported; null where it did not look for impact.
select
    record_id as case_id,
    reported_date as counted_on,
    theme_code,
    is_impact_on_child_evident as is_met
from partnership.audited_cases
where
    agency_code = 'partnership'
    and audit_kind <> 'single_agency'
    and reported_date is not null
