-- One row per pupil and month end, of pupils known to social care in one of the last three terms.
with terms as (
    -- One row per month end and term of the three that ended last, with the term's first day.
    select
        month_ends.month_end,
        school_terms.school_year,
        school_terms.term,
        school_terms.term_end,
        case
            when school_terms.term = 'spring' then date_trunc('month', school_terms.term_end) - interval 2 month
            else date_trunc('month', school_terms.term_end) - interval 3 month
        end as term_start
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
        sum(pupil_terms.suspensions) over (
            partition by pupil_terms.child_id, terms.month_end
        ) as suspensions_in_window,
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
    -- One row per child and month end: known to social care on a day of the last three terms.
    select distinct
        open_episodes.child_id,
        terms.month_end
    from open_episodes
    inner join terms
        on
            open_episodes.start_date <= terms.term_end
            and (open_episodes.end_date is null or open_episodes.end_date > terms.term_start)
),

matched_pupils as (
    -- One row per pupil and month end: the pupil is matched to a child known to social care.
    select distinct
        pupils.child_id,
        pupils.month_end
    from pupils
    inner join known_children
        on
            pupils.social_care_child_id = known_children.child_id
            and pupils.month_end = known_children.month_end
)

select
    pupils.child_id as case_id,
    pupils.month_end as counted_on,
    pupils.special_educational_provision,
    pupils.ethnic_group,
    pupils.district,
    pupils.suspensions_in_window >= 1 as is_met
from pupils
inner join matched_pupils
    on
        pupils.child_id = matched_pupils.child_id
        and pupils.month_end = matched_pupils.month_end
where pupils.newest_first = 1
