-- One row per pupil and month end, of pupils known to social care in one of the last three terms.
with terms as (
    -- One row per term, with its first day.
    select
        school_year,
        term,
        term_end,
        case
            when term = 'spring' then date_trunc('month', term_end) - interval 2 month
            else date_trunc('month', term_end) - interval 3 month
        end as term_start
    from calendar.school_terms
),

windows as (
    -- One row per term and each of the three that have ended last when it ends.
    select
        latest.term_end as window_end,
        terms.school_year,
        terms.term,
        terms.term_start,
        terms.term_end
    from calendar.school_terms as latest
    inner join terms
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
    inner join terms
        on month_ends.month_end >= terms.term_end
    group by month_ends.month_end
),

open_episodes as (
    -- One row per referral episode or period of being looked after.
    select
        child_id,
        referral_date as start_date,
        closure_date as end_date
    from childrens_social_care.referrals
    where not coalesce(is_no_further_action, false)
    union all
    select
        child_id,
        start_date,
        end_date
    from childrens_social_care.children_looked_after
    -- Short breaks are in no count.
    where coalesce(legal_status, 'not_known') not in ('V3', 'V4')
),

known_children as (
    -- One row per child and window: known to social care on a day of one of its terms.
    select distinct
        open_episodes.child_id,
        windows.window_end
    from open_episodes
    inner join windows
        on
            open_episodes.start_date <= windows.term_end
            and (open_episodes.end_date is null or open_episodes.end_date > windows.term_start)
),

matched_pupils as (
    -- One row per pupil and window: the pupil is matched to a child known to social care.
    select distinct
        pupil_terms.child_id,
        windows.window_end
    from education.pupil_terms as pupil_terms
    inner join windows
        on
            pupil_terms.school_year = windows.school_year
            and pupil_terms.term = windows.term
    inner join known_children
        on
            pupil_terms.social_care_child_id = known_children.child_id
            and windows.window_end = known_children.window_end
),

pupils as (
    -- One row per matched pupil, window and term in it, the latest term first.
    select
        pupil_terms.child_id,
        pupil_terms.special_educational_provision,
        pupil_terms.ethnic_group,
        pupil_terms.district,
        windows.window_end,
        sum(pupil_terms.suspensions) over (
            partition by pupil_terms.child_id, windows.window_end
        ) as suspensions,
        row_number() over (
            partition by pupil_terms.child_id, windows.window_end
            order by windows.term_end desc, pupil_terms.record_id desc
        ) as newest_first
    from education.pupil_terms as pupil_terms
    inner join windows
        on
            pupil_terms.school_year = windows.school_year
            and pupil_terms.term = windows.term
    inner join matched_pupils
        on
            pupil_terms.child_id = matched_pupils.child_id
            and windows.window_end = matched_pupils.window_end
)

select
    pupils.child_id as case_id,
    months.month_end as counted_on,
    pupils.special_educational_provision,
    pupils.ethnic_group,
    pupils.district,
    pupils.suspensions >= 1 as is_met
from pupils
inner join months
    on pupils.window_end = months.window_end
where pupils.newest_first = 1
