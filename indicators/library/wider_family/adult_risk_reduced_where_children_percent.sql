-- One row per adult safeguarding concern concluded with a child at home and a risk found.
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
    concerns.conclusion_date as counted_on,
    described.abuse_types,
    concerns.is_parent_or_carer,
    coalesce(concerns.risk_outcome in ('removed', 'reduced'), false) as is_met
from adult_social_care.safeguarding_concerns as concerns
left join described
    on concerns.record_id = described.record_id
where
    concerns.conclusion_date is not null
    and concerns.has_child_in_household
    and coalesce(concerns.risk_outcome, 'not_recorded') <> 'no_risk_found'
