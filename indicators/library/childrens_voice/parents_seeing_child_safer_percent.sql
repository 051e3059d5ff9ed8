-- One row per parent or carer asked whether their child is safer; null where the answer is blank.
select
    answers.record_id as case_id,
    answers.held_date as counted_on,
    answers.activity_type,
    answers.score >= standards.agree_score as is_met
from partnership.young_people_feedback as answers
cross join local.standards as standards
where answers.question_code = 'Y7'
