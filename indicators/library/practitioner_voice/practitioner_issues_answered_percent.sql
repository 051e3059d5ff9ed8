-- One row per issue that practitioners raised, on the day when its answer was due.
select
    record_id as case_id,
    response_due_date as counted_on,
    agency_code,
    theme_code,
    coalesce(response_date <= response_due_date, false) as is_met
from partnership.learning_findings
where
    activity_type in ('practitioner_forum', 'practitioner_survey', 'engagement_event')
    and response_due_date is not null
