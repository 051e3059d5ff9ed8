-- One row per complaint upheld at a stage, and month end of twelve months that hold its answer and three months since.
select
    complaints.record_id as case_id,
    month_ends.month_end as counted_on,
    complaints.agency_code,
    complaints.subject,
    coalesce(complaints.is_change_made, false) as is_met
from childrens_social_care.complaints as complaints
inner join calendar.month_ends as month_ends
    on
        complaints.response_date >= date_trunc('month', month_ends.month_end) - interval 11 month
        and complaints.response_date + interval 3 month <= month_ends.month_end
where complaints.outcome in ('upheld', 'partly_upheld')
