"""Recommendations: what a finding asks of whom, and whether it was done (D25)."""

import polars as pl

from schemas.extract import (
    AcrossRule,
    Code,
    Codes,
    Day,
    Extract,
    Id,
    Text,
    code,
    codes,
    day,
    identifier,
    query,
    reject,
    supplied,
    text,
    titled,
)

_LONGEST_TEXT = 500

_ACROSS = (
    AcrossRule(
        "finding_is_not_there",
        ("finding_id",),
        says="The finding that the recommendation answers is not in the log of learning.",
        fix="Correct the identifier, or send the finding.",
        sql="""
            select recommendations.submission_id, recommendations.row_number
            from partnership.recommendations as recommendations
            where not exists (
                select 1
                from partnership.learning_findings as findings
                where findings.finding_id = recommendations.finding_id
            )
        """,
    ),
    AcrossRule(
        "agreed_before_the_finding",
        ("agreed_date",),
        says="The recommendation was agreed before its finding was made.",
        fix="Correct one of the two dates, or the identifier of the finding.",
        sql="""
            select recommendations.submission_id, recommendations.row_number
            from partnership.recommendations as recommendations
            inner join partnership.learning_findings as findings
                on findings.finding_id = recommendations.finding_id
            where recommendations.agreed_date < findings.found_date
        """,
    ),
    AcrossRule(
        "recommendation_of_a_strength",
        ("finding_id",),
        says="The recommendation answers a strength.",
        fix="Correct the kind of the finding or its identifier.",
        sql="""
            select recommendations.submission_id, recommendations.row_number
            from partnership.recommendations as recommendations
            inner join partnership.learning_findings as findings
                on findings.finding_id = recommendations.finding_id
            where findings.kind = 'strength'
        """,
    ),
    AcrossRule(
        "open_without_an_action",
        ("status",),
        says="The recommendation is accepted or in progress, and no action carries it out.",
        fix="Agree an action with an owner and a date, or correct the status.",
        sql="""
            select recommendations.submission_id, recommendations.row_number
            from partnership.recommendations as recommendations
            where recommendations.status in ('accepted', 'in_progress')
                and not exists (
                    select 1
                    from partnership.actions as actions
                    where actions.recommendation_id = recommendations.recommendation_id
                )
        """,
    ),
    AcrossRule(
        "implemented_with_an_open_action",
        ("status",),
        says="The recommendation is implemented, and an action of it is still open.",
        fix="Correct the status of the recommendation or that of the action.",
        sql="""
            select recommendations.submission_id, recommendations.row_number
            from partnership.recommendations as recommendations
            where recommendations.status = 'implemented'
                and exists (
                    select 1
                    from partnership.actions as actions
                    where actions.recommendation_id = recommendations.recommendation_id
                        and actions.status in ('not_started', 'in_progress')
                )
        """,
    ),
)


@supplied(
    key=("recommendation_id",),
    index="agreed_date",
    owner="Business Unit (log of the Practice Improvement Group)",
    across=_ACROSS,
)
class Recommendations(Extract):
    """One row per recommendation made from a finding.

    A date of agreement that is blank or after the extract date is refused, as an index date is in every dataset.
    """

    recommendation_id: Id = identifier(required=True)
    finding_id: Id = titled("Finding", identifier(required=True))
    recommendation_text: Text = titled("Recommendation", text(required=True))
    # `national` for a recommendation outside the area.
    addressed_to: Codes = codes("agency", required=True)
    agreed_date: Day = day(required=True)
    due_date: Day = day()
    status: Code = code("recommendation_status", required=True)
    implemented_date: Day = day()
    rejection_reason: Text = text()
    impact_reported_date: Day = day()

    @reject(
        "implemented_date",
        says="The recommendation was implemented before it was agreed.",
        fix="Correct one of the two dates.",
    )
    def implemented_before_agreed(cls) -> pl.Expr:
        return pl.col("implemented_date") < pl.col("agreed_date")

    @query(
        "implemented_date",
        says="The recommendation is implemented and has no date of that.",
        fix="Give the date on which it was implemented.",
    )
    def implemented_without_a_date(cls) -> pl.Expr:
        return (pl.col("status") == "implemented") & pl.col("implemented_date").is_null()

    @query(
        "rejection_reason",
        says="The recommendation is rejected and no reason is given.",
        fix="Give the reason.",
    )
    def rejected_without_a_reason(cls) -> pl.Expr:
        return (pl.col("status") == "rejected") & pl.col("rejection_reason").is_null()

    @query(
        "recommendation_text",
        says="The recommendation is described in more than 500 characters.",
        fix="Say what is asked in one or two sentences, without naming anyone.",
    )
    def described_at_length(cls) -> pl.Expr:
        return pl.col("recommendation_text").str.len_chars() > _LONGEST_TEXT
