-- One row per referral received; a child referred twice is two referrals.
select
    referrals.record_id as case_id,
    referrals.referral_date as counted_on,
    referrals.source_group,
    referrals.age_band,
    referrals.ethnic_group,
    referrals.district
from childrens_social_care.referrals as referrals
-- A row known only from the list of children in need is an episode, not a referral received.
where referrals.origin <> 'list_6'
