-- One row per practitioner asked whether supervision helps them reflect; null where the answer is blank.
select
    answers.record_id as case_id,
    answers.held_date as counted_on,
    answers.agency_code,
    answers.role_group,
    answers.score >= standards.agree_score as is_met
from partnership.practitioner_feedback as answers
cross join local.standards as standards
where answers.question_code = 'P4'
