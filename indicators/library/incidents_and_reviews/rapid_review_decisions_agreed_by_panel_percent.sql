-- One row per serious incident on which the national Panel answered.
select
    record_id as case_id,
    panel_response_date as counted_on,
    panel_quality_comment,
    coalesce(is_decision_agreed_by_panel, false) as is_met
from partnership.serious_incidents
where panel_response_date is not null
