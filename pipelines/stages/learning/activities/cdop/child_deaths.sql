-- One row per review of a child's death by the panel, and one per joint agency response that was held.
select
    'child_death_review' as activity_type,
    death_id as activity_id,
    panel_review_date as completed_on
from cdop.child_deaths
union all
select
    'joint_agency_response' as activity_type,
    death_id as activity_id,
    joint_agency_response_date as completed_on
from cdop.child_deaths
where joint_agency_response_date is not null
order by activity_type, activity_id
