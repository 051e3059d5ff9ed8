-- One row per complaint and stage, on the day when its answer fell due.
with allowed as (
    -- One row per complaint and stage, with the working days that it may take.
    select
        complaints.*,
        case
            when complaints.stage = '1' and complaints.is_extended
                then standards.complaint_stage_1_extended_working_days
            when complaints.stage = '1' then standards.complaint_stage_1_working_days
            when complaints.stage = '2' and complaints.is_extended
                then standards.complaint_stage_2_extended_working_days
            when complaints.stage = '2' then standards.complaint_stage_2_working_days
            else standards.complaint_stage_3_working_days
        end as working_days
    from childrens_social_care.complaints as complaints
    cross join local.standards as standards
)

select
    allowed.record_id as case_id,
    due.day as counted_on,
    allowed.stage,
    allowed.agency_code,
    coalesce(allowed.response_date <= due.day, false) as is_met
from allowed
inner join calendar.days as received
    on allowed.received_date = received.day
inner join calendar.days as due
    on
        due.is_working_day
        and received.working_day_number + allowed.working_days = due.working_day_number
