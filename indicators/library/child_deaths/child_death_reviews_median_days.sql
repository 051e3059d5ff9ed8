-- One row per review of a child's death that the panel completed.
select
    deaths.record_id as case_id,
    deaths.panel_review_date as counted_on,
    deaths.is_review_paused,
    date_diff('day', cast(deaths.died_at as date), deaths.panel_review_date) as value  -- noqa: RF04
from cdop.child_deaths as deaths
where deaths.panel_review_date is not null
