-- One row per Learning from Practice Update, on the day when it was due: the earliest that any agency's copy has.
with due as (
    -- One row per Update.
    select
        item_id,
        min(due_date) as due_date
    from partnership.dissemination
    where
        product_type = 'learning_from_practice_update'
        and due_date is not null
    group by item_id
)

select
    due.item_id as case_id,
    due.due_date as counted_on,
    count(case when copies.issued_date <= due.due_date then 1 end) = count(*) as is_met
from due
inner join partnership.dissemination as copies
    on due.item_id = copies.item_id
where copies.product_type = 'learning_from_practice_update'
group by due.item_id, due.due_date
