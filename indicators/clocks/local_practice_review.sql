-- One row per local review, from the day on which it was commissioned.
select
    reviews.record_id as case_id,
    reviews.commissioned_date as started_on,
    reviews.due_date as due_on,
    reviews.completion_date as done_on
from partnership.reviews as reviews
where
    reviews.review_type in (
        'local_child_safeguarding_practice_review', 'serious_case_review', 'partnership_case_review'
    )
