-- One row per month end and gap that an agency had in the round before, graded again in the latest round.
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
),

gaps as (
    -- One row per round, agency and standard that was partly met or not met.
    select distinct
        round_id,
        agency_code,
        standard_code
    from partnership.section_11_returns
    where
        return_type = 'section_11'
        and coalesce(moderated_grade, grade) in ('partly_met', 'not_met')
)

select
    graded_again.record_id as case_id,
    latest.month_end as counted_on,
    graded_again.standard_code,
    graded_again.agency_code,
    coalesce(graded_again.moderated_grade, graded_again.grade) = 'met' as is_met
from placed as latest
inner join placed as earlier
    on latest.month_end = earlier.month_end
inner join gaps
    on earlier.round_id = gaps.round_id
inner join partnership.section_11_returns as graded_again
    on
        latest.round_id = graded_again.round_id
        and gaps.agency_code = graded_again.agency_code
        and gaps.standard_code = graded_again.standard_code
        and latest.month_end >= graded_again.returned_date
where
    latest.place = 1
    and earlier.place = 2
    and graded_again.return_type = 'section_11'
    and coalesce(graded_again.moderated_grade, graded_again.grade) <> 'not_applicable'
