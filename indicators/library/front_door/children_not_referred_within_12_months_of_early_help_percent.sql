-- One row per child and quarter with an early help assessment completed, counted once the months of follow-up are over.
with completed as (
    -- One row per early help assessment completed, numbered within its child and quarter.
    select
        *,
        row_number() over (
            partition by child_id, date_trunc('quarter', completion_date)
            order by completion_date, start_date, record_id
        ) as place_in_quarter
    from childrens_social_care.assessments
    where
        assessment_type = 'early_help'
        and completion_date is not null
)

select
    completed.record_id as case_id,
    cast(completed.completion_date + standards.re_referral_months * interval '1 month' as date) as counted_on,
    completed.lead_agency_code,
    completed.age_band,
    completed.ethnic_group,
    completed.district,
    not exists (
        select 1
        from childrens_social_care.referrals as later
        where
            later.child_id = completed.child_id
            and later.referral_date > completed.completion_date
            and later.referral_date <= completed.completion_date + standards.re_referral_months * interval '1 month'
    ) as is_met
from completed
cross join local.standards as standards
where completed.place_in_quarter = 1
