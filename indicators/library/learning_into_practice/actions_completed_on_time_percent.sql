-- One row per action, other than those stopped, on the day when it was first due.
select
    record_id as case_id,
    due_date as counted_on,
    owner_agency_code,
    theme_code,
    coalesce(completion_date <= due_date, false) as is_met
from partnership.actions
where status <> 'stopped'
