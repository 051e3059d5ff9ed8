-- One row per month end and action agreed in the 12 months, once its days of grace are over.
select
    actions.record_id as case_id,
    month_ends.month_end as counted_on,
    actions.owner_agency_code,
    actions.theme_code,
    actions.impact_indicator_id is not null
    and actions.impact_baseline_value is not null
    and actions.impact_expected_value is not null
    and actions.impact_expected_date is not null
    and actions.impact_evidence_method is not null
    and coalesce(
        date_diff('day', actions.agreed_date, actions.impact_agreed_date) <= standards.impact_measure_grace_days,
        false
    ) as is_met
from partnership.actions as actions
cross join local.standards as standards
inner join calendar.month_ends as month_ends
    on
        actions.agreed_date >= date_trunc('month', month_ends.month_end) - interval 11 month
        and date_diff('day', actions.agreed_date, month_ends.month_end) > standards.impact_measure_grace_days
