-- One row per serious incident notified; several categories of abuse are shown as multiple.
with categories as (
    -- One row per incident and category of abuse.
    select
        record_id,
        unnest(abuse_categories) as category
    from partnership.serious_incidents
),

described as (
    -- One row per incident with a category of abuse.
    select
        record_id,
        case when count(distinct category) > 1 then 'MUL' else min(category) end as category
    from categories
    group by record_id
)

select
    incidents.record_id as case_id,
    incidents.notified_date as counted_on,
    incidents.harm,
    described.category as abuse_categories
from partnership.serious_incidents as incidents
left join described
    on incidents.record_id = described.record_id
where incidents.notified_date is not null
