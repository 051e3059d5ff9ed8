"""Cases judged in audits (D18)."""

import polars as pl

from schemas.extract import (
    AcrossRule,
    Code,
    Day,
    Extract,
    Id,
    Text,
    YesNo,
    code,
    day,
    identifier,
    other_child_identifier,
    query,
    reject,
    supplied,
    text,
    titled,
    yes_no,
)
from schemas.settings import setting

_ACROSS = (
    AcrossRule(
        "re_audit_of_an_unknown_audit",
        ("re_audit_of",),
        says="The audit that this one repeats is not there.",
        fix="Give the identifier of the earlier audit as it was sent, or send that audit.",
        sql="""
            select again.submission_id, again.row_number
            from partnership.audited_cases as again
            where again.re_audit_of is not null
                and not exists (
                    select 1
                    from partnership.audited_cases as earlier
                    where earlier.audit_id = again.re_audit_of
                )
        """,
    ),
)

# Repeated on each of an audit's rows.
_OF_THE_AUDIT = (
    "audit_kind",
    "audit_title",
    "theme_code",
    "objective_id",
    "methodology",
    "terms_of_reference_agreed_date",
    "fieldwork_start_date",
    "reported_date",
    "presented_at_annual_meeting_date",
    "re_audit_of",
)


@supplied(
    key=("audit_id", "case_reference", "agency_code"),
    index="fieldwork_start_date",
    owner="Business Unit (multi-agency audits) and each agency (single-agency audits)",
    across=_ACROSS,
)
class AuditedCases(Extract):
    """One row per case judged in an audit, per judged agency.

    In a multi-agency audit the row with agency_code `partnership` carries the overall judgement. Fieldwork that
    starts after the extract date is refused, as an index date is in every dataset.
    """

    audit_id: Id = identifier(required=True)
    audit_kind: Code = code("audit_kind", required=True)
    audit_title: Text = text(required=True)
    # Spotlight of the audit.
    theme_code: Code = titled("Theme", code("theme"))
    objective_id: Id = titled("Objective", identifier())
    methodology: Code = code("audit_methodology")
    terms_of_reference_agreed_date: Day = day()
    fieldwork_start_date: Day = day(required=True)
    # To the Practice Improvement Group.
    reported_date: Day = day()
    presented_at_annual_meeting_date: Day = day()
    # audit_id of the earlier audit.
    re_audit_of: Id = titled("Re-audit of", identifier())
    # Not an identifier of the child.
    case_reference: Text = text(required=True)
    child_id: Id = other_child_identifier()
    agency_code: Code = titled("Agency judged", code("agency", required=True))
    grade: Code = code("audit_grade")
    # Used instead of the grade where given.
    moderated_grade: Code = code("audit_grade")
    is_child_voice_evident: YesNo = titled("Child's voice evident", yes_no())
    is_impact_on_child_evident: YesNo = titled("Impact on the child evident", yes_no())
    is_reflective_supervision_evident: YesNo = titled("Reflective supervision evident", yes_no())
    is_information_shared_in_time: YesNo = titled("Information shared in time", yes_no())
    is_threshold_correct: YesNo = titled("Threshold correct", yes_no())
    is_practitioner_involved: YesNo = titled("Practitioner involved", yes_no())
    is_family_involved: YesNo = titled("Family involved", yes_no())

    @reject(
        "audit_id",
        says="Rows of one audit differ in something that is the same for the whole audit.",
        fix="Give every row of the audit the same kind, title, theme, objective, method and dates.",
    )
    def audit_differs_between_rows(cls) -> pl.Expr:
        return pl.any_horizontal(pl.col(name).n_unique().over("audit_id") > 1 for name in _OF_THE_AUDIT)

    @reject(
        "reported_date",
        says="The audit was reported before its fieldwork started.",
        fix="Correct one of the two dates.",
    )
    def reported_before_fieldwork(cls) -> pl.Expr:
        return pl.col("reported_date") < pl.col("fieldwork_start_date")

    @query(
        "grade",
        says="The grade is blank or could not be read; the case is left out of the grades and shown apart.",
        fix="Give the grade.",
    )
    def not_graded(cls) -> pl.Expr:
        return pl.col("grade").is_null() & pl.col("moderated_grade").is_null()

    @query(
        "re_audit_of",
        says="The audit is a re-audit and does not say of which audit.",
        fix="Give the identifier of the earlier audit.",
    )
    def re_audit_of_nothing(cls) -> pl.Expr:
        return (pl.col("audit_kind") == "re_audit") & pl.col("re_audit_of").is_null()

    @query(
        "re_audit_of",
        says="The audit names an earlier audit and is not a re-audit.",
        fix="Correct the kind of audit, or clear the earlier audit.",
    )
    def earlier_audit_of_another_kind(cls) -> pl.Expr:
        return (pl.col("audit_kind") != "re_audit") & pl.col("re_audit_of").is_not_null()

    @query(
        "terms_of_reference_agreed_date",
        says="The multi-agency audit has no date on which its terms of reference were agreed.",
        fix="Give the date.",
    )
    def terms_of_reference_not_agreed(cls) -> pl.Expr:
        return _is_multi_agency() & pl.col("terms_of_reference_agreed_date").is_null()

    @query(
        "terms_of_reference_agreed_date",
        says="The terms of reference were agreed after fieldwork had started.",
        fix="Correct one of the two dates, or confirm them.",
    )
    def terms_of_reference_agreed_late(cls) -> pl.Expr:
        is_late = pl.col("terms_of_reference_agreed_date") > pl.col("fieldwork_start_date")
        return _is_multi_agency() & is_late

    @query(
        "audit_id",
        says="The audit has fewer cases than the fewest for which grades are published.",
        fix="Send the cases that are missing, or confirm that there were no more.",
    )
    def too_few_cases(cls) -> pl.Expr:
        cases = pl.col("case_reference").n_unique().over("audit_id")
        return _is_first_row_of("audit_id") & (cases < pl.lit(setting("audit_minimum_cases")))

    @query(
        "agency_code",
        says="The case of a multi-agency audit has no row with the overall judgement.",
        fix="Add the row whose agency is `partnership`.",
    )
    def no_overall_judgement(cls) -> pl.Expr:
        has_overall = (pl.col("agency_code") == "partnership").any().over("audit_id", "case_reference")
        return _is_multi_agency() & ~has_overall & _is_first_row_of("audit_id", "case_reference")

    @query(
        "presented_at_annual_meeting_date",
        says="The audit was not presented in the month of the annual meeting.",
        fix="Correct the date, or confirm that the meeting was held in another month.",
    )
    def not_presented_in_the_month_of_the_meeting(cls) -> pl.Expr:
        month = pl.col("presented_at_annual_meeting_date").dt.month()
        return month != pl.lit(setting("annual_audit_meeting_month"))


def _is_multi_agency() -> pl.Expr:
    return pl.col("audit_kind").is_in(["multi_agency_themed", "multi_agency_case"])


def _is_first_row_of(*group: str) -> pl.Expr:
    # One query for the group, not one for each of its rows.
    return pl.col("row_number") == pl.col("row_number").min().over(*group)
