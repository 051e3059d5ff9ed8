-- One row per type of activity whose learning something carried in the year.
with known as (
    -- One row per activity that found something, by its type.
    select distinct activity_type, activity_id
    from partnership.learning_findings
),

sent as (
    -- One row per item, agency and activity that it carries.
    select *, unnest(activity_ids) as activity_id
    from partnership.dissemination
    where issued_date between $first_of_year and $last
)

select
    known.activity_type as "of",
    count(distinct sent.item_id) as items,
    count(distinct sent.agency_code) filter (sent.agency_code != 'partnership') as agencies,
    count(distinct sent.agency_code) filter (
        sent.agency_code != 'partnership' and sent.embedding_activity != 'none' and sent.embedding_activity_date <= $last
    ) as embedding,
    count(distinct sent.agency_code) filter (
        sent.agency_code != 'partnership' and sent.checked_date <= $last
    ) as checking
from sent
inner join known using (activity_id)
group by known.activity_type
order by known.activity_type
