-- One row per referral received; each repeat counts.
with received as (
    -- One row per referral received: a row known only from the list of children in need is an episode.
    select *
    from childrens_social_care.referrals
    where origin <> 'list_6'
)

select
    received.record_id as case_id,
    received.referral_date as counted_on,
    received.source_group,
    received.age_band,
    received.ethnic_group,
    received.team,
    received.district,
    exists(
        select 1
        from received as earlier
        where
            earlier.child_id = received.child_id
            and earlier.referral_date < received.referral_date
            and earlier.referral_date >= received.referral_date - standards.re_referral_months * interval '1 month'
    ) as is_met
from received
cross join local.standards as standards
