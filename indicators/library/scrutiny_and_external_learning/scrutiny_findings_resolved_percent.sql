-- One row per finding of scrutiny that was followed up, where it was not too early to say.
select
    record_id as case_id,
    follow_up_date as counted_on,
    activity_type,
    theme_code,
    coalesce(follow_up_result = 'resolved', false) as is_met
from partnership.learning_findings
where
    activity_type in ('independent_scrutiny', 'ambassador_scrutiny')
    and follow_up_date is not null
    and (follow_up_result is null or follow_up_result <> 'too_early')
