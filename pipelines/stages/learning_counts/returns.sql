-- One row per return and agency, of the latest round that fell due.
with latest as (
    -- One row per return.
    select return_type, arg_max(round_id, (due_date, round_id)) as round_id
    from partnership.section_11_returns
    where due_date <= $last
    group by return_type
),

read as (
    -- One row per agency and standard.
    select
        *,
        coalesce(moderated_grade, grade) as final_grade,
        coalesce(moderated_grade, grade) in ('partly_met', 'not_met') as is_gap,
        returned_date <= $last as is_returned
    from partnership.section_11_returns
    inner join latest using (return_type, round_id)
)

select
    return_type,
    round_id,
    agency_code as agency,
    max(due_date) as due_on,
    case when bool_and(coalesce(is_returned, false)) then max(returned_date) end as returned_on,
    count(*) filter (is_returned and final_grade in ('met', 'partly_met', 'not_met')) as graded,
    count(*) filter (is_returned and final_grade = 'met') as met,
    count(*) filter (is_returned and is_gap and action_due_date is null) as gaps_without_date,
    count(*) filter (
        is_returned and is_gap and action_due_date < $last and coalesce(action_completion_date > $last, true)
    ) as gaps_overdue,
    count(*) filter (is_returned and is_gap and action_completion_date <= $last) as gaps_closed,
    count(*) filter (is_returned and is_support_requested) as support
from read
group by return_type, round_id, agency_code
order by return_type, agency
