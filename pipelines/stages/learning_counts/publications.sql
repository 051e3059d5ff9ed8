-- One row per publication of the year, or considered in it, or whose assurance is still to come.
select
    source,
    title,
    published_date as published_on,
    case when considered_date <= $last then considered_date end as considered_on,
    coalesce(relevance, '') as relevance,
    coalesce(is_assurance_requested, false) as is_assurance_requested,
    assurance_due_date as assurance_due_on,
    case when assurance_completion_date <= $last then assurance_completion_date end as assured_on,
    coalesce(assurance_result, '') as assurance_result
from partnership.external_learning
where published_date <= $last
    and (
        published_date >= $first_of_year
        or considered_date >= $first_of_year
        or (is_assurance_requested and coalesce(assurance_completion_date >= $first_of_year, true))
    )
order by published_date desc, publication_id
