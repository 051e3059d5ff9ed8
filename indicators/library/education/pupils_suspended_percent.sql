-- One row per pupil and month end, of pupils on roll in one of the last three terms.
with windows as (
    -- One row per term and each of the three that have ended last when it ends.
    select
        latest.term_end as window_end,
        terms.school_year,
        terms.term,
        terms.term_end
    from calendar.school_terms as latest
    inner join calendar.school_terms as terms
        on
            latest.term_end >= terms.term_end
            and latest.term_end - interval 12 month < terms.term_end
),

months as (
    -- One row per month end: the term that ended last.
    select
        month_ends.month_end,
        max(terms.term_end) as window_end
    from calendar.month_ends as month_ends
    inner join calendar.school_terms as terms
        on month_ends.month_end >= terms.term_end
    group by month_ends.month_end
),

pupils as (
    -- One row per pupil, window and term in it, the latest term first.
    select
        pupil_terms.child_id,
        pupil_terms.special_educational_provision,
        pupil_terms.ethnic_group,
        pupil_terms.district,
        pupil_terms.suspensions,
        pupil_terms.suspension_reasons,
        windows.window_end,
        row_number() over (
            partition by pupil_terms.child_id, windows.window_end
            order by windows.term_end desc, pupil_terms.record_id desc
        ) as newest_first
    from education.pupil_terms as pupil_terms
    inner join windows
        on
            pupil_terms.school_year = windows.school_year
            and pupil_terms.term = windows.term
),

suspended as (
    -- One row per pupil and window with a suspension.
    select distinct
        child_id,
        window_end
    from pupils
    where suspensions >= 1
),

given_reasons as (
    -- One row per pupil, window, term with a suspension and reason given for it.
    select
        child_id,
        window_end,
        unnest(suspension_reasons) as reason
    from pupils
    where suspensions >= 1
),

reasons as (
    -- One row per pupil and window with a reason for a suspension: that reason, or that there were several.
    select
        child_id,
        window_end,
        case when min(reason) = max(reason) then min(reason) else 'several' end as suspension_reasons
    from given_reasons
    group by child_id, window_end
)

select
    pupils.child_id as case_id,
    months.month_end as counted_on,
    pupils.special_educational_provision,
    pupils.ethnic_group,
    case when suspended.child_id is null then 'not_suspended' else reasons.suspension_reasons end as suspension_reasons,
    pupils.district,
    suspended.child_id is not null as is_met
from pupils
inner join months
    on pupils.window_end = months.window_end
left join suspended
    on
        pupils.child_id = suspended.child_id
        and pupils.window_end = suspended.window_end
left join reasons
    on
        pupils.child_id = reasons.child_id
        and pupils.window_end = reasons.window_end
where pupils.newest_first = 1
