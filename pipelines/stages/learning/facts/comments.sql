-- One row per theme that at least three practitioners of one activity named in their own words: never one voice alone.
select
    'front_line' as source_kind,
    activity_id,
    comment_theme_code as theme,
    max(held_date) as raised_on
from partnership.practitioner_feedback
where comment_theme_code is not null
group by activity_id, comment_theme_code
having count(distinct response_id) >= 3
order by activity_id, theme
