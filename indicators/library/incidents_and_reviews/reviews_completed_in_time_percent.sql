-- One row per local review, on the day when it was due.
select
    reviews.record_id as case_id,
    coalesce(
        reviews.due_date,
        cast(reviews.commissioned_date + standards.local_review_months * interval '1 month' as date)
    ) as counted_on,
    reviews.review_type,
    coalesce(
        reviews.completion_date
        <= coalesce(
            reviews.due_date,
            cast(reviews.commissioned_date + standards.local_review_months * interval '1 month' as date)
        ),
        false
    ) as is_met
from partnership.reviews as reviews
cross join local.standards as standards
where
    reviews.review_type in (
        'local_child_safeguarding_practice_review', 'serious_case_review', 'partnership_case_review'
    )
