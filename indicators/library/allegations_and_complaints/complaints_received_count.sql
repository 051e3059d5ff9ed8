-- One row per complaint received at stage 1.
select
    record_id as case_id,
    received_date as counted_on,
    agency_code,
    subject,
    complainant
from childrens_social_care.complaints
where stage = '1'
