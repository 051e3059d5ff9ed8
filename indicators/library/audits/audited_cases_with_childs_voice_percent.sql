-- One row per case judged by the agencies together, in an audit reported; null where voice was not looked for.
select
    record_id as case_id,
    reported_date as counted_on,
    theme_code,
    is_child_voice_evident as is_met
from partnership.audited_cases
where
    agency_code = 'partnership'
    and audit_kind <> 'single_agency'
    and reported_date is not null
