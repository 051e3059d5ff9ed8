-- One row per round of the Section 11 audit or of the learning and development audit: completed when its last return
-- came, once it was due.
select
    case return_type
        when 'section_11' then 'section_11_audit'
        else 'learning_and_development_audit'
    end as activity_type,
    upper(round_id) as activity_id,
    round_id as title,
    max(greatest(returned_date, due_date)) as completed_on
from partnership.section_11_returns
group by all
order by activity_type, activity_id
