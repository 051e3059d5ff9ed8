-- One row per recommendation.
select
    recommendation_id,
    finding_id,
    recommendation_text as words,
    addressed_to,
    agreed_date as agreed_on,
    due_date as due_on,
    status,
    implemented_date as implemented_on
from partnership.recommendations
order by recommendation_id
