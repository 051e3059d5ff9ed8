-- One row per placement of a family that ended other than by a move to other temporary accommodation.
select
    households.record_id as case_id,
    households.left_date as counted_on,
    households.homelessness_reason,
    households.youngest_child_age_band,
    coalesce(households.exit_destination in ('settled_social', 'settled_private'), false) as is_met
from housing.homeless_households as households
where
    households.left_date is not null
    and households.children_in_household >= 1
    and coalesce(households.exit_destination, 'not_recorded') <> 'other_temporary'
