-- One row per child and quarter with an outcome, counted 12 months on; null where the follow-up is not complete.
with outcomes as (
    -- One row per outcome, numbered within its child and quarter.
    select
        *,
        cast(outcome_date + interval 12 month as date) as anniversary,
        row_number() over (
            partition by child_id, date_trunc('quarter', outcome_date)
            order by outcome_date, record_id
        ) as place_in_quarter
    from youth_justice.substantive_outcomes
)

select
    record_id as case_id,
    anniversary as counted_on,
    outcome_type,
    -- Blank says that nobody checked; the code not_known says that the child is not known to social care.
    coalesce(known_to_social_care, 'not_checked') as known_to_social_care,
    district,
    -- That a child has reoffended may be known early; that a child has not, only when the 12 months are over.
    case
        when
            follow_up_completion_date is not null
            and (has_reoffended_within_12_months or follow_up_completion_date >= anniversary)
            then has_reoffended_within_12_months
    end as is_met
from outcomes
where place_in_quarter = 1
