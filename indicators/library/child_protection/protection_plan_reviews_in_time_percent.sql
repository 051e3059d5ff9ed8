-- One row per child whose plan was open at the extract date and old enough to be due its first review.
with open_plans as (
    -- One row per plan open at the extract date, the newest plan of the child first.
    select
        *,
        row_number() over (
            partition by child_id, snapshot_date
            order by start_date desc, record_id desc
        ) as newest_first
    from childrens_social_care.child_protection_plans_snapshots
    where
        start_date <= as_at
        and (end_date is null or end_date > as_at)
),

due_plans as (
    -- One row per child and extract: the newest plan, where it is old enough.
    select
        open_plans.*,
        open_plans.start_date + standards.cp_first_review_months * interval '1 month' as first_review_due,
        standards.cp_later_review_months as later_review_months
    from open_plans
    cross join local.standards as standards
    where
        open_plans.newest_first = 1
        and open_plans.start_date + standards.cp_first_review_months * interval '1 month' <= open_plans.as_at
),

dates as (
    -- One row per plan and date in its list of reviews.
    select
        record_id,
        snapshot_date,
        unnest(review_dates) as review_date
    from due_plans
),

reviews as (
    -- One row per plan and day of a review: the initial conference is not one.
    select distinct
        due_plans.record_id,
        due_plans.snapshot_date,
        due_plans.first_review_due,
        due_plans.later_review_months,
        dates.review_date
    from due_plans
    inner join dates
        on
            due_plans.record_id = dates.record_id
            and due_plans.snapshot_date = dates.snapshot_date
    where
        dates.review_date > due_plans.start_date
        and dates.review_date <= due_plans.as_at
),

spaced as (
    -- One row per review, with the review before it.
    select
        *,
        lag(review_date) over (partition by record_id, snapshot_date order by review_date) as review_before
    from reviews
),

judged as (
    -- One row per plan with a review.
    select
        record_id,
        snapshot_date,
        max(review_date) as latest_review_date,
        max(
            case
                when review_before is null and review_date > first_review_due then 1
                when review_date > review_before + later_review_months * interval '1 month' then 1
                else 0
            end
        ) as has_late_review
    from spaced
    group by record_id, snapshot_date
)

select
    due_plans.record_id as case_id,
    due_plans.snapshot_date as counted_on,
    due_plans.team,
    due_plans.reviews_basis,
    due_plans.district,
    case
        when judged.latest_review_date is null then due_plans.first_review_due >= due_plans.as_at
        when judged.latest_review_date + due_plans.later_review_months * interval '1 month' < due_plans.as_at then false
        -- Where only the latest review is supplied, the earlier ones cannot be judged.
        when due_plans.reviews_basis = 'latest_only' then true
        else judged.has_late_review = 0
    end as is_met
from due_plans
left join judged
    on
        due_plans.record_id = judged.record_id
        and due_plans.snapshot_date = judged.snapshot_date
