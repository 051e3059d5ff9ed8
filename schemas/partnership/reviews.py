"""The review register: local and national reviews, and other statutory processes about a case (D23)."""

import polars as pl

from schemas.extract import (
    AcrossRule,
    Code,
    Codes,
    Day,
    Extract,
    Id,
    YesNo,
    code,
    codes,
    day,
    identifier,
    query,
    reject,
    supplied,
    titled,
    yes_no,
)

_LOCAL = ("local_child_safeguarding_practice_review", "serious_case_review", "partnership_case_review")
_DAYS_TO_DECIDE_ON_PUBLICATION = 60

_ACROSS = (
    AcrossRule(
        "incident_is_not_there",
        ("incident_id",),
        says="The local review names an incident that is not among the serious incidents.",
        fix="Correct the identifier, or send the incident.",
        sql="""
            select reviews.submission_id, reviews.row_number
            from partnership.reviews as reviews
            where reviews.review_type in (
                    'local_child_safeguarding_practice_review', 'serious_case_review', 'partnership_case_review'
                )
                and reviews.incident_id is not null
                and not exists (
                    select 1
                    from partnership.serious_incidents as incidents
                    where incidents.incident_id = reviews.incident_id
                )
        """,
    ),
    AcrossRule(
        "completed_without_a_finding",
        ("completion_date",),
        says="The review is completed, and no finding of it is in the log of learning.",
        fix="Add what was learned, strengths among it, to the log with the identifier of the review.",
        sql="""
            select reviews.submission_id, reviews.row_number
            from partnership.reviews as reviews
            where reviews.completion_date is not null
                and not exists (
                    select 1
                    from partnership.learning_findings as findings
                    where findings.activity_id = reviews.review_id
                )
        """,
    ),
)


@supplied(
    key=("review_id",),
    index="commissioned_date",
    end="completion_date",
    owner="Business Unit, with Community Safety, Adult Safeguarding, health trusts and the coroner's office",
    across=_ACROSS,
)
class Reviews(Extract):
    """One row per review or other statutory process about a case, led by the partnership or affecting it.

    A date of commissioning that is blank or after the extract date is refused, as an index date is in every dataset.
    """

    review_id: Id = identifier(required=True)
    review_type: Code = titled("Type of review", code("review_type", required=True))
    incident_id: Id = titled("Serious incident", identifier())
    partnership_role: Code = titled("Role of the partnership", code("partnership_role", required=True))
    # Other processes on the same case, and when joint terms with them were agreed.
    parallel_processes: Codes = codes("review_type")
    parallel_process_agreed_date: Day = titled("Joint terms agreed", day())
    commissioned_date: Day = day(required=True)
    terms_agreed_date: Day = day()
    methodology: Code = code("review_methodology")
    is_family_involved: YesNo = titled("Family involved", yes_no())
    has_child_views: YesNo = titled("Child's views in the review", yes_no())
    is_practitioner_involved: YesNo = titled("Practitioner involved", yes_no())
    # Where blank, the date commissioned and the months for a local review.
    due_date: Day = day()
    completion_date: Day = day()
    publication_decision: Code = code("publication_decision")
    published_date: Day = day()
    # Impact fed back to the national Panel, and outcome and impact reported to the partnership.
    outcomes_reported_to_panel_date: Day = day()
    impact_report_date: Day = day()

    @reject(
        "completion_date",
        says="The review was completed before it was commissioned.",
        fix="Correct one of the two dates.",
    )
    def completed_before_commissioned(cls) -> pl.Expr:
        return pl.col("completion_date") < pl.col("commissioned_date")

    @query(
        "incident_id",
        says="The local review does not say which serious incident it is about.",
        fix="Give the identifier of the incident.",
    )
    def local_review_of_no_incident(cls) -> pl.Expr:
        return pl.col("review_type").is_in(_LOCAL) & pl.col("incident_id").is_null()

    @query(
        "parallel_process_agreed_date",
        says="Other processes run beside the review, and there is no date on which joint terms were agreed.",
        fix="Agree with the other process who asks what of whom, and give the date.",
    )
    def parallel_processes_without_joint_terms(cls) -> pl.Expr:
        has_others = pl.col("parallel_processes").list.len() > 0
        return has_others & pl.col("parallel_process_agreed_date").is_null()

    @query(
        "publication_decision",
        says="The review was completed more than 60 days ago, and there is no decision on publication.",
        fix="Give the decision.",
    )
    def publication_not_decided(cls) -> pl.Expr:
        is_practice_review = pl.col("review_type") == "local_child_safeguarding_practice_review"
        since = (pl.col("as_at") - pl.col("completion_date")).dt.total_days()
        return is_practice_review & (since > _DAYS_TO_DECIDE_ON_PUBLICATION) & pl.col("publication_decision").is_null()
