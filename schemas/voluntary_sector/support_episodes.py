"""Support of children by voluntary and community organisations (D16)."""

import polars as pl

from schemas.extract import (
    Code,
    Day,
    Id,
    Number,
    Part,
    PartnerChildExtract,
    Text,
    YesNo,
    code,
    day,
    identifier,
    number,
    query,
    reject,
    supplied,
    text,
    titled,
    yes_no,
)

# An organisation with a code of its own says so in its rows.
_PARTS = (Part("own", "Own columns", (), sets={"agency_code": "voluntary_sector"}, covers="episodes"),)


@supplied(
    key=("agency_code", "episode_id"),
    index="referral_date",
    end="end_date",
    age_at="referral_date",
    owner="voluntary and community organisations, through their forum",
    parts=_PARTS,
)
class SupportEpisodes(PartnerChildExtract):
    """One row per episode of support to a child by a voluntary or community organisation.

    Scores are those of the tool that the organisation uses, brought to a scale from 0 to 100 by the setting
    `wellbeing_rescale` when they are read. A day of the referral that is blank or after the extract date is refused,
    as in every dataset.
    """

    agency_code: Code = titled("Organisation", code("agency", required=True, set_on_loading=True))
    episode_id: Id = identifier(required=True)
    service_type: Code = titled("Type of service", code("support_service_type", required=True))
    referral_date: Day = day(required=True)
    referred_by: Code = code("agency")
    # The first contact in person or live.
    start_date: Day = titled("Support started", day())
    end_date: Day = titled("Support ended", day())
    end_reason: Code = titled("Why support ended", code("support_end_reason"))
    wellbeing_tool: Text = text()
    # Higher is better, from 0 to 100 once the tool's own range has been rescaled.
    wellbeing_score_at_start: Number = number()
    wellbeing_score_at_end: Number = number()
    # The child's own answer.
    is_feeling_safer_at_end: YesNo = titled("Child feels safer at the end", yes_no())

    @reject(
        "end_date",
        says="Support ended before it started.",
        fix="Correct one of the two dates.",
    )
    def ended_before_it_started(cls) -> pl.Expr:
        return pl.col("end_date") < pl.col("start_date")

    @query(
        "end_reason",
        says="Support ended and the row does not say why.",
        fix="Give the reason.",
    )
    def ended_without_a_reason(cls) -> pl.Expr:
        return pl.col("end_date").is_not_null() & pl.col("end_reason").is_null()

    @query(
        "wellbeing_score_at_start",
        says="The row has a wellbeing score at the end and none at the start.",
        fix="Give the score at the start.",
    )
    def end_score_without_a_start(cls) -> pl.Expr:
        return pl.col("wellbeing_score_at_end").is_not_null() & pl.col("wellbeing_score_at_start").is_null()

    @query(
        "wellbeing_tool",
        says="The row has a wellbeing score and does not name the tool.",
        fix="Name the tool, so that its range can be known.",
    )
    def score_without_a_tool(cls) -> pl.Expr:
        has_score = pl.col("wellbeing_score_at_start").is_not_null() | pl.col("wellbeing_score_at_end").is_not_null()
        return has_score & pl.col("wellbeing_tool").is_null()

    @query(
        "start_date",
        says="Support started before the child was referred.",
        fix="Correct one of the two dates.",
    )
    def started_before_the_referral(cls) -> pl.Expr:
        return pl.col("start_date") < pl.col("referral_date")
