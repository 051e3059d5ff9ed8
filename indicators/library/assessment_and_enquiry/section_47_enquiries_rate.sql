-- One row per section 47 enquiry started.
select
    enquiries.record_id as case_id,
    enquiries.start_date as counted_on,
    enquiries.age_band,
    enquiries.ethnic_group,
    enquiries.district
from childrens_social_care.section_47_enquiries as enquiries
-- A conference held without an enquiry has no start date.
where enquiries.start_date is not null
