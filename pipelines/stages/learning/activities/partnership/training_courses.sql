-- One row per course that its delegates were asked about afterwards, completed with the last answer so far.
select
    'training_evaluation' as activity_type,
    courses.course_id as activity_id,
    courses.title,
    max(evaluations.follow_up_date) as completed_on,
    courses.objective_id,
    courses.theme_code as theme
from partnership.training_courses as courses
inner join partnership.training_evaluations as evaluations
    on courses.course_id = evaluations.course_id
where evaluations.follow_up_date is not null
group by all
order by activity_type, activity_id
