-- One row per child or young person asked whether they have an adult they trust; null where the answer is blank.
select
    answers.record_id as case_id,
    answers.held_date as counted_on,
    answers.activity_type,
    answers.age_band,
    answers.is_disabled,
    answers.score >= standards.agree_score as is_met
from partnership.young_people_feedback as answers
cross join local.standards as standards
where answers.question_code = 'Y5'
