-- One row per spot check of staff about one item in one agency: how many were asked, and how many could recall it.
select
    record_id as case_id,
    checked_date as counted_on,
    agency_code,
    theme_code,
    coalesce(staff_recalling, 0) as numerator,
    staff_asked as denominator
from partnership.dissemination
where
    checked_date is not null
    and staff_asked is not null
