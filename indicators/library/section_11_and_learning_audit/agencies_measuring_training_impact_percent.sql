-- One row per month end and agency that had returned the latest round of the learning and development audit.
with rounds as (
    -- One row per round of the learning and development audit: it is due when the last of its returns is.
    select
        round_id,
        max(due_date) as due_on,
        min(record_id) as record_id
    from partnership.section_11_returns
    where return_type = 'learning_and_development'
    group by round_id
),

placed as (
    -- One row per month end and round due by then, the latest first.
    select
        month_ends.month_end,
        rounds.round_id,
        row_number() over (
            partition by month_ends.month_end
            order by rounds.due_on desc, rounds.record_id asc
        ) as place
    from rounds
    inner join calendar.month_ends as month_ends
        on rounds.due_on <= month_ends.month_end
)

select
    returned.agency_code as case_id,
    placed.month_end as counted_on,
    returned.agency_code,
    max(
        case
            when returned.standard_code = 'LD4' and coalesce(returned.moderated_grade, returned.grade) = 'met' then 1
            else 0
        end
    ) = 1 as is_met
from placed
inner join partnership.section_11_returns as returned
    on
        placed.round_id = returned.round_id
        and placed.month_end >= returned.returned_date
where
    placed.place = 1
    and returned.return_type = 'learning_and_development'
group by placed.month_end, returned.agency_code
