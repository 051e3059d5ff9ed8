-- One row per campaign that was issued in the year.
select
    any_value(title) as title,
    coalesce(any_value(theme_code), '') as theme,
    min(issued_date) as issued_on,
    count(distinct agency_code) filter (agency_code != 'partnership') as agencies
from partnership.dissemination
where product_type = 'campaign'
    and issued_date between $first_of_year and $last
group by item_id
order by issued_on, item_id
