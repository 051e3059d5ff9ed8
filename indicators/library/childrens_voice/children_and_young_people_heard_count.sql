-- One row per response of a child or young person, described by its first answer.
with answers as (
    -- One row per answer, in order within its response.
    select
        *,
        row_number() over (partition by response_id order by held_date, record_id) as place
    from partnership.young_people_feedback
    where respondent_type in ('child_or_young_person', 'ambassador')
)

select
    response_id as case_id,
    held_date as counted_on,
    activity_type,
    age_band,
    ethnic_group
from answers
where place = 1
