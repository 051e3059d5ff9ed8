-- One row per publication from elsewhere that was judged relevant, completed when it was considered.
select
    'external_publication' as activity_type,
    publication_id as activity_id,
    title,
    considered_date as completed_on
from partnership.external_learning
where relevance in ('relevant', 'partly_relevant')
order by activity_type, activity_id
