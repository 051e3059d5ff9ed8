"""Sentences by their truth tables: what is said, and what is never said."""

from collections.abc import Iterator
from datetime import date
from itertools import product
from typing import Any, get_args

import pytest

from indicators.definition import Polarity, Unit
from indicators.disclosure_control.figures import Figure, Status
from indicators.periods import Period
from indicators.rounding import figure_text
from indicators.statistics.variation import Assurance, Basis, Point, Variation, Verdict
from reports.narrative import (
    concern_sentence,
    headline_sentence,
    movement_sentence,
    position_sentence,
    target_sentence,
    value_sentence,
    variation_sentence,
)

NOW, BEFORE = Period(date(2025, 9, 30), "quarter"), Period(date(2025, 6, 30), "quarter")
HIDDEN = [status for status in Status if status is not Status.SHOWN]


def _figure(
    value: float | None,
    *,
    unit: Unit = "percent",
    period: Period = NOW,
    status: Status = Status.SHOWN,
    of: float | None = 70,
) -> Figure:
    top = None if value is None or of is None else value * of / 100
    text = status.marker if value is None else figure_text(value, unit)
    return Figure("x", period, "all", "all", status, top, of, value, text)


def _variation(
    verdict: Verdict = "no_real_change", basis: Basis = "limits", assurance: Assurance = "no_target", **facts: Any
) -> Variation:
    words: dict[str, Any] = {
        "rule": "",
        "basis_words": "Limits from 33 points.",
        "target": None,
        "shown_points": 33,
        "rules": "",
    }
    points = (Point(date(2025, 9, 30), "2025-26 Q2", 70.0, 70.0, 60.0, 80.0, "common_cause", ""),)
    return Variation(points=points, verdict=verdict, basis=basis, assurance=assurance, **(words | facts))


@pytest.mark.parametrize(
    ("figure", "unit", "says"),
    [
        (_figure(50 / 0.7, of=70), "percent", "In 2025-26 Q2 it was 71.4% (50 of 70)."),
        (_figure(0.0, of=70), "percent", "In 2025-26 Q2 it was 0.0% (0 of 70)."),
        (
            _figure(0.0, unit="count", of=None),
            "count",
            "In 2025-26 Q2 there were none: the extracts came and held no cases.",
        ),
        (_figure(1234.0, unit="count", of=None), "count", "In 2025-26 Q2 it was 1,234."),
        (_figure(1.0, unit="median_days", of=12), "median_days", "In 2025-26 Q2 it was 1 day (from 12 cases)."),
        (_figure(41.55, unit="rate_per_10_000"), "rate_per_10_000", "In 2025-26 Q2 it was 41.6 per 10,000."),
        (
            _figure(None, status=Status.NO_CASES),
            "percent",
            "The figure for 2025-26 Q2 has no value [z]: there were no cases to measure.",
        ),
        (
            _figure(None, status=Status.NOT_SUPPLIED),
            "percent",
            "The figure for 2025-26 Q2 is not available [x]: the extracts that it needs were not supplied for the whole period.",  # noqa: E501
        ),
        (
            _figure(None, status=Status.INSUFFICIENT_HISTORY),
            "percent",
            "The figure for 2025-26 Q2 is not available [x]: it looks back further than the data that is held.",
        ),
        (
            _figure(None, status=Status.SUPPRESSED),
            "percent",
            "The figure for 2025-26 Q2 is not shown [c], so that no child can be recognised.",
        ),
        (
            _figure(None, status=Status.TOO_FEW),
            "percent",
            "The figure for 2025-26 Q2 is not shown [c], because there are not enough cases to publish it safely.",
        ),
    ],
)
def test_a_value_is_said_with_its_cases_or_its_absence_in_its_own_words(figure: Figure, unit: Unit, says: str) -> None:
    assert value_sentence(figure, unit) == says


def test_each_absence_has_words_of_its_own() -> None:
    assert len({value_sentence(_figure(None, status=status), "percent") for status in HIDDEN}) == len(HIDDEN)


