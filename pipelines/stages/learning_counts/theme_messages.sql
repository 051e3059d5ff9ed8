-- One row per theme that something carried in the year.
select
    theme_code as "of",
    count(distinct item_id) as items,
    count(distinct agency_code) filter (agency_code != 'partnership') as agencies,
    count(distinct agency_code) filter (
        agency_code != 'partnership' and embedding_activity != 'none' and embedding_activity_date <= $last
    ) as embedding,
    count(distinct agency_code) filter (agency_code != 'partnership' and checked_date <= $last) as checking
from partnership.dissemination
where issued_date between $first_of_year and $last
    and theme_code is not null
group by theme_code
order by theme_code
