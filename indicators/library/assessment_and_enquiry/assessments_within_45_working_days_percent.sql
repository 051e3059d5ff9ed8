-- One row per social care assessment completed.
with completed as (
    -- One row per social care assessment completed, with the working days that it took.
    select
        assessments.*,
        authorised.working_day_number - started.working_day_number as working_days
    from childrens_social_care.assessments as assessments
    left join calendar.days as started
        on assessments.start_date = started.day
    left join calendar.days as authorised
        on assessments.completion_date = authorised.day
    where
        assessments.assessment_type = 'social_care'
        and assessments.completion_date is not null
)

select
    completed.record_id as case_id,
    completed.completion_date as counted_on,
    completed.team,
    completed.age_band,
    -- The bands of the published table.
    case
        when completed.working_days = 0 then 'same_day'
        when completed.working_days <= 10 then '1-10'
        when completed.working_days <= 20 then '11-20'
        when completed.working_days <= 30 then '21-30'
        when completed.working_days <= 40 then '31-40'
        when completed.working_days <= 45 then '41-45'
        when completed.working_days <= 50 then '46-50'
        when completed.working_days <= 60 then '51-60'
        when completed.working_days > 60 then '61+'
    end as duration_band,
    completed.district,
    coalesce(completed.working_days <= standards.assessment_working_days, false) as is_met
from completed
cross join local.standards as standards
