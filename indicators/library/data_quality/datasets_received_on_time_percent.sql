-- One row per return that has fallen due, on the last day of its quarter.
select
    agency_code || ' ' || dataset || ' ' || cast(period_end as varchar) as case_id,
    period_end as counted_on,
    agency_code,
    dataset,
    coalesce(received_date <= due_date, false) as is_met
from pipeline.returns
