-- One row per type of activity whose findings led to recommendations.
select
    findings.activity_type,
    count(*) filter (recommendations.agreed_date >= $first_of_year) as made,
    count(*) filter (
        recommendations.status = 'implemented' and recommendations.implemented_date between $first_of_year and $last
    ) as implemented,
    count(*) filter (recommendations.status in ('accepted', 'in_progress')) as open,
    count(*) filter (
        recommendations.status in ('accepted', 'in_progress') and recommendations.due_date < $last
    ) as overdue
from partnership.recommendations as recommendations
inner join partnership.learning_findings as findings using (finding_id)
where recommendations.agreed_date <= $last
group by findings.activity_type
having made + implemented + open > 0
order by findings.activity_type
