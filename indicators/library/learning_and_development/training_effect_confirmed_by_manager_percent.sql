-- One row per place whose delegate used the training in practice, counted in the quarter after its course.
select
    places.record_id as case_id,
    cast(courses.delivered_date + interval 3 month as date) as counted_on,
    courses.theme_code,
    places.agency_code,
    coalesce(places.is_manager_confirmed, false) as is_met
from partnership.training_evaluations as places
cross join local.standards as standards
inner join partnership.training_courses as courses
    on places.course_id = courses.course_id
where
    courses.delivered_date is not null
    and places.booking_status = 'attended'
    and places.is_applied_to_practice
    and date_diff('day', courses.delivered_date, places.follow_up_date)
    between standards.training_follow_up_earliest_days and standards.training_follow_up_latest_days
