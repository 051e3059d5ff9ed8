-- One row per child with an open plan and a recent review, aged 4 or over then; null where taking part is not recorded.
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

dates as (
    -- One row per plan and date in its list of reviews.
    select
        record_id,
        snapshot_date,
        as_at,
        start_date,
        unnest(review_dates) as review_date
    from open_plans
    where newest_first = 1
),

latest_reviews as (
    -- One row per plan with a review: the initial conference is not one.
    select
        record_id,
        snapshot_date,
        max(review_date) as review_date
    from dates
    where
        review_date > start_date
        and review_date <= as_at
    group by record_id, snapshot_date
)

select
    open_plans.record_id as case_id,
    open_plans.snapshot_date as counted_on,
    ages.age_band,
    open_plans.ethnic_group,
    open_plans.is_disabled,
    open_plans.district,
    case when open_plans.last_review_participation is not null then counted.code is not null end as is_met
from open_plans
inner join latest_reviews
    on
        open_plans.record_id = latest_reviews.record_id
        and open_plans.snapshot_date = latest_reviews.snapshot_date
left join local.participation_codes_counted as counted
    on open_plans.last_review_participation = counted.code
left join calendar.ages as ages
    on
        open_plans.birth_month = ages.birth_month
        and open_plans.snapshot_date = ages.month_end
where latest_reviews.review_date >= open_plans.as_at - interval 6 month
-- Only the month of birth is held: a child is 4 from the first day of the birthday month.
and latest_reviews.review_date >= open_plans.birth_month + interval 48 month
-- PN0 says that the child was under 4.
and coalesce(open_plans.last_review_participation, '') <> 'PN0'
