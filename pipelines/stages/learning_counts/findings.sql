-- One row per type of activity, kind and theme. Where the activity looked at one child's life the theme is left out:
-- it may tell of the child.
with read as (
    -- One row per finding.
    select
        activity_type,
        kind,
        case
            when activity_type in (
                'rapid_review', 'local_review', 'national_review', 'other_statutory_review', 'child_death_review',
                'joint_agency_response'
            ) then ''
            else coalesce(theme_code, '')
        end as theme,
        found_date between $first_of_quarter and $last as is_of_quarter,
        found_date between $first_of_year and $last as is_of_year,
        found_date between $first_of_year_before and $last_of_year_before as is_of_year_before,
        reported_to_group_date <= $last as is_reported,
        shared_with_contributors_date <= $last as is_fed_back,
        case when response_date <= $last then response end as answer,
        response_due_date between $first_of_year and $last as is_due,
        response_date <= response_due_date as is_in_time,
        response_due_date < $last and coalesce(response_date > $last, true) as is_waiting,
        case when follow_up_date between $first_of_year and $last then follow_up_result end as followed_up
    from partnership.learning_findings
)

select
    activity_type,
    kind,
    theme,
    count(*) filter (is_of_quarter) as in_quarter,
    count(*) filter (is_of_year) as in_year,
    count(*) filter (is_of_year_before) as in_year_before,
    count(*) filter (is_of_year and is_reported) as reported,
    count(*) filter (is_of_year and is_fed_back) as fed_back,
    count(*) filter (is_of_year and answer = 'accepted') as accepted,
    count(*) filter (is_of_year and answer = 'partly_accepted') as partly_accepted,
    count(*) filter (is_of_year and answer = 'not_accepted') as not_accepted,
    count(*) filter (is_due) as due,
    count(*) filter (is_due and is_in_time) as answered_in_time,
    count(*) filter (is_waiting) as waiting,
    count(*) filter (followed_up = 'resolved') as resolved,
    count(*) filter (followed_up = 'partly_resolved') as partly_resolved,
    count(*) filter (followed_up = 'not_resolved') as not_resolved,
    count(*) filter (is_of_year and answer is null) as unanswered
from read
group by activity_type, kind, theme
having in_year + in_year_before + due + waiting + resolved + partly_resolved + not_resolved > 0
order by activity_type, kind, theme