@pytest.mark.parametrize("status", [Status.SUPPRESSED, Status.TOO_FEW])
def test_a_hidden_figure_says_why_and_no_number(status: Status) -> None:
    words = value_sentence(_figure(None, status=status), "percent").replace("2025-26 Q2", "")
    assert "[c]" in words
    assert not any(character.isdigit() for character in words)
    assert not any(hint in words for hint in ("small", "below", "fewer than", "less"))


MOVES = [
    # polarity, verdict, from, to, ending
    ("higher_is_better", "no_real_change", 68.2, 71.4, "; on its own that is no sign of a real change."),
    ("lower_is_better", "no_real_change", 71.4, 68.2, "; on its own that is no sign of a real change."),
    ("higher_is_better", "improving", 68.2, 71.4, ", which is better."),
    ("lower_is_better", "concern", 68.2, 71.4, ", which is worse."),
    ("lower_is_better", "improving", 71.4, 68.2, ", which is better."),
    ("higher_is_better", "improving", 71.4, 68.2, ", which does not undo the longer signal."),
    ("higher_is_better", "concern", 68.2, 71.4, ", which does not undo the longer signal."),
    ("neither", "unusual_high", 68.2, 71.4, "than in 2025-26 Q1 (68.2%)."),
    ("neither", "no_real_change", 68.2, 71.4, "; on its own that is no sign of a real change."),
    ("higher_is_better", "cannot_say", 68.2, 71.4, "than in 2025-26 Q1 (68.2%)."),
]


@pytest.mark.parametrize(("polarity", "verdict", "start", "end", "ending"), MOVES)
def test_a_movement_is_judged_only_where_a_real_change_goes_the_same_way(
    polarity: Polarity, verdict: Verdict, start: float, end: float, ending: str
) -> None:
    says = movement_sentence(_figure(end), _figure(start, period=BEFORE), "percent", polarity, verdict)
    assert says.startswith(
        f"The latest figure is 3.2 percentage points {'higher' if end > start else 'lower'} than in 2025-26 Q1"
    )
    assert says.endswith(ending)


def test_a_movement_of_one_point_is_singular_and_of_none_is_the_same() -> None:
    one = movement_sentence(_figure(70.0), _figure(69.0, period=BEFORE), "percent", "neither", "cannot_say")
    none = movement_sentence(_figure(70.04), _figure(69.96, period=BEFORE), "percent", "neither", "cannot_say")
    assert one == "The latest figure is 1.0 percentage point higher than in 2025-26 Q1 (69.0%)."
    assert none == "The latest figure is the same as in 2025-26 Q1 (70.0%)."


@pytest.mark.parametrize("side", ["latest", "earlier"])
def test_nothing_is_said_of_a_movement_from_or_to_a_hidden_figure(side: str) -> None:
    shown, hidden = _figure(70.0), _figure(None, status=Status.SUPPRESSED)
    pair = (hidden, shown) if side == "latest" else (shown, hidden)
    assert movement_sentence(*pair, "percent", "lower_is_better", "concern") == ""


@pytest.mark.parametrize(
    ("verdict", "says"),
    [
        (
            "improving",
            "A rule of the control chart fires (above the upper limit; 33 points), so this is read as a real improvement and not as usual variation.",  # noqa: E501
        ),
        (
            "concern",
            "A rule of the control chart fires (above the upper limit; 33 points), so this is read as a real deterioration and not as usual variation.",  # noqa: E501
        ),
        (
            "unusual_high",
            "A rule of the control chart fires (above the upper limit; 33 points), so this is unusually high. Neither high nor low is good or bad in itself: ask why.",  # noqa: E501
        ),
        ("no_real_change", "There is no real change: it varies as it usually does (no rule fires; 33 points)."),
    ],
)
def test_a_signal_quotes_its_rule_and_its_points(verdict: Verdict, says: str) -> None:
    assert variation_sentence(_variation(verdict, rule="above the upper limit")) == says


def test_limits_on_few_points_are_provisional() -> None:
    says = variation_sentence(_variation("no_real_change", "provisional_limits", shown_points=9))
    assert says.endswith("nine points). The limits are provisional: they rest on fewer than 13 points.")


def test_too_little_history_says_so_and_reads_no_change() -> None:
    words = "Too few points for limits: 5 shown, 8 needed."
    assert variation_sentence(_variation("cannot_say", "run_only", basis_words=words)) == words


