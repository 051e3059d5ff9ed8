-- One row per product or message that was issued in the year: whose learning it carries, and the agencies that were
-- sent it, passed it on, did something with it and asked staff about it.
with known as (
    -- One row per activity that found something, by its type.
    select distinct activity_type, activity_id
    from partnership.learning_findings
),

carried as (
    -- One row per item and type of activity whose learning it carries.
    select distinct sent.item_id, known.activity_type
    from (
        select item_id, unnest(activity_ids) as activity_id
        from partnership.dissemination
    ) as sent
    inner join known using (activity_id)
)

select
    min(items.title) as title,
    items.product_type,
    coalesce(min(items.theme_code), '') as theme,
    min(items.issued_date) as issued_on,
    coalesce(
        (select list(carried.activity_type order by carried.activity_type)
        from carried
        where carried.item_id = items.item_id), []
    ) as activity_types,
    list(items.agency_code order by items.agency_code) as agencies,
    coalesce(
        list(items.agency_code order by items.agency_code) filter (items.cascaded_date <= $last), []
    ) as cascading,
    coalesce(
        list(items.agency_code order by items.agency_code) filter (
            items.embedding_activity != 'none' and items.embedding_activity_date <= $last
        ), []
    ) as embedding,
    coalesce(
        list(items.agency_code order by items.agency_code) filter (items.checked_date <= $last), []
    ) as checking
from partnership.dissemination as items
where items.issued_date between $first_of_year and $last
group by items.item_id, items.product_type
order by issued_on, items.item_id
