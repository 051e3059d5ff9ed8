-- One row per death of a child.
select
    deaths.record_id as case_id,
    cast(deaths.died_at as date) as counted_on,
    deaths.age_band_at_death,
    deaths.ethnic_group
from cdop.child_deaths as deaths
