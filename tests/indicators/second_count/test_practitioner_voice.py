"""The second count of the indicators of practitioners' voice."""

from typing import Any

import pandas as pd

ANSWERS = "partnership.practitioner_feedback"


def _scores(held: Any, question: str) -> pd.DataFrame:
    """The answers to one question that have a score; 4 and 5 are agreement."""
    rows = held[ANSWERS]
    rows = rows[(rows["question_code"] == question) & rows["score"].notna()]
    return rows.assign(on=rows["held_date"], met=rows["score"].isin([4, 5]))


def test_practitioner_responses_count(held: Any, agree: Any) -> None:
    # What a response says of itself is read from its first answer.
    rows = held[ANSWERS].sort_values(["held_date", "record_id"]).drop_duplicates("response_id")
    agree("practitioner_responses_count", rows.assign(on=rows["held_date"]))


def test_practitioners_changing_practice_percent(held: Any, agree: Any) -> None:
    agree("practitioners_changing_practice_percent", _scores(held, "P2"))


def test_practitioners_confident_to_escalate_percent(held: Any, agree: Any) -> None:
    agree("practitioners_confident_to_escalate_percent", _scores(held, "P3"))


def test_practitioners_with_reflective_supervision_percent(held: Any, agree: Any) -> None:
    agree("practitioners_with_reflective_supervision_percent", _scores(held, "P4"))


def test_practitioner_issues_answered_percent(held: Any, agree: Any) -> None:
    rows = held["partnership.learning_findings"]
    heard = rows["activity_type"].isin(["practitioner_forum", "practitioner_survey", "engagement_event"])
    rows = rows[heard & rows["response_due_date"].notna()].copy()
    rows["on"] = rows["response_due_date"]
    rows["met"] = [row.response_date is not None and row.response_date <= row.on for row in rows.itertuples()]
    agree("practitioner_issues_answered_percent", rows)
