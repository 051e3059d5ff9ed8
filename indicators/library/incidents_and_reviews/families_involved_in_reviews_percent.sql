-- One row per local review completed.
select
    record_id as case_id,
    completion_date as counted_on,
    review_type,
    coalesce(is_family_involved, false) as is_met
from partnership.reviews
where
    review_type in (
        'local_child_safeguarding_practice_review', 'serious_case_review', 'partnership_case_review'
    )
    and completion_date is not null
