"""External learning: national and other publications, what was made of them and the assurance that followed (D30)."""

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
    query,
    reject,
    supplied,
    text,
    titled,
    yes_no,
)

_ACROSS = (
    AcrossRule(
        "shortfall_without_a_finding",
        ("assurance_result",),
        says="Local practice was not fully assured, and no finding of this publication is in the log of learning.",
        fix="Add what was found to the log as external learning, with the identifier of the publication.",
        sql="""
            select publications.submission_id, publications.row_number
            from partnership.external_learning as publications
            where publications.assurance_result in ('partly_assured', 'not_assured')
                and not exists (
                    select 1
                    from partnership.learning_findings as findings
                    where findings.activity_type = 'external_publication'
                        and findings.activity_id = publications.publication_id
                )
        """,
    ),
)


@supplied(
    key=("publication_id",),
    index="published_date",
    owner="Business Unit, as published",
    across=_ACROSS,
)
class ExternalLearning(Extract):
    """One row per external publication the partnership should consider.

    A date of publication that is blank or after the extract date is refused, as an index date is in every dataset.
    """

    publication_id: Id = identifier(required=True)
    source: Code = code("external_source", required=True)
    title: Text = text(required=True)
    published_date: Day = day(required=True)
    # At the Practice Improvement Group.
    considered_date: Day = day()
    relevance: Code = code("relevance")
    rationale: Text = text()
    # Agencies were asked to assure local practice.
    is_assurance_requested: YesNo = titled("Assurance asked for", yes_no())
    assurance_due_date: Day = day()
    assurance_completion_date: Day = day()
    assurance_result: Code = titled("What assurance showed", code("assurance_result"))

    @reject(
        "considered_date",
        says="The publication was considered before it was published.",
        fix="Correct one of the two dates.",
    )
    def considered_before_published(cls) -> pl.Expr:
        return pl.col("considered_date") < pl.col("published_date")

    @query(
        "relevance",
        says="The publication was considered, and it is not said whether it is relevant here.",
        fix="Give its relevance.",
    )
    def considered_without_relevance(cls) -> pl.Expr:
        return pl.col("considered_date").is_not_null() & pl.col("relevance").is_null()

    @query(
        "rationale",
        says="The publication is held not to be relevant, and no reason is given.",
        fix="Say why it is not relevant here.",
    )
    def not_relevant_without_rationale(cls) -> pl.Expr:
        return (pl.col("relevance") == "not_relevant") & pl.col("rationale").is_null()

    @query(
        "assurance_due_date",
        says="Assurance was asked for, and there is no date by which it is due.",
        fix="Give the date.",
    )
    def assurance_without_due_date(cls) -> pl.Expr:
        return pl.col("is_assurance_requested") & pl.col("assurance_due_date").is_null()

    @query(
        "assurance_result",
        says="The assurance is completed, and it is not said what it showed.",
        fix="Give the result.",
    )
    def assurance_without_result(cls) -> pl.Expr:
        return pl.col("assurance_completion_date").is_not_null() & pl.col("assurance_result").is_null()
