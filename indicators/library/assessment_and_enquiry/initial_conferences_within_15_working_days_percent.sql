-- One row per initial child protection conference held, other than for a child who moved in on a plan.
with conferences as (
    -- One row per initial conference, with the working days since its enquiry started.
    select
        enquiries.*,
        held.working_day_number - started.working_day_number as working_days
    from childrens_social_care.section_47_enquiries as enquiries
    left join calendar.days as started
        on enquiries.start_date = started.day
    left join calendar.days as held
        on enquiries.conference_date = held.day
    where
        enquiries.conference_date is not null
        and not coalesce(enquiries.is_transfer_in, false)
)

select
    conferences.record_id as case_id,
    conferences.conference_date as counted_on,
    conferences.team,
    conferences.age_band,
    conferences.district,
    -- A conference with no enquiry, or before it, stays in and never meets the standard.
    coalesce(
        conferences.conference_date >= conferences.start_date
        and conferences.working_days <= standards.icpc_working_days,
        false
    ) as is_met
from conferences
cross join local.standards as standards
