-- One row per theme and kind of finding, whatever activity made it.
select
    coalesce(theme_code, '') as theme,
    kind,
    count(*) filter (found_date >= $first_of_year) as in_year,
    count(*) filter (found_date < $first_of_year) as in_year_before
from partnership.learning_findings
where found_date between $first_of_year_before and $last
group by theme, kind
order by theme, kind
