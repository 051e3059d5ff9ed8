-- One row per child protection medical requested that was not called off and has fallen due.
with due_medicals as (
    -- One row per medical requested and not called off, with the last day on which it is in time.
    select
        medicals.*,
        medicals.medical_type in ('acute_physical', 'acute_sexual') as is_acute,
        cast(medicals.requested_at + standards.acute_medical_hours * interval '1 hour' as date) as acute_due_date,
        requested.working_day_number as requested_number,
        extracted.working_day_number as extracted_number
    from health.child_protection_medicals as medicals
    cross join local.standards as standards
    left join calendar.days as requested
        on cast(medicals.requested_at as date) = requested.day
    left join calendar.days as extracted
        on medicals.as_at = extracted.day
    where medicals.not_examined_reason is null
)

select
    medicals.record_id as case_id,
    cast(medicals.requested_at as date) as counted_on,
    medicals.medical_type,
    medicals.supplier_agency_code,
    medicals.district,
    case
        when medicals.examined_at is null then false
        when medicals.is_acute and medicals.requested_at_has_time and medicals.examined_at_has_time
            then medicals.examined_at <= medicals.requested_at + standards.acute_medical_hours * interval '1 hour'
        -- Without both times, whole days are compared.
        when medicals.is_acute
            then
                date_diff('day', cast(medicals.requested_at as date), cast(medicals.examined_at as date)) * 24
                <= standards.acute_medical_hours
        else coalesce(
            examined.working_day_number - medicals.requested_number <= standards.non_acute_medical_working_days,
            false
        )
    end as is_met
from due_medicals as medicals
cross join local.standards as standards
left join calendar.days as examined
    on cast(medicals.examined_at as date) = examined.day
where
    (medicals.is_acute and medicals.acute_due_date <= medicals.as_at)
    or (
        not medicals.is_acute
        -- It falls due on the last working day of the standard, and has passed when that day is over.
        and coalesce(
            medicals.extracted_number - medicals.requested_number >= standards.non_acute_medical_working_days,
            true
        )
    )
