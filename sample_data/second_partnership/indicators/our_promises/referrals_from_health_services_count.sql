-- One row per referral received from a health service.
select
    referrals.record_id as case_id,
    referrals.referral_date as counted_on,
    referrals.source_code,
    referrals.age_band,
    referrals.district
from childrens_social_care.referrals as referrals
where
    -- A row known only from the list of children in need is an episode, not a referral received.
    referrals.origin <> 'list_6'
    and referrals.source_code in ('3A', '3B', '3C', '3D', '3E', '3F')
