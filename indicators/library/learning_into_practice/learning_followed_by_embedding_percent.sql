-- One row per learning product and agency that received it, counted once the months for embedding it are over.
select
    items.record_id as case_id,
    cast(items.issued_date + standards.embedding_months * interval '1 month' as date) as counted_on,
    items.agency_code,
    items.embedding_activity,
    coalesce(
        items.embedding_activity <> 'none'
        and items.embedding_activity_date >= items.issued_date
        and items.embedding_activity_date <= items.issued_date + standards.embedding_months * interval '1 month',
        false
    ) as is_met
from partnership.dissemination as items
cross join local.standards as standards
inner join local.learning_products as products
    on items.product_type = products.code
where items.issued_date is not null
