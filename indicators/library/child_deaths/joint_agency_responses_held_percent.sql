-- One row per death of a child that called for a joint agency response.
select
    deaths.record_id as case_id,
    cast(deaths.died_at as date) as counted_on,
    deaths.jar_trigger,
    deaths.joint_agency_response_date is not null as is_met
from cdop.child_deaths as deaths
where deaths.jar_trigger in (select triggers.code from local.jar_triggers as triggers)