@pytest.mark.parametrize(
    ("assurance", "start"),
    [
        ("will_meet", "As things stand it will go on meeting its target"),
        ("will_not_meet", "Unless something changes it will keep missing its target"),
        (
            "may_or_may_not",
            "Within its usual variation it may or may not meet its target: chance decides",
        ),
        ("cannot_say", "It is too soon to say whether it will meet its target"),
    ],
)
def test_a_target_is_said_with_its_setter(assurance: Assurance, start: str) -> None:
    says = target_sentence(_variation(assurance=assurance), "target 80% by March 2026", "the partnership")
    assert says == f"{start} (target 80% by March 2026, set by the partnership)."


def test_no_target_says_nothing() -> None:
    assert target_sentence(_variation(assurance="no_target"), "", "") == ""


def test_the_headline_leads_with_the_longer_signal() -> None:
    says = headline_sentence(_figure(50.0), "percent", _variation("concern", rule="above the upper limit"))
    assert says == "A real deterioration: in 2025-26 Q2 it was 50.0% (35 of 70)."


@pytest.mark.parametrize("status", HIDDEN)
def test_the_headline_of_a_hidden_figure_claims_no_signal(status: Status) -> None:
    says = headline_sentence(
        _figure(None, status=status), "percent", _variation("concern", rule="above the upper limit")
    )
    assert says == value_sentence(_figure(None, status=status), "percent")


@pytest.mark.parametrize(
    ("numbers", "says"),
    [
        ((0, 0, 0, 0, 0, 0), "No indicator has been counted for this quarter."),
        ((0, 3, 0, 0, 0, 0), "None of the three indicators could be shown this quarter."),
        (
            (60, 60, 9, 12, 4, 11),
            "Of 60 indicators, all can be shown this quarter: nine show real deterioration and 12 real improvement. Four will keep missing their target unless something changes, and 11 are of concern.",  # noqa: E501
        ),
        (
            (9, 10, 1, 0, 1, 1),
            "Of 10 indicators, 9 can be shown this quarter: one shows real deterioration and none real improvement. One will keep missing its target unless something changes, and one is of concern.",  # noqa: E501
        ),
        (
            (1, 1, 0, 0, 0, 0, 1),
            "Of one indicator, all can be shown this quarter: none show real deterioration and none real improvement. None will keep missing their target unless something changes, and none are of concern. One is unusual, neither good nor bad: ask why.",  # noqa: E501
        ),
    ],
)
def test_the_position_is_one_thought(numbers: tuple[int, ...], says: str) -> None:
    assert position_sentence(*numbers) == says


def _every_sentence() -> Iterator[tuple[Polarity, Verdict, str]]:
    for polarity, verdict, basis in product(get_args(Polarity), get_args(Verdict), get_args(Basis)):
        for start, end in ((60.0, 70.0), (70.0, 60.0), (70.0, 70.0)):
            variation = _variation(verdict, basis, rule="above the upper limit")
            sentences = (
                movement_sentence(_figure(end), _figure(start, period=BEFORE), "percent", polarity, verdict),
                variation_sentence(variation),
                headline_sentence(_figure(end), "percent", variation),
            )
            yield polarity, verdict, " ".join(sentences)


def test_no_sentence_names_a_cause() -> None:
    causes = ("because of", "due to", "caused", "led to", "thanks to", "as a result")
    assert not [words for _, _, words in _every_sentence() if any(cause in words for cause in causes)]


def test_better_and_worse_need_a_polarity_and_a_signal() -> None:
    judged = [(p, v) for p, v, words in _every_sentence() if "better" in words or "worse" in words]
    assert judged, "the search can find a judgement"
    assert all(p != "neither" and v in {"improving", "concern"} for p, v in judged)


def test_common_cause_is_never_an_improvement() -> None:
    said = [words for _, verdict, words in _every_sentence() if verdict in {"no_real_change", "cannot_say"}]
    assert not [words for words in said if "improve" in words or "deteriorat" in words]


def test_a_concern_gives_its_reasons_and_nothing_otherwise() -> None:
    assert concern_sentence(()) == ""
    assert concern_sentence(("special_cause", "missed")).startswith(
        "This is an area of concern because its latest point"
    )
