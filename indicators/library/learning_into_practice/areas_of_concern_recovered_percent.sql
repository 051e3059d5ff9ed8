-- One row per indicator of concern at a quarter end, on the last day of the second quarter after it.
select
    later.indicator_id as case_id,
    later.quarter_end as counted_on,
    homes.objective_id,
    later.value_status = 'shown' and not later.is_of_concern as is_met
from pipeline.indicator_results as earlier
inner join pipeline.indicator_results as later
    on
        earlier.indicator_id = later.indicator_id
        and earlier.breakdown = later.breakdown
        and later.quarter_end = last_day(cast(earlier.quarter_end + interval 6 month as date))
left join pipeline.plan_indicators as homes
    on
        later.indicator_id = homes.indicator_id
        and homes.is_home
where
    earlier.breakdown = 'all'
    and earlier.is_of_concern
