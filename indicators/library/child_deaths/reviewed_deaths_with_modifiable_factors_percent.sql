-- One row per review of a child's death that the panel completed; null where there was no answer.
select
    deaths.record_id as case_id,
    deaths.panel_review_date as counted_on,
    deaths.category,
    deaths.age_band_at_death,
    case deaths.modifiable_factors
        when 'identified' then true
        when 'none_identified' then false
    end as is_met
from cdop.child_deaths as deaths
where deaths.panel_review_date is not null
