-- One row per early help assessment completed.
select
    assessments.record_id as case_id,
    assessments.completion_date as counted_on,
    assessments.lead_agency_code,
    assessments.age_band,
    assessments.ethnic_group,
    assessments.district
from childrens_social_care.assessments as assessments
where
    assessments.assessment_type = 'early_help'
    and assessments.completion_date is not null
