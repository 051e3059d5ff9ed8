-- One row per month end and placement of a family in bed and breakfast open at it.
select
    households.record_id as case_id,
    month_ends.month_end as counted_on,
    households.is_out_of_area,
    households.homelessness_reason,
    date_diff('day', households.placed_date, month_ends.month_end)
    > standards.bed_and_breakfast_maximum_weeks * 7 as is_met
from housing.homeless_households as households
cross join local.standards as standards
inner join calendar.month_ends as month_ends
    on
        households.placed_date <= month_ends.month_end
        and (households.left_date is null or households.left_date > month_ends.month_end)
where
    households.accommodation_type = 'bed_and_breakfast'
    and households.children_in_household >= 1
