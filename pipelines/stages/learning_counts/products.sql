-- One row per product of the calendar that was due or issued in the year, or is due in the half-year to come.
select
    product_type,
    min(title) as title,
    min(due_date) as due_on,
    case when min(issued_date) <= $last then min(issued_date) end as issued_on
from partnership.dissemination
where product_type in (
    'learning_from_practice_update', 'annual_report', 'learning_and_improvement_framework', 'business_plan'
)
group by item_id, product_type
having coalesce(due_on, issued_on) between $first_of_year and cast($last as date) + interval 6 month
order by due_on, product_type
