-- One row per month end and standard that an agency has graded in the latest round of the Section 11 audit.
with rounds as (
    -- One row per round of the Section 11 audit: it is due when the last of its returns is.
    select
        round_id,
        max(due_date) as due_on,
        min(record_id) as record_id
    from partnership.section_11_returns
    where return_type = 'section_11'
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
    returned.record_id as case_id,
    placed.month_end as counted_on,
    returned.standard_code,
    returned.agency_code,
    coalesce(returned.moderated_grade, returned.grade) = 'met' as is_met
from placed
inner join partnership.section_11_returns as returned
    on
        placed.round_id = returned.round_id
        and placed.month_end >= returned.returned_date
where
    placed.place = 1
    and returned.return_type = 'section_11'
    and coalesce(returned.moderated_grade, returned.grade) <> 'not_applicable'
