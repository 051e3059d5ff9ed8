"""Early help and social care assessments (D2)."""

import polars as pl

from schemas.extract import (
    AcrossRule,
    ChildExtract,
    Code,
    Codes,
    Day,
    Part,
    Text,
    YesNo,
    code,
    codes,
    day,
    query,
    reject,
    supplied,
    text,
    titled,
    yes_no,
)
from schemas.settings import setting
from schemas.spans import starts_inside_an_earlier_span
from schemas.working_days import working_days_between

_PARTS = (
    Part(
        "annex_a_list_2",
        "Annex A List 2: early help assessments",
        recognised_by=("Assessment start date", "Organisation completing assessment"),
        sets={"assessment_type": "early_help"},
        window_months=6,
        covers="events",
    ),
    Part(
        "annex_a_list_4",
        "Annex A List 4: assessments",
        recognised_by=("Continuous Assessment Start Date", "Continuous Assessment Date of Authorisation"),
        sets={"assessment_type": "social_care"},
        window_months=6,
        covers="episodes",
    ),
    Part(
        "cin_census_assessments",
        "Children in need census: Assessments",
        recognised_by=("AssessmentActualStartDate", "AssessmentAuthorisationDate"),
        sets={"assessment_type": "social_care"},
        window_months=12,
        covers="episodes",
    ),
)

_ACROSS = (
    AcrossRule(
        "started_before_any_referral",
        ("start_date",),
        says="The social care assessment starts before the child's first referral.",
        fix="Correct the start date, or send the referral that led to it.",
        source="CIN 1103",
        sql="""
            select assessments.submission_id, assessments.row_number
            from childrens_social_care.assessments as assessments
            inner join (
                select child_id, min(referral_date) as first_referral_date
                from childrens_social_care.referrals
                group by child_id
            ) as referrals on referrals.child_id = assessments.child_id
            where assessments.assessment_type = 'social_care'
                and assessments.start_date < referrals.first_referral_date
        """,
    ),
)


@supplied(
    key=("child_id", "assessment_type", "start_date"),
    index="start_date",
    end="completion_date",
    age_at="start_date",
    owner="children's social care and early help, and partner agencies that lead early help assessments",
    parts=_PARTS,
    across=_ACROSS,
)
class Assessments(ChildExtract):
    """One row per assessment of a child: a social care (continuous) assessment or an early help assessment.

    A start date that is blank or after the extract date is refused, as in every dataset.
    """

    assessment_type: Code = code("assessment_type", required=True)
    start_date: Day = day(
        "Assessment start date", "Continuous Assessment Start Date", "AssessmentActualStartDate", required=True
    )
    # The authorisation, not the last visit.
    completion_date: Day = day(
        "Assessment completion date", "Continuous Assessment Date of Authorisation", "AssessmentAuthorisationDate"
    )
    # The referral that led to it; where blank the child's latest referral on or before the start date is taken.
    referral_date: Day = day()
    is_child_seen: YesNo = titled("Child seen", yes_no("Child Seen During Continuous Assessment"))
    is_requiring_services: YesNo = titled(
        "Child needs services", yes_no("Was the child assessed as requiring LA children's social care support?")
    )
    # Social care assessments only.
    factors: Codes = codes("assessment_factor", "AssessmentFactors", "AssessmentFactor")
    organisation: Text = text("Organisation completing assessment")
    # Worked out from the organisation by the partnership's own map where it is not given.
    lead_agency_code: Code = titled("Lead agency", code("agency", set_on_loading=True))
    team: Text = text("Allocated Team")

    @reject(
        "completion_date",
        says="The assessment is completed before it starts.",
        fix="Correct one of the two dates.",
        source="CIN 8608",
    )
    def completed_before_it_started(cls) -> pl.Expr:
        return pl.col("completion_date") < pl.col("start_date")

    @query(
        "referral_date",
        says="The social care assessment starts before the referral that led to it.",
        fix="Correct the start date or the referral date.",
        source="CIN 1103",
    )
    def started_before_its_referral(cls) -> pl.Expr:
        return _is_social_care() & (pl.col("start_date") < pl.col("referral_date"))

    @query(
        "start_date",
        says="The assessment starts while an earlier social care assessment of the child is open.",
        fix="Close the earlier assessment, or remove the one that was opened twice.",
        source="CIN 8863Q, 8896",
    )
    def overlaps_another_assessment(cls) -> pl.Expr:
        inside = starts_inside_an_earlier_span("start_date", "completion_date", "assessment_type")
        return _is_social_care() & inside

    @query(
        "factors",
        says="Factor 21 (none) stands with other factors.",
        fix="Remove factor 21, or the others.",
        source="CIN 8869",
    )
    def none_with_other_factors(cls) -> pl.Expr:
        return pl.col("factors").list.contains("21") & (pl.col("factors").list.n_unique() > 1)

    @query("factors", says="A factor is given more than once.", fix="Give each factor once.", source="CIN 8898")
    def factor_repeated(cls) -> pl.Expr:
        return pl.col("factors").list.len() > pl.col("factors").list.n_unique()

    @query(
        "factors",
        says="Factor 18A or 19A is used, which has left the code set.",
        fix="Say whether the abuse was by a child (18B, 19B) or by an adult (18C, 19C).",
        source="CIN 8945Q, 8950Q",
    )
    def superseded_factor(cls) -> pl.Expr:
        return pl.col("factors").list.contains("18A") | pl.col("factors").list.contains("19A")

    @query(
        "completion_date",
        says="The social care assessment has been open for longer than the standard.",
        fix="Give the date of authorisation, or confirm that it is still open.",
        source="CIN 8670Q",
    )
    def open_for_too_long(cls) -> pl.Expr:
        days_open = working_days_between(pl.col("start_date"), pl.col("as_at"))
        is_late = days_open > pl.lit(setting("assessment_working_days"))
        return _is_social_care() & pl.col("completion_date").is_null() & is_late

    @query(
        "is_child_seen",
        says="The social care assessment is completed and does not say whether the child was seen.",
        fix="Say whether the child was seen during the assessment.",
    )
    def completed_without_saying_whether_the_child_was_seen(cls) -> pl.Expr:
        return _is_social_care() & pl.col("completion_date").is_not_null() & pl.col("is_child_seen").is_null()


def _is_social_care() -> pl.Expr:
    return pl.col("assessment_type") == "social_care"
