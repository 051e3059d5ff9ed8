-- One row per product or message per receiving agency.
select
    item_id,
    agency_code as agency,
    product_type,
    title,
    theme_code as theme,
    activity_ids,
    due_date as due_on,
    issued_date as issued_on,
    embedding_activity,
    embedding_activity_date as embedded_on,
    checked_date as checked_on
from partnership.dissemination
order by item_id, agency_code
