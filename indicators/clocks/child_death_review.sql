-- One row per death of a child.
select
    deaths.record_id as case_id,
    cast(deaths.died_at as date) as started_on,
    cast(null as date) as due_on,
    deaths.panel_review_date as done_on
from cdop.child_deaths as deaths
