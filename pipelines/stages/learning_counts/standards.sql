-- One row per return, round and standard, of the two latest rounds that fell due.
with rounds as (
    -- One row per return and round, the latest first.
    select
        return_type,
        round_id,
        max(due_date) as due_on,
        row_number() over (partition by return_type order by max(due_date) desc) as age
    from partnership.section_11_returns
    where due_date <= $last
    group by return_type, round_id
)

select
    rounds.return_type,
    rounds.round_id,
    rounds.due_on,
    returns.standard_code as standard,
    count(*) filter (coalesce(returns.moderated_grade, returns.grade) = 'met') as met,
    count(*) filter (coalesce(returns.moderated_grade, returns.grade) = 'partly_met') as partly_met,
    count(*) filter (coalesce(returns.moderated_grade, returns.grade) = 'not_met') as not_met
from rounds
inner join partnership.section_11_returns as returns using (return_type, round_id)
where rounds.age <= 2
    and returns.returned_date <= $last
group by all
order by rounds.return_type, rounds.due_on desc, standard
