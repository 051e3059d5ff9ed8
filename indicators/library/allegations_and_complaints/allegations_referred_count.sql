-- One row per allegation against an adult who works with children, on the day when it was referred.
select
    record_id as case_id,
    referral_date as counted_on,
    workforce_sector,
    harm_type
from childrens_social_care.lado_allegations
