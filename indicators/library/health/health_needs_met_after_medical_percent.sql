-- One row per medical that found unmet health needs, counted in the quarter after the examination.
select
    medicals.record_id as case_id,
    cast(cast(medicals.examined_at as date) + interval 3 month as date) as counted_on,
    medicals.medical_type,
    medicals.age_band,
    medicals.district,
    coalesce(
        date_diff('day', cast(medicals.examined_at as date), medicals.health_needs_met_date) >= 0
        and date_diff('day', cast(medicals.examined_at as date), medicals.health_needs_met_date)
        <= standards.health_needs_met_days,
        false
    ) as is_met
from health.child_protection_medicals as medicals
cross join local.standards as standards
where
    medicals.examined_at is not null
    and medicals.has_unmet_health_needs
