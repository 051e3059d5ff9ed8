-- One row per type of activity whose findings led, by a recommendation, to actions.
with read as (
    -- One row per action.
    select
        findings.activity_type,
        actions.status not in ('completed', 'stopped') as is_open,
        actions.status not in ('completed', 'stopped') and actions.due_date < $last as is_overdue,
        actions.completion_date between $first_of_year and $last as is_completed,
        actions.impact_judgement in ('made_a_difference', 'some_difference') as is_difference,
        actions.impact_review_date between $first_of_year and $last
            and actions.impact_judgement in ('made_a_difference', 'some_difference', 'no_difference') as is_judged
    from partnership.actions as actions
    inner join partnership.recommendations as recommendations using (recommendation_id)
    inner join partnership.learning_findings as findings using (finding_id)
    where actions.agreed_date <= $last
)

select
    activity_type,
    count(*) filter (is_open) as open,
    count(*) filter (is_overdue) as overdue,
    count(*) filter (is_completed) as completed,
    count(*) filter (is_judged) as judged,
    count(*) filter (is_judged and is_difference) as made_a_difference
from read
group by activity_type
having open + completed + judged > 0
order by activity_type
