-- One row per section 47 enquiry started; whether it was quorate is null where nobody recorded who took part.
with taking_part as (
    -- One row per enquiry and agency that took part.
    select
        record_id,
        unnest(strategy_discussion_agencies) as agency_code
    from childrens_social_care.section_47_enquiries
    where start_date is not null
),

present as (
    -- One row per enquiry and agency, or group of agencies, that took part.
    select
        record_id,
        agency_code as code
    from taking_part
    union
    select
        taking_part.record_id,
        agencies.group_code as code
    from taking_part
    inner join codes.agency as agencies
        on taking_part.agency_code = agencies.code
),

minimum as (
    -- One row: how many agencies, or groups of agencies, have to take part.
    select count(*) as needed
    from local.strategy_discussion_minimum_agencies
),

quorum as (
    -- One row per enquiry that recorded who took part.
    select
        present.record_id,
        count(wanted.code) as found
    from present
    left join local.strategy_discussion_minimum_agencies as wanted
        on present.code = wanted.code
    group by present.record_id
)

select
    enquiries.record_id as case_id,
    enquiries.start_date as counted_on,
    enquiries.team,
    enquiries.district,
    case when quorum.record_id is not null then quorum.found = minimum.needed end as is_met
from childrens_social_care.section_47_enquiries as enquiries
left join quorum
    on enquiries.record_id = quorum.record_id
cross join minimum
where enquiries.start_date is not null
