-- One row per method, theme and whether the event answers learning of the partnership.
select
    courses.method,
    coalesce(courses.theme_code, '') as theme,
    coalesce(reasons.group_code = 'activity', false) as is_from_learning,
    count(*) filter (delivered_date between $first_of_quarter and $last) as in_quarter,
    count(*) filter (delivered_date between $first_of_year and $last) as in_year,
    coalesce(sum(places_offered) filter (delivered_date between $first_of_year and $last), 0) as places,
    count(*) filter (is_cancelled and planned_date between $first_of_year and $last) as cancelled
from partnership.training_courses as courses
left join codes.arises_from as reasons on reasons.code = courses.arises_from
group by all
having in_year + cancelled > 0
order by method, theme, is_from_learning
