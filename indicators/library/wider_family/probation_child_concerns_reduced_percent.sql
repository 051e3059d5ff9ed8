-- One row per enquiry of probation reviewed that began with medium or high concern for children.
select
    enquiries.record_id as case_id,
    enquiries.reviewed_date as counted_on,
    enquiries.trigger,
    -- A level that was not recorded is not lower than another.
    case enquiries.concern_level_at_review when 'none' then 0 when 'low' then 1 when 'medium' then 2 else 3 end
    < case enquiries.concern_level_at_start when 'medium' then 2 else 3 end as is_met
from probation.child_safeguarding_enquiries as enquiries
where
    enquiries.reviewed_date is not null
    and enquiries.concern_level_at_start in ('medium', 'high')
