-- One row per action whose impact has been reviewed, by its latest review.
select
    record_id as case_id,
    impact_review_date as counted_on,
    owner_agency_code,
    theme_code,
    coalesce(is_service_user_involved, false) as is_met
from partnership.actions
where impact_review_date is not null
