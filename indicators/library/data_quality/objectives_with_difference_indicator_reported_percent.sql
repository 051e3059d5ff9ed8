-- One row per objective of the plan and quarter end at which it was tested.
with reported as (
    -- One row per objective and quarter end with a value of a headline difference indicator.
    select distinct
        plan_indicators.objective_id,
        results.quarter_end
    from pipeline.plan_indicators as plan_indicators
    inner join pipeline.indicator_results as results
        on plan_indicators.indicator_id = results.indicator_id
    where
        plan_indicators.is_headline
        and plan_indicators.question = 'difference'
        and results.breakdown = 'all'
        and results.value_status in ('shown', 'suppressed')
)

select
    objectives.entity_id as case_id,
    objectives.quarter_end as counted_on,
    reported.objective_id is not null as is_met
from pipeline.thread_checks as objectives
left join reported
    on
        objectives.entity_id = reported.objective_id
        and objectives.quarter_end = reported.quarter_end
where
    -- The rule that asks of every objective whether it has a difference indicator.
    objectives.rule_id = 'T04'
    and objectives.entity_type = 'objective'
