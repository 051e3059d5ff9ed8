-- One row per type of activity and agency with findings whose answer is overdue.
select
    activity_type,
    coalesce(agency_code, '') as agency,
    count(*) as count,
    min(response_due_date) as due_since
from partnership.learning_findings
where response_due_date < $last
    and coalesce(response_date > $last, true)
group by activity_type, agency_code
order by due_since, activity_type, agency_code
