-- One row per completed action with evidence of its impact, counted once the months for a review are over.
with evidenced as (
    -- One row per completed action with evidence of its impact.
    select *
    from partnership.actions
    where
        status = 'completed'
        and completion_date is not null
        and impact_latest_value is not null
        and impact_judgement in ('made_a_difference', 'some_difference', 'no_difference')
)

select
    evidenced.record_id as case_id,
    cast(evidenced.completion_date + standards.impact_review_months * interval '1 month' as date) as counted_on,
    evidenced.owner_agency_code,
    evidenced.theme_code,
    evidenced.impact_judgement in ('made_a_difference', 'some_difference')
    and case
        when measures.polarity = 'higher_is_better'
            then coalesce(evidenced.impact_latest_value > evidenced.impact_baseline_value, false)
        when measures.polarity = 'lower_is_better'
            then coalesce(evidenced.impact_latest_value < evidenced.impact_baseline_value, false)
        -- Where neither way is better, no value can show that the action made things better.
        else false
    end as is_met
from evidenced
cross join local.standards as standards
left join local.indicator_polarity as measures
    on evidenced.impact_indicator_id = measures.indicator_id
