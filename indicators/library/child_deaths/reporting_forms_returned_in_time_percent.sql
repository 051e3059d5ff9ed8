-- One row per death for which forms were requested, counted in the quarter after the notification.
select
    deaths.record_id as case_id,
    cast(cast(deaths.notified_at as date) + interval 3 month as date) as counted_on,
    least(coalesce(deaths.reporting_forms_returned_in_time, 0), deaths.reporting_forms_requested) as numerator,
    deaths.reporting_forms_requested as denominator
from cdop.child_deaths as deaths
where
    deaths.notified_at is not null
    and deaths.reporting_forms_requested is not null
