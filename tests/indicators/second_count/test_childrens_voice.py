"""The second count of the indicators of children's and families' voice."""

from typing import Any

import pandas as pd

ANSWERS = "partnership.young_people_feedback"


def _scores(held: Any, question: str) -> pd.DataFrame:
    """The answers to one question that have a score; 4 and 5 are agreement."""
    rows = held[ANSWERS]
    rows = rows[(rows["question_code"] == question) & rows["score"].notna()]
    return rows.assign(on=rows["held_date"], met=rows["score"].isin([4, 5]))


def test_children_and_young_people_heard_count(held: Any, agree: Any) -> None:
    # What a response says of itself is read from its first answer.
    rows = held[ANSWERS]
    rows = rows[rows["respondent_type"] != "parent_or_carer"]
    rows = rows.sort_values(["held_date", "record_id"]).drop_duplicates("response_id")
    agree("children_and_young_people_heard_count", rows.assign(on=rows["held_date"]))


def test_children_feeling_safer_percent(held: Any, agree: Any) -> None:
    agree("children_feeling_safer_percent", _scores(held, "Y1"))


def test_children_feeling_listened_to_percent(held: Any, agree: Any) -> None:
    agree("children_feeling_listened_to_percent", _scores(held, "Y2"))


def test_children_with_trusted_adult_percent(held: Any, agree: Any) -> None:
    agree("children_with_trusted_adult_percent", _scores(held, "Y5"))


def test_parents_seeing_child_safer_percent(held: Any, agree: Any) -> None:
    agree("parents_seeing_child_safer_percent", _scores(held, "Y7"))


def test_young_people_proposals_adopted_percent(held: Any, agree: Any) -> None:
    rows = held["partnership.learning_findings"]
    asked = rows["activity_type"].isin(["young_people_consultation", "ambassador_scrutiny"])
    rows = rows[asked & (rows["kind"] == "proposal")].copy()
    told = rows["shared_with_contributors_date"].notna()
    agree(
        "young_people_proposals_adopted_percent",
        rows.assign(on=rows["found_date"], met=told & rows["response"].isin(["accepted", "partly_accepted"])),
    )
