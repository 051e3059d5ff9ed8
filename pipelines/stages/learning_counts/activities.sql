-- One row per type of activity that is the partnership's own; none of a type that looks at one child's life, nor of
-- one whose number is a number of children or families who were heard.
with done as (
    -- One row per activity and the day on which it was completed.
    select distinct
        case audit_kind
            when 'single_agency' then 'single_agency_audit'
            when 're_audit' then 're_audit'
            else 'multi_agency_audit'
        end as activity_type,
        audit_id as activity_id,
        reported_date as completed_on
    from partnership.audited_cases
    union
    select case return_type when 'section_11' then 'section_11_audit' else 'learning_and_development_audit' end,
        round_id,
        due_date
    from partnership.section_11_returns
    union
    select 'local_review', review_id, completion_date
    from partnership.reviews
    where review_type in (
        'local_child_safeguarding_practice_review', 'serious_case_review', 'partnership_case_review'
    )
    union
    select 'external_publication', publication_id, considered_date
    from partnership.external_learning
    union
    select activity_type, activity_id, min(held_date)
    from partnership.practitioner_feedback
    group by activity_type, activity_id
    union
    -- Activities that only the log of findings knows.
    select activity_type, activity_id, min(found_date)
    from partnership.learning_findings
    where activity_type in (
        'independent_scrutiny', 'ambassador_scrutiny', 'peer_review', 'horizon_scan', 'complaints_analysis',
        'lado_analysis', 'dataset_concern'
    )
    group by activity_type, activity_id
)

select
    activity_type,
    count(*) filter (completed_on >= $first_of_quarter) as in_quarter,
    count(*) as in_year
from done
where completed_on between $first_of_year and $last
group by activity_type
order by activity_type
