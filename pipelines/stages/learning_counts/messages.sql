-- One row per agency that was sent something in the year.
select
    agency_code as agency,
    count(*) as issued,
    count(*) filter (cascaded_date <= $last) as cascaded,
    count(*) filter (embedding_activity != 'none' and embedding_activity_date <= $last) as embedded,
    count(*) filter (checked_date <= $last) as checked
from partnership.dissemination
where issued_date between $first_of_year and $last
    and agency_code != 'partnership'
group by agency_code
order by agency_code
