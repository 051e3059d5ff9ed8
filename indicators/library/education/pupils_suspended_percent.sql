-- One row per pupil and month end, of pupils on roll in one of the last three terms.
with terms as (
    -- One row per month end and term of the three that ended last.
    select
        month_ends.month_end,
        school_terms.school_year,
        school_terms.term,
        school_terms.term_end
    from calendar.month_ends as month_ends
    inner join calendar.school_terms as school_terms
        on
            school_terms.term_end >= date_trunc('month', month_ends.month_end) - interval 11 month
            and month_ends.month_end >= school_terms.term_end
),

pupils as (
    -- One row per pupil, term and month end of a window that holds the term, the latest term first.
    select
        pupil_terms.*,
        terms.month_end,
        terms.term_end,
        row_number() over (
            partition by pupil_terms.child_id, terms.month_end
            order by terms.term_end desc, pupil_terms.record_id desc
        ) as newest_first
    from education.pupil_terms as pupil_terms
    inner join terms
        on
            pupil_terms.school_year = terms.school_year
            and pupil_terms.term = terms.term
),

given_reasons as (
    -- One row per pupil, month end, term with a suspension and reason given for it.
    select
        child_id,
        month_end,
        unnest(suspension_reasons) as reason
    from pupils
    where suspensions >= 1
),

reasons as (
    -- One row per suspended pupil and month end with a reason: that reason, or that there were several.
    select
        child_id,
        month_end,
        case when min(reason) = max(reason) then min(reason) else 'several' end as suspension_reason
    from given_reasons
    group by child_id, month_end
),

suspended as (
    -- One row per pupil and month end: suspensions in the window.
    select
        child_id,
        month_end,
        sum(suspensions) as suspensions
    from pupils
    group by child_id, month_end
)

select
    pupils.child_id as case_id,
    pupils.month_end as counted_on,
    pupils.special_educational_provision,
    pupils.ethnic_group,
    case when suspended.suspensions >= 1 then reasons.suspension_reason else 'not_suspended' end as suspension_reason,
    pupils.district,
    suspended.suspensions >= 1 as is_met
from pupils
inner join suspended
    on
        pupils.child_id = suspended.child_id
        and pupils.month_end = suspended.month_end
left join reasons
    on
        pupils.child_id = reasons.child_id
        and pupils.month_end = reasons.month_end
where pupils.newest_first = 1
