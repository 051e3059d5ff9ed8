"""What is said of a measure before and after an action, against tables written out by hand."""

import re
from datetime import date
from itertools import product
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indicators.actions import ActionFact
from indicators.disclosure_control.figures import Figure, Status
from indicators.evidence import Evidence, Reason, Verdict, Way, read_evidence
from indicators.periods import Period, add_months, month_end
from indicators.statistics.before_and_after import BeforeAndAfter, Rule
from reports.narrative_evidence import (
    basis_words,
    evidence_badge,
    expected_sentence,
    judged_sentence,
    levels_sentence,
    rule_clause,
    rule_sentences,
    shared_sentence,
    summary_sentence,
    verdict_sentence,
)

# Each verdict, why, and which way a change lies to what was meant: the badge, and how the sentence starts.
VERDICTS: dict[tuple[Verdict, Reason, Way], tuple[str, str]] = {
    ("changed", "", "as_meant"): (
        "Measure changed as meant",
        "The measure has changed after the action, as was meant: the newest seven quarters all lie above the average "
        "before. This says when it changed, and not why.",
    ),
    ("changed", "", "other_way"): (
        "Measure changed the other way",
        "The measure has changed after the action, but not the way that was meant: the newest seven quarters all lie "
        "above the average before. This says when it changed, and not why.",
    ),
    ("changed", "", "none_meant"): (
        "Measure changed",
        "The measure has changed after the action, and nothing that was agreed says which way was meant: the newest "
        "seven quarters all lie above the average before. This says when it changed, and not why.",
    ),
    ("not_changed", "", ""): (
        "Measure not changed",
        "The measure has not changed after the action: five quarters since are shown, a year or more, and no rule "
        "fires at the newest.",
    ),
    ("too_early", "", ""): (
        "Too early to see in the measure",
        "It is too early to say whether the measure has changed: no rule fires at the newest, and only after four "
        "quarters would that mean no change; five since are shown.",
    ),
    ("cannot_say", "too_few_before", ""): (
        "Measure cannot say",
        "Whether the measure has changed cannot be said: 14 quarters before the action was completed can be compared, "
        "and eight are needed.",
    ),
    ("cannot_say", "no_variation", ""): (
        "Measure cannot say",
        "Whether the measure has changed cannot be said: the quarters before do not vary enough to say what is usual.",
    ),
    ("cannot_say", "hidden_after", ""): (
        "Measure cannot say",
        "Whether the measure has changed cannot be said: the newest quarter is not shown, or fewer than three since "
        "are.",
    ),
    ("cannot_say", "already_moving", ""): (
        "Measure cannot say",
        "Whether the measure has changed cannot be said: it was already going that way when the action was completed.",
    ),
}
RULES: dict[tuple[Rule, int], str] = {
    ("run", 1): "the newest seven quarters all lie above the average before",
    ("run", -1): "the newest seven quarters all lie below the average before",
    ("two_of_three", 1): "the newest three quarters all lie above the average before, two or more of them near the "
    "upper limit of what was usual or beyond it",
    ("two_of_three", -1): "the newest three quarters all lie below the average before, two or more of them near the "
    "lower limit of what was usual or beyond it",
}
ALONE, SHOWS = "; the measure alone does not show that.", "; the measure shows a change as was meant."
READ = "; the measure can now be read."
MADE, SOME, NONE = (
    f"Its review judged that it made {what}" for what in ("a difference", "some difference", "no difference")
)
UNJUDGED, UNSURE = "Its impact has not been judged", "Its impact could not be judged at its review"
# What the review judged, and whether the measure changed as meant, changed otherwise or did not change.
JUDGED = {
    ("made_a_difference", "as_meant"): "",
    ("made_a_difference", "other_way"): MADE + ALONE,
    ("made_a_difference", ""): MADE + ALONE,
    ("some_difference", "as_meant"): "",
    ("some_difference", "other_way"): SOME + ALONE,
    ("some_difference", ""): SOME + ALONE,
    ("no_difference", "as_meant"): NONE + SHOWS,
    ("no_difference", "other_way"): "",
    ("no_difference", ""): "",
    ("too_early", "as_meant"): UNSURE + READ,
    ("too_early", "other_way"): UNSURE + READ,
    ("too_early", ""): UNSURE + READ,
    ("cannot_tell", "as_meant"): UNSURE + READ,
    ("cannot_tell", "other_way"): UNSURE + READ,
    ("cannot_tell", ""): UNSURE + READ,
    ("", "as_meant"): UNJUDGED + READ,
    ("", "other_way"): UNJUDGED + READ,
    ("", ""): UNJUDGED + READ,
}
ON, PAST, AHEAD = date(2025, 10, 14), date(2025, 3, 31), date(2026, 3, 31)
EXPECTED = {
    (True, PAST): "The average since has reached the 90% that was expected by 31 March 2025.",
    (True, AHEAD): "The average since has reached the 90% that is expected by 31 March 2026.",
    (True, None): "The average since has reached the 90% that was expected.",
    (False, PAST): "The average since has not reached the 90% that was expected by 31 March 2025.",
    (False, AHEAD): "The average since has not reached the 90% that is expected by 31 March 2026; there is still time.",
    (False, None): "The average since has not reached the 90% that was expected.",
    (None, PAST): "",
}


