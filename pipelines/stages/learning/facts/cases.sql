-- One row per case that a process looks at: the case of a serious incident, or else of a death or of a review alone.
with deaths as (
    -- One row per child's death, with the incident that is about it.
    select
        deaths.death_id,
        coalesce(deaths.incident_id, incidents.incident_id, deaths.death_id) as case_id,
        deaths.panel_review_date is null as is_open
    from cdop.child_deaths as deaths
    left join partnership.serious_incidents as incidents
        on deaths.death_id = incidents.death_id
),

processes as (
    -- One row per process of a case.
    select
        incident_id as case_id,
        'rapid_review' as review_process,
        rapid_review_completion_date is null as is_open,
        null as has_joint_terms
    from partnership.serious_incidents
    where notified_date is not null
    union all
    select
        case_id,
        'child_death_review' as review_process,
        is_open,
        null as has_joint_terms
    from deaths
    union all
    select
        coalesce(incident_id, review_id) as case_id,
        review_type as review_process,
        completion_date is null as is_open,
        null as has_joint_terms
    from partnership.reviews
    union all
    select
        coalesce(incident_id, review_id) as case_id,
        unnest(parallel_processes) as review_process,
        completion_date is null as is_open,
        parallel_process_agreed_date is not null as has_joint_terms
    from partnership.reviews
)

select
    case_id,
    list(distinct review_process order by review_process) as processes,
    coalesce(bool_and(has_joint_terms), false) as has_joint_terms,
    bool_or(is_open) as is_open
from processes
group by case_id
order by case_id
