-- One row per review of a child's death that the panel completed, with a factor that has a campaign.
with factors as (
    -- One row per death reviewed and modifiable factor identified.
    select
        record_id,
        panel_review_date,
        unnest(modifiable_factor_codes) as factor_code
    from cdop.child_deaths
    where panel_review_date is not null
)

select
    factors.record_id as case_id,
    factors.panel_review_date as counted_on,
    -- That factor, or that there were several.
    case
        when min(factors.factor_code) = max(factors.factor_code) then min(factors.factor_code)
        else 'several'
    end as modifiable_factor_codes
from factors
inner join local.campaign_factors as campaigns
    on factors.factor_code = campaigns.code
group by factors.record_id, factors.panel_review_date
