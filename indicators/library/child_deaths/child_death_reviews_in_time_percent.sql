-- One row per review of a child's death that the panel completed.
select
    deaths.record_id as case_id,
    deaths.panel_review_date as counted_on,
    deaths.is_review_paused,
    deaths.category,
    deaths.panel_review_date
    <= cast(deaths.died_at as date) + standards.child_death_review_months * interval '1 month' as is_met
from cdop.child_deaths as deaths
cross join local.standards as standards
where deaths.panel_review_date is not null
