-- One row per episode closed because help had ended or was not needed, counted once its months of follow-up are over.
select
    episodes.record_id as case_id,
    cast(episodes.closure_date + standards.re_referral_months * interval '1 month' as date) as counted_on,
    episodes.closure_reason,
    episodes.age_band,
    episodes.ethnic_group,
    episodes.team,
    episodes.district,
    not exists (
        select 1
        from childrens_social_care.referrals as later
        where
            later.child_id = episodes.child_id
            and later.referral_date > episodes.closure_date
            and later.referral_date <= episodes.closure_date + standards.re_referral_months * interval '1 month'
    ) as is_met
from childrens_social_care.referrals as episodes
cross join local.standards as standards
where
    episodes.closure_date is not null
    and episodes.closure_reason in ('RC7', 'RC8', 'RC9')
