-- One row per episode of voluntary sector support that ended; null where a score is missing.
select
    episodes.record_id as case_id,
    episodes.end_date as counted_on,
    episodes.service_type,
    episodes.agency_code,
    episodes.age_band,
    episodes.district,
    -- Rescaled scores have endless decimals.
    round(episodes.wellbeing_score_at_end - episodes.wellbeing_score_at_start, 4)
    >= standards.wellbeing_minimum_change as is_met
from voluntary_sector.support_episodes as episodes
cross join local.standards as standards
where episodes.end_date is not null
