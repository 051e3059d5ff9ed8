-- One row per allegation: concluded ones on the day of their conclusion, open ones at the end of the last whole month.
select
    record_id as case_id,
    case
        when conclusion_date is not null then conclusion_date
        when referral_date > cast(date_trunc('month', as_at + interval 1 day) - interval 1 day as date)
            then referral_date
        else cast(date_trunc('month', as_at + interval 1 day) - interval 1 day as date)
    end as counted_on,
    workforce_sector,
    outcome,
    -- Null while the allegation is open: neither in time nor late.
    conclusion_date <= referral_date + interval 1 month as is_met
from childrens_social_care.lado_allegations
