-- One row per external publication, on the day when the months for its consideration end.
select
    publications.record_id as case_id,
    cast(publications.published_date + standards.external_learning_months * interval '1 month' as date) as counted_on,
    publications.source,
    coalesce(
        publications.considered_date
        <= publications.published_date + standards.external_learning_months * interval '1 month',
        false
    ) as is_met
from partnership.external_learning as publications
cross join local.standards as standards
