"""Homeless households with children, and homeless 16 and 17 year olds, in temporary accommodation (D13)."""

import polars as pl

from schemas.extract import (
    Code,
    Day,
    Extract,
    Id,
    Integer,
    YesNo,
    code,
    day,
    identifier,
    integer,
    query,
    reject,
    supplied,
    titled,
    yes_no,
)
from schemas.spans import starts_inside_an_earlier_span


@supplied(
    key=("household_id", "placed_date"),
    index="placed_date",
    end="left_date",
    owner="housing authorities (unitary, borough or district councils)",
)
class HomelessHouseholds(Extract):
    """One row per placement in temporary accommodation, of a household with children or a homeless 16 or 17 year old.

    The household's identifier is a pseudonym of the housing authority. A day of placement that is blank or after the
    extract date is refused, as in every dataset.
    """

    household_id: Id = identifier(required=True)
    placed_date: Day = titled("Placed", day(required=True))
    left_date: Day = titled("Left", day())
    accommodation_type: Code = titled("Type of accommodation", code("temporary_accommodation_type", required=True))
    children_in_household: Integer = integer(required=True, at_least=0)
    youngest_child_age_band: Code = titled("Age of the youngest child", code("age_band"))
    is_applicant_16_or_17: YesNo = titled("Applicant aged 16 or 17", yes_no(required=True))
    # Housing and social care together, of a homeless 16 or 17 year old.
    joint_assessment_date: Day = day()
    homelessness_reason: Code = titled("Reason for homelessness", code("homelessness_reason"))
    is_out_of_area: YesNo = titled("Out of the area", yes_no())
    # School, health visitor or early help told of the move.
    services_told_date: Day = day()
    is_known_to_social_care: YesNo = titled("Known to social care", yes_no())
    exit_destination: Code = titled("Where the household went", code("accommodation_exit"))

    @reject(
        "left_date",
        says="The household left before it was placed.",
        fix="Correct one of the two dates.",
    )
    def left_before_it_was_placed(cls) -> pl.Expr:
        return pl.col("left_date") < pl.col("placed_date")

    @query(
        "children_in_household",
        says="The household has no children and the applicant is not 16 or 17; the row is not counted.",
        fix="Correct the number of children or the mark, or leave the household out.",
    )
    def without_children_or_young_applicant(cls) -> pl.Expr:
        return (pl.col("children_in_household") == 0) & ~pl.col("is_applicant_16_or_17").fill_null(value=False)

    @query(
        "exit_destination",
        says="The household left and the row does not say where it went.",
        fix="Say where the household went.",
    )
    def left_for_nowhere(cls) -> pl.Expr:
        return pl.col("left_date").is_not_null() & pl.col("exit_destination").is_null()

    @query(
        "left_date",
        says="The row says where the household went and not when it left.",
        fix="Give the day on which it left, or clear the destination.",
    )
    def destination_without_leaving(cls) -> pl.Expr:
        return pl.col("exit_destination").is_not_null() & pl.col("left_date").is_null()

    @query(
        "placed_date",
        says="The placement starts before an earlier one of the same household has ended.",
        fix="Correct the dates of one of the two placements.",
    )
    def overlaps_another_placement(cls) -> pl.Expr:
        return starts_inside_an_earlier_span("placed_date", "left_date", of="household_id")

    @query(
        "services_told_date",
        says="Services were told of the move before the household was placed.",
        fix="Correct one of the two dates.",
    )
    def services_told_before_the_placement(cls) -> pl.Expr:
        return pl.col("services_told_date") < pl.col("placed_date")
