-- One row per learning event delivered that offered places: how many it offered, and how many of those were taken up.
with attended as (
    -- One row per course that a delegate attended.
    select
        course_id,
        count(*) as places
    from partnership.training_evaluations
    where booking_status = 'attended'
    group by course_id
)

select
    courses.record_id as case_id,
    courses.delivered_date as counted_on,
    courses.method,
    courses.theme_code,
    -- A delegate let in beyond the places offered fills none of them.
    least(coalesce(attended.places, 0), courses.places_offered) as numerator,
    courses.places_offered as denominator
from partnership.training_courses as courses
left join attended
    on courses.course_id = attended.course_id
where
    courses.delivered_date is not null
    and courses.places_offered >= 1
