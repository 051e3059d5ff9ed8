-- One row per audit as a whole that began by the quarter's end and is not older than two years.
select
    audit_id,
    audit_kind as kind,
    min(audit_title) as title,
    coalesce(min(theme_code), '') as theme,
    case when audit_kind = 'single_agency' then min(agency_code) else '' end as agency,
    min(fieldwork_start_date) as began_on,
    case when max(reported_date) <= $last then max(reported_date) end as reported_on,
    case
        when max(presented_at_annual_meeting_date) <= $last then max(presented_at_annual_meeting_date)
    end as presented_on
from partnership.audited_cases
where fieldwork_start_date <= $last
group by audit_id, audit_kind
having coalesce(max(reported_date), $last) >= $first_of_year_before
order by began_on, audit_id
