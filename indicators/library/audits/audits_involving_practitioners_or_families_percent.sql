-- One row per audit of any kind that has been reported.
select
    audit_id as case_id,
    max(reported_date) as counted_on,
    max(audit_kind) as audit_kind,
    max(
        case when is_practitioner_involved or is_family_involved then 1 else 0 end
    ) = 1 as is_met
from partnership.audited_cases
where reported_date is not null
group by audit_id
