-- One row per allegation concluded in which learning for the organisation was found.
select
    record_id as case_id,
    conclusion_date as counted_on,
    workforce_sector,
    coalesce(is_organisational_change_made, false) as is_met
from childrens_social_care.lado_allegations
where
    conclusion_date is not null
    and has_learning
