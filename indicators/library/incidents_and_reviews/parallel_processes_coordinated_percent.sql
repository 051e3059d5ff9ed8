-- One row per review and month end at which it was open beside another process.
with beside_another as (
    -- One row per review with another process on the same case.
    select distinct record_id
    from (
        select
            record_id,
            unnest(parallel_processes) as review_type
        from partnership.reviews
    ) as processes
)

select
    reviews.record_id as case_id,
    month_ends.month_end as counted_on,
    reviews.review_type,
    coalesce(reviews.parallel_process_agreed_date <= month_ends.month_end, false) as is_met
from partnership.reviews as reviews
inner join beside_another
    on reviews.record_id = beside_another.record_id
inner join calendar.month_ends as month_ends
    on
        reviews.commissioned_date <= month_ends.month_end
        and (reviews.completion_date is null or reviews.completion_date > month_ends.month_end)
where reviews.partnership_role in ('lead', 'contributing')
