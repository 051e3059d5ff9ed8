-- One row per place booked on a learning event delivered, whose delegate attended or did not.
select
    places.record_id as case_id,
    courses.delivered_date as counted_on,
    places.agency_code,
    courses.method,
    places.booking_status = 'attended' as is_met
from partnership.training_evaluations as places
inner join partnership.training_courses as courses
    on places.course_id = courses.course_id
where
    courses.delivered_date is not null
    and places.booking_status in ('attended', 'did_not_attend')
