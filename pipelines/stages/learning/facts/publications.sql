-- One row per publication from elsewhere.
select
    publication_id,
    title,
    published_date as published_on,
    relevance,
    is_assurance_requested,
    assurance_due_date as assurance_due_on,
    assurance_completion_date as assured_on
from partnership.external_learning
order by publication_id
