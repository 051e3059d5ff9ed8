-- One row per proposal that young people made.
select
    record_id as case_id,
    found_date as counted_on,
    theme_code,
    coalesce(response in ('accepted', 'partly_accepted') and shared_with_contributors_date is not null, false) as is_met
from partnership.learning_findings
where
    activity_type in ('young_people_consultation', 'ambassador_scrutiny')
    and kind = 'proposal'
