-- One row per round of the Section 11 audit and agency expected to return: done when its last standard came.
with rounds as (
    -- One row per round: it is due when the last of its returns is.
    select
        round_id,
        max(due_date) as due_on
    from partnership.section_11_returns
    where return_type = 'section_11'
    group by round_id
),

complete as (
    -- One row per round and agency that returned every standard asked for.
    select
        received.round_id,
        received.agency_code,
        max(received.returned_date) as done_on
    from partnership.section_11_returns as received
    inner join codes.return_standard as asked
        on received.standard_code = asked.code
    where received.return_type = 'section_11'
    group by received.round_id, received.agency_code
    having
        count(*) = count(received.returned_date)
        and count(distinct case when asked.group_code = 'section_11' then asked.code end) = (
            select count(*)
            from codes.return_standard
            where group_code = 'section_11'
        )
)

select
    rounds.round_id || ' ' || expected.code as case_id,
    rounds.due_on as started_on,
    rounds.due_on,
    complete.done_on
from rounds
cross join local.section_11_agencies as expected
left join complete
    on
        rounds.round_id = complete.round_id
        and expected.code = complete.agency_code
