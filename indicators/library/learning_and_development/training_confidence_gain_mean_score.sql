-- One row per place attended on a learning event delivered; null where the delegate did not give both scores.
select
    places.record_id as case_id,
    courses.delivered_date as counted_on,
    courses.theme_code,
    places.agency_code,
    places.role_group,
    places.confidence_after - places.confidence_before as value  -- noqa: RF04
from partnership.training_evaluations as places
inner join partnership.training_courses as courses
    on places.course_id = courses.course_id
where
    courses.delivered_date is not null
    and places.booking_status = 'attended'
