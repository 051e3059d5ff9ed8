"""The action tracker: what was agreed, by whom, by when, and what difference it made (D26)."""

import polars as pl

from schemas.extract import (
    Code,
    Codes,
    Day,
    Extract,
    Id,
    Number,
    Text,
    YesNo,
    code,
    codes,
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
from schemas.settings import setting

_LONGEST_TEXT = 500
# How impact will be seen, whatever the method; and what a measure by an indicator needs besides.
_OF_THE_MEASURE = ("impact_evidence_method", "impact_expected_date", "impact_agreed_date")
_OF_AN_INDICATOR = (
    "impact_indicator_id",
    "impact_baseline_value",
    "impact_baseline_quarter",
    "impact_expected_value",
)


@supplied(
    key=("action_id",),
    index="agreed_date",
    end="completion_date",
    owner="Business Unit (action tracker), updated by owner agencies",
)
class Actions(Extract):
    """One row per action, with one owner.

    An owner that is not in the list of agencies is read as blank, which is refused. Overdue is worked out, never
    typed; the due date is the one first agreed and is never overwritten.
    """

    action_id: Id = identifier(required=True)
    recommendation_id: Id = titled("Recommendation", identifier())
    # The action answers a concern of the dataset. Indicators are known by lower-case names, so not by `identifier`.
    concern_indicator_id: Text = titled("Indicator of concern", text())
    objective_id: Id = titled("Objective", identifier(required=True))
    theme_code: Code = titled("Theme", code("theme"))
    action_text: Text = titled("Action", text(required=True))
    owner_agency_code: Code = titled("Owner agency", code("agency", required=True))
    # A post, not a person.
    owner_role: Text = text()
    agreed_date: Day = day(required=True)
    due_date: Day = titled("First agreed due date", day(required=True))
    revised_due_date: Day = day()
    status: Code = code("action_status", required=True)
    completion_date: Day = day()
    completion_evidence: Text = text()
    impact_indicator_id: Text = titled("Impact indicator", text())
    # Values in the unit of the indicator.
    impact_baseline_value: Number = number()
    impact_baseline_quarter: Text = text()
    impact_expected_value: Number = number()
    impact_expected_date: Day = day()
    impact_evidence_method: Code = code("impact_evidence_method")
    # When the impact measure was agreed.
    impact_agreed_date: Day = titled("Impact measure agreed", day())
    # Latest challenge and support conversation, and the value at that review.
    impact_review_date: Day = day()
    impact_latest_value: Number = number()
    impact_judgement: Code = code("impact_judgement")
    # Children, families or service users took part in judging impact.
    is_service_user_involved: YesNo = titled("Service users involved", yes_no())
    partners_involved: Codes = codes("agency")

    @reject(
        "due_date",
        says="The action is due before it was agreed.",
        fix="Correct one of the two dates.",
    )
    def due_before_agreed(cls) -> pl.Expr:
        return pl.col("due_date") < pl.col("agreed_date")

    @reject(
        "completion_date",
        says="The action was completed before it was agreed.",
        fix="Correct one of the two dates.",
    )
    def completed_before_agreed(cls) -> pl.Expr:
        return pl.col("completion_date") < pl.col("agreed_date")

    @reject(
        "completion_date",
        says="The completion date is after the extract date.",
        fix="Correct the date; an action that is not yet completed has none.",
    )
    def completed_after_extract_date(cls) -> pl.Expr:
        return pl.col("completion_date") > pl.col("as_at")

    @query(
        "recommendation_id",
        says="The action answers neither a recommendation nor an indicator of concern.",
        fix="Give the recommendation or the indicator that it answers.",
    )
    def answers_nothing(cls) -> pl.Expr:
        return pl.col("recommendation_id").is_null() & pl.col("concern_indicator_id").is_null()

    @query(
        "action_text",
        says="The action is described in more than 500 characters.",
        fix="Say what will be done in one or two sentences, without naming anyone.",
    )
    def described_at_length(cls) -> pl.Expr:
        return pl.col("action_text").str.len_chars() > _LONGEST_TEXT

    @query(
        "completion_date",
        says="The action is completed and has no completion date.",
        fix="Give the date on which it was completed.",
    )
    def completed_without_a_date(cls) -> pl.Expr:
        return (pl.col("status") == "completed") & pl.col("completion_date").is_null()

    @query(
        "completion_evidence",
        says="The action is completed and has no evidence of that.",
        fix="Say what shows that it was done.",
    )
    def completed_without_evidence(cls) -> pl.Expr:
        return (pl.col("status") == "completed") & pl.col("completion_evidence").is_null()

    @query(
        "status",
        says="The action has a completion date and is not marked as completed.",
        fix="Correct the status, or clear the date.",
    )
    def date_without_completion(cls) -> pl.Expr:
        return (pl.col("status") != "completed") & pl.col("completion_date").is_not_null()

    @query(
        "impact_evidence_method",
        says="How impact will be seen is filled in only in part.",
        fix="Give the method, the expected date and the date agreed; for an indicator its baseline and target too.",
    )
    def impact_measure_in_part(cls) -> pl.Expr:
        by_indicator = pl.col("impact_evidence_method") == "indicator"
        some = pl.any_horizontal(pl.col(name).is_not_null() for name in (*_OF_THE_MEASURE, *_OF_AN_INDICATOR))
        every = pl.all_horizontal(pl.col(name).is_not_null() for name in _OF_THE_MEASURE)
        every_value = pl.all_horizontal(pl.col(name).is_not_null() for name in _OF_AN_INDICATOR)
        return some & ~(every & (every_value | ~by_indicator.fill_null(value=True)))

    @query(
        "impact_agreed_date",
        says="The impact measure was agreed later than the outset of the action.",
        fix="Agree the measure with the action; confirm the date if it is right.",
    )
    def impact_measure_agreed_late(cls) -> pl.Expr:
        grace = pl.duration(days=setting("impact_measure_grace_days"))
        return pl.col("impact_agreed_date") > pl.col("agreed_date") + grace

    @query(
        "impact_judgement",
        says="The action is judged to have made a difference, and its latest value is the same as its baseline.",
        fix="Correct the latest value or the judgement.",
    )
    def difference_without_change(cls) -> pl.Expr:
        is_unchanged = pl.col("impact_latest_value") == pl.col("impact_baseline_value")
        return (pl.col("impact_judgement") == "made_a_difference") & is_unchanged