def _figures(shown: int, hidden: int = 0) -> tuple[Figure, ...]:
    return tuple(
        Figure("x", Period(month_end(add_months(date(2020, 3, 1), 3 * place)), "quarter"), "all", "all",
               Status.SHOWN if place < shown else Status.SUPPRESSED, None, None, 70.0 if place < shown else None, "")
        for place in range(shown + hidden)
    )  # fmt: skip


def _evidence(verdict: Verdict = "changed", reason: Reason = "", way: Way = "", **facts: Any) -> Evidence:
    rule, side = facts.get("fired", ("run", 1))
    read = BeforeAndAfter(71.2, 60.0, 80.0, 84.0, rule, side, 0)
    before, after = _figures(*facts.get("before", (14,))), _figures(*facts.get("after", (5,)))
    return Evidence(verdict, reason, way, 1, before, (), after, read)


@pytest.mark.parametrize(("verdict", "reason", "way"), VERDICTS)
def test_what_is_said_of_a_verdict(verdict: Verdict, reason: Reason, way: Way) -> None:
    badge, sentence = VERDICTS[verdict, reason, way]
    assert evidence_badge(verdict, way).word == badge
    assert verdict_sentence(_evidence(verdict, reason, way), "quarter", 7) == sentence


def test_the_table_of_verdicts_is_whole() -> None:
    assert {verdict for verdict, _, _ in VERDICTS} == set(get_args(Verdict))
    assert {reason for _, reason, _ in VERDICTS} == set(get_args(Reason))
    assert {way for _, _, way in VERDICTS} == set(get_args(Way))


@pytest.mark.parametrize(("rule", "side"), RULES)
def test_the_rule_that_holds_is_told(rule: Rule, side: int) -> None:
    assert rule_clause(_evidence(fired=(rule, side)), "quarter", 7) == RULES[rule, side]


@pytest.mark.parametrize("verdict", ["changed", "not_changed"])
def test_a_verdict_on_few_figures_says_that_its_limits_are_provisional(verdict: Verdict) -> None:
    way: Way = "as_meant" if verdict == "changed" else ""
    said = [verdict_sentence(_evidence(verdict, "", way, before=(n,)), "month", 7) for n in (12, 13)]
    hedge = " The limits are provisional: they rest on fewer than 13 months."
    assert said[0] == said[1] + hedge
    assert "provisional" in basis_words(_evidence(before=(12,)))
    assert "provisional" not in basis_words(_evidence(before=(13,)))


@pytest.mark.parametrize(
    ("after", "says"), [((0,), "there are none"), ((1,), "there is one"), ((1, 1), "there are two")]
)
def test_how_many_more_are_needed(after: tuple[int, ...], says: str) -> None:
    sentence = verdict_sentence(_evidence("too_early", after=after), "quarter", 7)
    assert sentence == (
        "It is too early to say whether the measure has changed: that takes three quarters that began after the "
        f"action was completed, and {says}."
    )


