-- One row per review or other statutory process about a case.
select
    case
        when
            review_type in (
                'local_child_safeguarding_practice_review', 'serious_case_review', 'partnership_case_review'
            ) then 'local_review'
        when review_type = 'national_child_safeguarding_practice_review' then 'national_review'
        else 'other_statutory_review'
    end as activity_type,
    review_id as activity_id,
    completion_date as completed_on
from partnership.reviews
order by activity_type, activity_id
