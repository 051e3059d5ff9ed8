-- One row per allegation, from its referral to the designated officer.
select
    allegations.record_id as case_id,
    allegations.referral_date as started_on,
    cast(null as date) as due_on,
    allegations.conclusion_date as done_on
from childrens_social_care.lado_allegations as allegations
