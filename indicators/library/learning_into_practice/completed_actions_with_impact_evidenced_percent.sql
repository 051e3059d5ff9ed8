-- One row per completed action, counted once the months for a review of its impact are over.
select
    actions.record_id as case_id,
    cast(actions.completion_date + standards.impact_review_months * interval '1 month' as date) as counted_on,
    actions.owner_agency_code,
    actions.theme_code,
    actions.impact_evidence_method,
    actions.impact_latest_value is not null
    and coalesce(
        actions.impact_judgement in ('made_a_difference', 'some_difference', 'no_difference'), false
    ) as is_met
from partnership.actions as actions
cross join local.standards as standards
where
    actions.status = 'completed'
    and actions.completion_date is not null