@pytest.mark.parametrize(
    ("before", "after", "says"),
    [
        ((14,), (5,), "Before the action was completed the measure averaged 71.2% (14 quarters shown); since then 84% "
         "(five quarters shown)."),
        ((8,), (1,), "Before the action was completed the measure averaged 71.2% (eight quarters shown); since then "
         "84% (one quarter shown)."),
        ((14,), (0,), "Before the action was completed the measure averaged 71.2% (14 quarters shown); no whole "
         "quarter since is shown."),
        ((7, 9), (5,), ""),
    ],
)  # fmt: skip
def test_the_two_averages(before: tuple[int, ...], after: tuple[int, ...], says: str) -> None:
    assert levels_sentence(_evidence(before=before, after=after), "percent", "quarter") == says


@pytest.mark.parametrize(("has_reached", "by"), EXPECTED)
def test_whether_what_was_expected_is_reached(has_reached: bool | None, by: date | None) -> None:
    assert expected_sentence(has_reached, "90%", by, ON) == EXPECTED[has_reached, by]


@pytest.mark.parametrize(("judgement", "way"), JUDGED)
def test_where_the_review_and_the_measure_differ(judgement: str, way: Way) -> None:
    verdict: Verdict = "changed" if way else "not_changed"
    assert judged_sentence(verdict, way, judgement) == JUDGED[judgement, way]


@pytest.mark.parametrize("verdict", ["too_early", "cannot_say"])
@pytest.mark.parametrize("judgement", sorted({judgement for judgement, _ in JUDGED}))
def test_a_review_is_never_doubted_where_the_measure_cannot_be_read(verdict: Verdict, judgement: str) -> None:
    assert judged_sentence(verdict, "", judgement) == ""


def test_the_table_of_judgements_is_whole() -> None:
    assert set(JUDGED) == set(product({judgement for judgement, _ in JUDGED}, ("as_meant", "other_way", "")))


@pytest.mark.parametrize(
    ("others", "says"),
    [
        (0, ""),
        (1, "One other completed action has the same measure, which cannot tell one action from another."),
        (2, "Two other completed actions have the same measure, which cannot tell one action from another."),
    ],
)
def test_actions_that_share_a_measure_say_so(others: int, says: str) -> None:
    assert shared_sentence(others) == says


@pytest.mark.parametrize(
    ("found", "without", "says"),
    [
        ([], 0, "No action has been completed yet."),
        ([], 2, "Two completed actions have no measure that is counted."),
        (
            [("changed", "as_meant"), ("not_changed", ""), ("not_changed", "")],
            1,
            "Of three completed actions with a measure that is counted, after one the measure has changed as was "
            "meant, after none it has changed the other way, after two it has not changed, for none it is too early "
            "and for none it cannot be said. One completed action has none.",
        ),
    ],
)
def test_all_of_them_in_a_sentence(found: list[tuple[Verdict, Way]], without: int, says: str) -> None:
    assert summary_sentence(found, without) == says


VALUES = st.lists(st.none() | st.integers(50, 95).map(float), max_size=30)
CAUSE = re.compile(r"because|due to|thanks to|result of|led to|caused|effect of|improv|success", re.IGNORECASE)


@settings(deadline=None)
@given(VALUES, st.integers(0, 29), st.sampled_from(["higher_is_better", "lower_is_better", "neither"]))
def test_no_series_is_ever_given_a_cause(values: list[float | None], at: int, polarity: Any) -> None:
    figures = tuple(
        Figure("x", Period(month_end(add_months(date(2020, 3, 1), 3 * place)), "quarter"), "all", "all",
               Status.SUPPRESSED if value is None else Status.SHOWN, None, None, value, "")
        for place, value in enumerate(values)
    )  # fmt: skip
    completed_on = add_months(date(2020, 2, 14), 3 * at)
    action = ActionFact("A", "Act", "OBJ1", "Police", date(2019, 1, 1), date(2019, 2, 1), "completed")
    evidence = read_evidence(action, completed_on, figures, polarity)
    said = " ".join(
        (
            verdict_sentence(evidence, "quarter", 7),
            levels_sentence(evidence, "percent", "quarter"),
            judged_sentence(evidence.verdict, evidence.way, "made_a_difference"),
            evidence_badge(evidence.verdict, evidence.way).word,
        )
    )
    assert not CAUSE.search(said)
    assert (evidence.verdict, evidence.reason, evidence.way) in VERDICTS
    assert not CAUSE.search(" ".join(rule_sentences(7)))
