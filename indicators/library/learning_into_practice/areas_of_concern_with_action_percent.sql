-- One row per indicator of concern and quarter end.
select
    results.indicator_id as case_id,
    results.quarter_end as counted_on,
    homes.objective_id,
    exists(
        select 1
        from partnership.actions as actions
        where
            lower(actions.concern_indicator_id) = results.indicator_id
            and actions.agreed_date <= results.quarter_end
            and (
                actions.agreed_date >= date_trunc('month', results.quarter_end) - interval 2 month
                or actions.completion_date > results.quarter_end
                or (actions.completion_date is null and actions.status not in ('completed', 'stopped'))
            )
    ) as is_met
from pipeline.indicator_results as results
left join pipeline.plan_indicators as homes
    on
        results.indicator_id = homes.indicator_id
        and homes.is_home
where
    results.breakdown = 'all'
    and results.is_of_concern
