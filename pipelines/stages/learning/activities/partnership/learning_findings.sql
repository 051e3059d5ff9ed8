-- One row per activity that the log alone knows: scrutiny, peer reviews, horizon scans, analyses.
select
    activity_type,
    activity_id,
    min(activity_title) as title,
    max(found_date) as completed_on
from partnership.learning_findings
where
    activity_type in (
        'independent_scrutiny', 'peer_review', 'horizon_scan', 'complaints_analysis', 'lado_analysis',
        'dataset_concern'
    )
group by activity_type, activity_id
order by activity_type, activity_id
