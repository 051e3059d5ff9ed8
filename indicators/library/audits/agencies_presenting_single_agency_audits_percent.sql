-- One row per month end and agency expected to present its own audits at the annual meeting.
with presented as (
    -- One row per agency and meeting at which it presented an audit of its own.
    select distinct
        agency_code,
        presented_at_annual_meeting_date
    from partnership.audited_cases
    where
        audit_kind = 'single_agency'
        and presented_at_annual_meeting_date is not null
)

select
    expected.code as case_id,
    month_ends.month_end as counted_on,
    expected.code as agency_code,
    count(presented.agency_code) > 0 as is_met
from local.single_agency_audit_agencies as expected
cross join calendar.month_ends as month_ends
left join presented
    on
        expected.code = presented.agency_code
        and date_trunc('month', month_ends.month_end) - interval 11 month <= presented.presented_at_annual_meeting_date
        and month_ends.month_end >= presented.presented_at_annual_meeting_date
group by expected.code, month_ends.month_end
