"""Dissemination: what was sent to whom, whom it reached, how it was embedded and what staff recall (D29)."""

# ruff: noqa: S608 - every name written into SQL is the release's own, never an agency's

import polars as pl

from schemas.activities import ACTIVITIES_SQL
from schemas.extract import (
    AcrossRule,
    Code,
    Day,
    Extract,
    Id,
    Ids,
    Integer,
    Text,
    code,
    day,
    identifier,
    identifiers,
    integer,
    query,
    reject,
    supplied,
    text,
    titled,
)
from schemas.settings import setting

_CALENDAR_PRODUCTS = (
    "learning_from_practice_update",
    "annual_report",
    "learning_and_improvement_framework",
    "business_plan",
)

_ACROSS = (
    AcrossRule(
        "activity_is_not_there",
        ("activity_ids",),
        says="An activity whose learning the item carries is in no dataset of activities, nor in the log of learning.",
        fix="Correct the identifier, or send the activity.",
        sql=f"""
            with held as (
                -- One row per activity held; those without a dataset of their own are known by their findings.
                select activity_id
                from ({ACTIVITIES_SQL}) as activities
                union
                select activity_id
                from partnership.learning_findings
            ),

            carried as (
                -- One row per item, agency and activity whose learning it carries.
                select
                    submission_id,
                    row_number,
                    unnest(activity_ids) as activity_id
                from partnership.dissemination
            )

            select distinct carried.submission_id, carried.row_number
            from carried
            where not exists (
                select 1
                from held
                where held.activity_id = carried.activity_id
            )
        """,
    ),
)


@supplied(
    key=("item_id", "agency_code"),
    index="issued_date",
    index_otherwise="due_date",
    owner="Business Unit (issue) and each agency (reach, cascade, checks)",
    across=_ACROSS,
)
class Dissemination(Extract):
    """One row per product or message per receiving agency.

    An item that is due and not yet issued belongs to the day on which it is due.
    """

    item_id: Id = identifier(required=True)
    # The receiving agency; `partnership` for a product of the whole partnership.
    agency_code: Code = titled("Agency", code("agency", required=True))
    product_type: Code = titled("Kind of product", code("product_type", required=True))
    title: Text = text(required=True)
    theme_code: Code = titled("Theme", code("theme"))
    # The activities whose learning it carries.
    activity_ids: Ids = titled("Learning activities", identifiers())
    due_date: Day = day()
    issued_date: Day = day()
    # Staff it is meant for in this agency, and how many of them it reached.
    staff_intended: Integer = integer(at_least=0)
    staff_reached: Integer = integer(at_least=0)
    # The agency confirms that it passed the learning on.
    cascaded_date: Day = day()
    embedding_activity: Code = titled("How it was embedded", code("embedding_activity"))
    embedding_activity_date: Day = titled("Embedded on", day())
    # A spot check of staff: how many were asked, and how many could say what the learning was and how they use it.
    checked_date: Day = day()
    staff_asked: Integer = integer(at_least=0)
    staff_recalling: Integer = integer(at_least=0)

    @reject(
        "issued_date",
        says="The item has neither a date of issue nor a due date, so that it belongs to no day.",
        fix="Give the date on which it was issued or, where it is still to come, is due.",
    )
    def neither_issued_nor_due(cls) -> pl.Expr:
        return pl.col("issued_date").is_null() & pl.col("due_date").is_null()

    @reject(
        "staff_reached",
        says="The item reached more staff than it was meant for.",
        fix="Correct one of the two numbers.",
    )
    def more_reached_than_intended(cls) -> pl.Expr:
        return pl.col("staff_reached") > pl.col("staff_intended")

    @reject(
        "staff_recalling",
        says="More staff could recall the learning than were asked.",
        fix="Correct one of the two numbers.",
    )
    def more_recalling_than_asked(cls) -> pl.Expr:
        return pl.col("staff_recalling") > pl.col("staff_asked")

    @query(
        "due_date",
        says="The item is a product of the partnership's calendar and has no due date.",
        fix="Give the date by which it was to be issued.",
    )
    def calendar_product_without_due_date(cls) -> pl.Expr:
        return pl.col("product_type").is_in(_CALENDAR_PRODUCTS) & pl.col("due_date").is_null()

    @query(
        "embedding_activity_date",
        says="The learning was embedded, and it is not said when.",
        fix="Give the date of the activity.",
    )
    def embedded_without_date(cls) -> pl.Expr:
        return (pl.col("embedding_activity") != "none") & pl.col("embedding_activity_date").is_null()

    @query(
        "embedding_activity_date",
        says="The learning was embedded before it was issued.",
        fix="Correct one of the two dates.",
    )
    def embedded_before_issued(cls) -> pl.Expr:
        return pl.col("embedding_activity_date") < pl.col("issued_date")

    @query(
        "theme_code",
        says="The learning product has neither a theme nor an activity whose learning it carries.",
        fix="Give its theme, or the activities that it draws on.",
    )
    def learning_from_nowhere(cls) -> pl.Expr:
        is_learning = pl.col("product_type").is_in(setting("learning_products"))
        has_activity = pl.col("activity_ids").list.len() > 0
        return is_learning & pl.col("theme_code").is_null() & ~has_activity.fill_null(value=False)
