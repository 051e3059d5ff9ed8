-- One row per first caution or conviction of a child.
select
    outcomes.record_id as case_id,
    outcomes.outcome_date as counted_on,
    outcomes.sex,
    outcomes.ethnic_group,
    -- Blank says that nobody checked; the code not_known says that the child is not known to social care.
    coalesce(outcomes.known_to_social_care, 'not_checked') as known_to_social_care,
    outcomes.district
from youth_justice.substantive_outcomes as outcomes
where outcomes.is_first_time_entrant
