"""Returns of the Section 11 audit and of the annual learning and development audit (D19)."""

import polars as pl

from schemas.codes import code_list
from schemas.extract import (
    Code,
    Day,
    Extract,
    Integer,
    Text,
    YesNo,
    code,
    day,
    integer,
    query,
    reject,
    supplied,
    text,
    titled,
    yes_no,
)
from schemas.settings import setting

_ROUND = ("return_type", "round_id")
_STEPS = {"met": 2, "partly_met": 1, "not_met": 0}


@supplied(
    key=("return_type", "round_id", "agency_code", "standard_code"),
    index="returned_date",
    index_otherwise="due_date",
    owner="every agency under the duty, through the online audit that the Business Unit exports",
)
class Section11Returns(Extract):
    """One row per agency per standard per round, for the Section 11 audit and the learning and development audit.

    An agency or a standard that is in no list is read as blank, which is refused. A standard belongs to the day on
    which it was returned; until then, to the day on which it is due, which may be still to come.
    """

    return_type: Code = code("return_type", required=True)
    round_id: Text = titled("Round", text(required=True))
    agency_code: Code = titled("Agency", code("agency", required=True))
    due_date: Day = day(required=True)
    # Blank where the agency has not returned the standard.
    returned_date: Day = day()
    standard_code: Code = titled("Standard", code("return_standard", required=True))
    grade: Code = code("standard_grade")
    # After a check by peers or the scrutineer; used instead of the grade where given.
    moderated_grade: Code = code("standard_grade")
    has_evidence: YesNo = titled("Evidence given", yes_no())
    # The agency's own action to close the gap.
    action_due_date: Day = day()
    action_completion_date: Day = day()
    is_support_requested: YesNo = titled("Support requested", yes_no())
    # For the standard LD2 alone: staff who need safeguarding training at their level, and those up to date with it.
    staff_in_scope: Integer = titled("Staff who need training", integer(at_least=0))
    staff_up_to_date: Integer = titled("Staff up to date with training", integer(at_least=0))

    @reject(
        "standard_code",
        says="The standard is not one of this kind of return.",
        fix="Correct the standard or the kind of return: S1 to S9 for Section 11, LD1 to LD6 for learning.",
    )
    def standard_of_another_return(cls) -> pl.Expr:
        return ~_group_of_standard().str.starts_with(pl.col("return_type"))

    @reject(
        "staff_up_to_date",
        says="More staff are up to date than need the training.",
        fix="Correct one of the two numbers.",
    )
    def more_up_to_date_than_in_scope(cls) -> pl.Expr:
        return pl.col("staff_up_to_date") > pl.col("staff_in_scope")

    @query(
        "agency_code",
        says="An agency that is expected to return is in none of the rows of a round.",
        fix="Add its standards, with a blank return date where it has not returned them.",
        whole_extract=True,
    )
    def expected_agency_missing(cls) -> pl.Expr:
        agencies = pl.col("agency_code")
        missing = [~(agencies == agency).any().over(_ROUND) for agency in setting("section_11_agencies")]
        return pl.any_horizontal(pl.lit(value=False), *missing)

    @query(
        "standard_code",
        says="The agency's return lacks a standard of the round.",
        fix="Add the standard, with a blank return date where the agency has not returned it.",
    )
    def standard_missing(cls) -> pl.Expr:
        of_the_return = (*_ROUND, "agency_code")
        is_asked = _group_of_standard() == pl.col("return_type")
        found = pl.col("standard_code").filter(is_asked).n_unique().over(of_the_return)
        is_first_row = pl.col("row_number") == pl.col("row_number").min().over(of_the_return)
        return is_first_row & (found < pl.col("return_type").replace_strict(_standards_asked(), default=0))

    @query(
        "grade",
        says="The standard was returned without a grade that could be read; it is left out.",
        fix="Give the grade.",
    )
    def returned_without_a_grade(cls) -> pl.Expr:
        return pl.col("returned_date").is_not_null() & _final_grade().is_null()

    @query(
        "action_due_date",
        says="The standard is not fully met, and no date is given by which the agency will close the gap.",
        fix="Give the date.",
    )
    def gap_without_an_action_date(cls) -> pl.Expr:
        return _final_grade().is_in(["partly_met", "not_met"]) & pl.col("action_due_date").is_null()

    @query(
        "has_evidence",
        says="The standard is graded as met, and evidence is not said to have been given.",
        fix="Send the evidence, or correct the grade.",
    )
    def met_without_evidence(cls) -> pl.Expr:
        return (_final_grade() == "met") & ~pl.col("has_evidence").fill_null(value=False)

    @query(
        "moderated_grade",
        says="The moderated grade is two steps away from the agency's own.",
        fix="Confirm both grades, or correct the one that is wrong.",
    )
    def moderated_by_two_steps(cls) -> pl.Expr:
        own, moderated = (pl.col(name).replace_strict(_STEPS, default=None) for name in ("grade", "moderated_grade"))
        return (own - moderated).abs() > 1

    @query(
        "staff_in_scope",
        says="Numbers of staff are given for another standard than LD2; they are not counted.",
        fix="Give them with the standard LD2 of the learning and development audit.",
    )
    def staff_numbers_elsewhere(cls) -> pl.Expr:
        has_numbers = pl.any_horizontal(pl.col("staff_in_scope", "staff_up_to_date").is_not_null())
        return has_numbers & (pl.col("standard_code") != "LD2")


def _final_grade() -> pl.Expr:
    return pl.coalesce("moderated_grade", "grade")


def _group_of_standard() -> pl.Expr:
    return pl.col("standard_code").replace_strict(dict(code_list("return_standard").groups), default=None)


def _standards_asked() -> dict[str, int]:
    """How many standards every agency is asked for, by kind of return."""
    groups = list(code_list("return_standard").groups.values())
    return {kind: groups.count(kind) for kind in code_list("return_type").codes}
