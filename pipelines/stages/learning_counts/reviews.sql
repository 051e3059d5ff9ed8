-- One row per type of review and part that the partnership has in it.
with read as (
    -- One row per review.
    select
        *,
        coalesce(completion_date > $last, true) as is_in_progress,
        completion_date between $first_of_year and $last as is_of_year,
        coalesce(
            due_date, cast(commissioned_date + to_months(cast(standards.local_review_months as integer)) as date)
        ) as due_on
    from partnership.reviews
    cross join local.standards as standards
    where commissioned_date <= $last
        and partnership_role in ('lead', 'contributing')
)

select
    review_type,
    partnership_role as role,
    count(*) filter (is_in_progress) as in_progress,
    count(*) filter (is_in_progress and due_on < $last) as late,
    count(*) filter (is_of_year) as completed,
    count(*) filter (is_of_year and published_date <= $last) as published,
    count(*) filter (
        is_of_year and published_date is null and coalesce(publication_decision, 'undecided') = 'undecided'
    ) as undecided
from read
group by review_type, partnership_role
having in_progress + completed > 0
order by role desc, review_type
