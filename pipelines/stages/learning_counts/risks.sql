-- One row per emerging risk of the year, or that still waits for its answer. The words are printed once the group has
-- had them.
select
    coalesce(theme_code, '') as theme,
    case when reported_to_group_date <= $last then finding_text else '' end as text,
    found_date as found_on,
    likelihood,
    severity,
    case when response_date <= $last then response_date end as responded_on,
    found_date >= $first_of_quarter as is_new
from partnership.learning_findings
where kind = 'emerging_risk'
    and found_date <= $last
    and (found_date >= $first_of_year or coalesce(response_date > $last, true))
order by is_new desc, likelihood * severity desc nulls last, found_on desc, finding_id
