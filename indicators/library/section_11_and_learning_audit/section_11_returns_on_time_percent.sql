-- One row per month end and agency expected to return, by the latest round of the Section 11 audit that is due.
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

in_time as (
    -- One row per round and agency that returned every standard asked for, and each of its standards, by its date.
    select
        returned.round_id,
        returned.agency_code
    from partnership.section_11_returns as returned
    inner join codes.return_standard as asked
        on returned.standard_code = asked.code
    where returned.return_type = 'section_11'
    group by returned.round_id, returned.agency_code
    having
        min(case when returned.returned_date <= returned.due_date then 1 else 0 end) = 1
        and count(distinct case when asked.group_code = 'section_11' then asked.code end) = (
            select count(*)
            from codes.return_standard
            where group_code = 'section_11'
        )
)

select
    expected.code as case_id,
    placed.month_end as counted_on,
    expected.code as agency_code,
    in_time.agency_code is not null as is_met
from placed
cross join local.section_11_agencies as expected
left join in_time
    on
        placed.round_id = in_time.round_id
        and expected.code = in_time.agency_code
where placed.place = 1
