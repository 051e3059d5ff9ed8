"""The log of learning: every finding of every learning or assurance activity, and what came of it (D24)."""

import polars as pl

from schemas.activities import rows_whose_activity_is_not_there
from schemas.extract import (
    AcrossRule,
    Code,
    Day,
    Extract,
    Id,
    Integer,
    Text,
    code,
    day,
    identifier,
    integer,
    query,
    reject,
    supplied,
    text,
    titled,
)

_LONGEST_TEXT = 500
_DAYS_TO_GIVE_A_THEME = 30
# A day written in figures, and a postcode: what tells who a finding is about.
_DATE = r"\b\d{1,2}[/.-]\d{1,2}[/.-](\d{4}|\d{2})\b|\b\d{4}-\d{2}-\d{2}\b"
_POSTCODE = r"(?i)\b[a-z]{1,2}\d[a-z\d]?\s*\d[a-z]{2}\b"

_ACROSS = (
    AcrossRule(
        "activity_is_not_there",
        ("activity_id",),
        says="The activity that the finding comes from is not in the dataset that holds activities of its type.",
        fix="Correct the type or the identifier of the activity, or send the activity.",
        sql=rows_whose_activity_is_not_there(
            "partnership.learning_findings",
            activity_type="activity_type",
            activity_id="activity_id",
            on="found_date",
        ),
    ),
    AcrossRule(
        "neither_recommendation_nor_reason",
        ("no_action_reason",),
        says="The area for improvement was found more than 90 days ago and has neither recommendation nor reason.",
        fix="Send the recommendation, or say why none is made.",
        sql="""
            select findings.submission_id, findings.row_number
            from partnership.learning_findings as findings
            where findings.kind = 'area_for_improvement'
                and findings.no_action_reason is null
                and date_diff('day', findings.found_date, findings.as_at) > 90
                and not exists (
                    select 1
                    from partnership.recommendations as recommendations
                    where recommendations.finding_id = findings.finding_id
                )
        """,
    ),
)


@supplied(
    key=("finding_id",),
    index="found_date",
    owner="Business Unit (log of the Practice Improvement Group)",
    across=_ACROSS,
)
class LearningFindings(Extract):
    """One row per finding drawn from any learning or assurance activity, scrutiny and external reports among them.

    A type of activity, a kind or words that are blank are refused, and so is a finding of a day after the extract.
    """

    finding_id: Id = identifier(required=True)
    activity_type: Code = titled("Learning activity", code("activity_type", required=True))
    # As the activity's own dataset has it, or the log's own.
    activity_id: Id = identifier(required=True)
    # Names no child, adult or setting.
    activity_title: Text = text()
    # Of the activity's report.
    found_date: Day = day(required=True)
    # Whose practice; blank is the whole partnership's.
    agency_code: Code = titled("Agency", code("agency"))
    kind: Code = titled("Kind of finding", code("finding_kind", required=True))
    finding_text: Text = titled("Finding", text(required=True))
    theme_code: Code = titled("Theme", code("theme"))
    objective_id: Id = titled("Objective", identifier())
    # Of an emerging risk, 1 to 5.
    likelihood: Integer = integer()
    severity: Integer = integer()
    # To the Practice Improvement Group.
    reported_to_group_date: Day = day()
    response_due_date: Day = day()
    response_date: Day = day()
    response: Code = code("finding_response")
    no_action_reason: Text = text()
    # "You said, we did", fed back.
    shared_with_contributors_date: Day = day()
    follow_up_date: Day = day()
    follow_up_result: Code = code("follow_up_result")

    @reject(
        "likelihood",
        says="The likelihood is not a number from 1 to 5.",
        fix="Give a whole number from 1 (hardly likely) to 5 (all but certain).",
    )
    def likelihood_outside_one_to_five(cls) -> pl.Expr:
        return ~pl.col("likelihood").is_between(1, 5)

    @reject(
        "severity",
        says="The severity is not a number from 1 to 5.",
        fix="Give a whole number from 1 (slight) to 5 (grave).",
    )
    def severity_outside_one_to_five(cls) -> pl.Expr:
        return ~pl.col("severity").is_between(1, 5)

    @query(
        "theme_code",
        says="The area for improvement was found more than 30 days ago and has no theme.",
        fix="Give its theme.",
    )
    def not_themed_in_time(cls) -> pl.Expr:
        since = (pl.col("as_at") - pl.col("found_date")).dt.total_days()
        is_area = pl.col("kind") == "area_for_improvement"
        return is_area & pl.col("theme_code").is_null() & (since > _DAYS_TO_GIVE_A_THEME)

    @query(
        "response_date",
        says="The finding was answered before it was found.",
        fix="Correct one of the two dates.",
    )
    def answered_before_found(cls) -> pl.Expr:
        return pl.col("response_date") < pl.col("found_date")

    @query(
        "follow_up_date",
        says="The finding was followed up before it was answered.",
        fix="Correct one of the two dates.",
    )
    def followed_up_before_answered(cls) -> pl.Expr:
        return pl.col("follow_up_date") < pl.col("response_date")

    @query(
        "finding_text",
        says="The finding is described in more than 500 characters.",
        fix="Say what was found in one or two sentences, without naming anyone.",
    )
    def described_at_length(cls) -> pl.Expr:
        return pl.col("finding_text").str.len_chars() > _LONGEST_TEXT

    @query(
        "finding_text",
        says="The words of the finding hold a date or a postcode, by which someone may be known.",
        fix="Say what was learned without the date or the place.",
    )
    def words_may_tell_who(cls) -> pl.Expr:
        return pl.col("finding_text").str.contains(f"{_DATE}|{_POSTCODE}")
