"""The invented voices: enough of them, in every quarter, and the values that the action tracker quotes of them."""

from collections import defaultdict

import pytest

from sample_data.voices import voices


@pytest.fixture(scope="module")
def answers(world) -> dict[str, list[dict[str, str]]]:
    """The rows of each of the two datasets, as sent."""
    found: dict[str, list[dict[str, str]]] = defaultdict(list)
    for extract in voices(world):
        table = extract.tables[""]
        rows = [dict(zip(table.headers, row, strict=True)) for row in table.rows]
        found[extract.file_name.split("_feedback")[0]] += rows
    return found


def respondents(rows: list[dict[str, str]], column: str) -> dict[str, int]:
    """Distinct responses for each value of a column."""
    found: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        found[row[column]].add(row["response_id"])
    return {value: len(responses) for value, responses in found.items()}


@pytest.mark.parametrize("who", ["practitioner", "young_people"])
def test_every_activity_has_enough_respondents_for_a_percentage(answers, who):
    assert min(respondents(answers[who], "activity_id").values()) >= 10


def test_every_quarter_hears_practitioners_children_and_parents(answers):
    def quarters(rows: list[dict[str, str]]) -> set[str]:
        return {row["activity_id"][3:] for row in rows}

    assert len(quarters(answers["practitioner"])) == 8
    for who in ("child_or_young_person", "parent_or_carer"):
        assert len(quarters([row for row in answers["young_people"] if row["respondent_type"] == who])) == 8


def test_most_answers_are_anonymous_and_conversations_at_the_end_of_a_plan_are_not(answers):
    for row in answers["young_people"]:
        assert bool(row["child_id"]) == (row["activity_type"] == "end_of_plan_conversation")


def test_the_action_on_feeling_safer_quotes_the_quarter_s_own_value(answers, world):
    (action,) = [one for one in world.actions if one["action_id"] == "A-2025-05"]
    assert action["impact_baseline_quarter"] == "2025-26 Q1"
    scores = [
        int(row["score"])
        for row in answers["young_people"]
        if row["question_code"] == "Y1" and row["score"] and "2024-07-01" <= row["held_date"] <= "2025-06-30"
    ]
    agreeing = sum(score >= 4 for score in scores)
    assert float(action["impact_baseline_value"]) == round(100 * agreeing / len(scores), 1)
