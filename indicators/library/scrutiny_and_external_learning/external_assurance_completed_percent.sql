-- One row per external publication after which assurance was asked for, on the day when it was due.
select
    record_id as case_id,
    assurance_due_date as counted_on,
    source,
    assurance_result,
    coalesce(assurance_completion_date <= assurance_due_date, false) as is_met
from partnership.external_learning
where
    is_assurance_requested
    and assurance_due_date is not null
