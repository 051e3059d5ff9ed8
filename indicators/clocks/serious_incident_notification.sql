-- One row per serious incident that meets the criteria, from the day on which the local authority became aware.
select
    incidents.record_id as case_id,
    incidents.la_aware_date as started_on,
    cast(null as date) as due_on,
    incidents.notified_date as done_on
from partnership.serious_incidents as incidents
where incidents.is_criteria_met
