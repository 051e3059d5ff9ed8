-- One row per adult safeguarding concern with a child at home; null where nobody asked about a child.
with types as (
    -- One row per concern and type of abuse.
    select
        record_id,
        unnest(abuse_types) as abuse_type
    from adult_social_care.safeguarding_concerns
),

described as (
    -- One row per concern with a type of abuse: that type, or that there were several.
    select
        record_id,
        case when min(abuse_type) = max(abuse_type) then min(abuse_type) else 'several' end as abuse_types
    from types
    group by record_id
)

select
    concerns.record_id as case_id,
    concerns.raised_date as counted_on,
    described.abuse_types,
    case
        when concerns.has_child_in_household
            then
                coalesce(
                    concerns.children_considered_date >= concerns.raised_date
                    and considered.working_day_number - raised.working_day_number
                    <= standards.adult_concern_working_days,
                    false
                )
                or coalesce(
                    concerns.shared_with_childrens_social_care_date >= concerns.raised_date
                    and shared.working_day_number - raised.working_day_number
                    <= standards.adult_concern_working_days,
                    false
                )
    end as is_met
from adult_social_care.safeguarding_concerns as concerns
cross join local.standards as standards
left join described
    on concerns.record_id = described.record_id
left join calendar.days as raised
    on concerns.raised_date = raised.day
left join calendar.days as considered
    on concerns.children_considered_date = considered.day
left join calendar.days as shared
    on concerns.shared_with_childrens_social_care_date = shared.day
where coalesce(concerns.has_child_in_household, true)
