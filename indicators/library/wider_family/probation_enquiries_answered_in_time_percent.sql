-- One row per enquiry of probation, counted on the last day on which an answer was in time.
select
    enquiries.record_id as case_id,
    due.day as counted_on,
    enquiries.trigger,
    coalesce(
        answered.working_day_number - requested.working_day_number <= standards.probation_answer_working_days,
        false
    ) as is_met
from probation.child_safeguarding_enquiries as enquiries
cross join local.standards as standards
inner join calendar.days as requested
    on enquiries.requested_date = requested.day
inner join calendar.days as due
    on
        requested.working_day_number + standards.probation_answer_working_days = due.working_day_number
        and due.is_working_day
left join calendar.days as answered
    on enquiries.answered_date = answered.day
