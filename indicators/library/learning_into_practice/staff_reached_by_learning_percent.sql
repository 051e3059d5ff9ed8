-- One row per item issued and receiving agency: the staff for whom it was meant, and how many of them it reached.
select
    record_id as case_id,
    issued_date as counted_on,
    agency_code,
    product_type,
    theme_code,
    coalesce(staff_reached, 0) as numerator,
    staff_intended as denominator
from partnership.dissemination
where
    issued_date is not null
    and staff_intended is not null
