-- One row per annual product, on the day when it was due: the earliest that any of its copies has.
with due as (
    -- One row per product.
    select
        item_id,
        product_type,
        min(due_date) as due_date,
        min(record_id) as record_id
    from partnership.dissemination
    where
        product_type in ('annual_report', 'learning_and_improvement_framework', 'business_plan')
        and due_date is not null
    group by item_id, product_type
)

select
    due.record_id as case_id,
    due.due_date as counted_on,
    due.product_type,
    count(case when copies.issued_date <= due.due_date then 1 end) = count(*) as is_met
from due
inner join partnership.dissemination as copies
    on
        due.item_id = copies.item_id
        and due.product_type = copies.product_type
group by due.record_id, due.due_date, due.product_type
