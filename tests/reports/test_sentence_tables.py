"""Every verdict's sentences against tables written out by hand: verdict, basis, polarity, assurance and target."""

from collections.abc import Iterator
from datetime import date
from itertools import product
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indicators.definition import Polarity
from indicators.disclosure_control.figures import Figure, Status
from indicators.periods import Period, add_months, month_end
from indicators.statistics.variation import Assurance, Basis, Point, Variation, Verdict, read_variation
from reports.narrative import movement_sentence, target_sentence, variation_sentence

NOW, BEFORE = Period(date(2025, 9, 30), "quarter"), Period(date(2025, 6, 30), "quarter")
SAID = {
    "better": "read as a real improvement and not as usual variation.",
    "worse": "read as a real deterioration and not as usual variation.",
    "high": "unusually high. Neither high nor low is good or bad in itself: ask why.",
    "low": "unusually low. Neither high nor low is good or bad in itself: ask why.",
}
FIRES = "A rule of the {} chart fires (the rule; 20 points), so this is "
USUAL = "There is no real change: it varies as it usually does (no rule fires; 20 points)."
HEDGE = " The limits are provisional: they rest on fewer than 13 points."
UNSHOWN = "The latest point is not shown, so it cannot be read against the others."
BASIS = "What the limits rest on."
# Each verdict that a basis can give, and the whole sentence. A basis without rules gives one verdict alone.
READINGS = {
    ("improving", "limits"): FIRES.format("control") + SAID["better"],
    ("concern", "limits"): FIRES.format("control") + SAID["worse"],
    ("unusual_high", "limits"): FIRES.format("control") + SAID["high"],
    ("unusual_low", "limits"): FIRES.format("control") + SAID["low"],
    ("no_real_change", "limits"): USUAL,
    ("cannot_say", "limits"): UNSHOWN,
    ("improving", "provisional_limits"): FIRES.format("control") + SAID["better"] + HEDGE,
    ("concern", "provisional_limits"): FIRES.format("control") + SAID["worse"] + HEDGE,
    ("unusual_high", "provisional_limits"): FIRES.format("control") + SAID["high"] + HEDGE,
    ("unusual_low", "provisional_limits"): FIRES.format("control") + SAID["low"] + HEDGE,
    ("no_real_change", "provisional_limits"): USUAL + HEDGE,
    ("cannot_say", "provisional_limits"): UNSHOWN,
    ("improving", "run_chart"): FIRES.format("run") + SAID["better"],
    ("concern", "run_chart"): FIRES.format("run") + SAID["worse"],
    ("unusual_high", "run_chart"): FIRES.format("run") + SAID["high"],
    ("unusual_low", "run_chart"): FIRES.format("run") + SAID["low"],
    ("no_real_change", "run_chart"): USUAL,
    ("cannot_say", "run_chart"): UNSHOWN,
    ("cannot_say", "run_only"): BASIS,
    ("cannot_say", "not_enough_variation"): BASIS,
    ("cannot_say", "no_points"): BASIS,
}
# Which verdicts a polarity allows.
ALLOWED = {
    "higher_is_better": {"improving", "concern", "no_real_change", "cannot_say"},
    "lower_is_better": {"improving", "concern", "no_real_change", "cannot_say"},
    "neither": {"unusual_high", "unusual_low", "no_real_change", "cannot_say"},
}
CHANCE, UNDONE = "; on its own that is no sign of a real change", ", which does not undo the longer signal"
BETTER, WORSE = ", which is better", ", which is worse"
# verdict, polarity: the end of the sentence after a rise, and after a fall.
MOVEMENTS = {
    ("improving", "higher_is_better"): (BETTER, UNDONE),
    ("improving", "lower_is_better"): (UNDONE, BETTER),
    ("concern", "higher_is_better"): (UNDONE, WORSE),
    ("concern", "lower_is_better"): (WORSE, UNDONE),
    ("unusual_high", "neither"): ("", ""),
    ("unusual_low", "neither"): ("", ""),
    ("no_real_change", "higher_is_better"): (CHANCE, CHANCE),
    ("no_real_change", "lower_is_better"): (CHANCE, CHANCE),
    ("no_real_change", "neither"): (CHANCE, CHANCE),
    ("cannot_say", "higher_is_better"): ("", ""),
    ("cannot_say", "lower_is_better"): ("", ""),
    ("cannot_say", "neither"): ("", ""),
}
GOES_ON = "As things stand it will go on meeting its target"
KEEPS_MISSING = "Unless something changes it will keep missing its target"
CHANCE_DECIDES = "Within its usual variation it may or may not meet its target: chance decides"
# assurance, whether the headline meets the target now: the sentence before the target's own words.
TARGETS = {
    ("will_meet", True): GOES_ON,
    ("will_meet", False): GOES_ON,
    ("will_meet", None): GOES_ON,
    ("will_not_meet", True): KEEPS_MISSING,
    ("will_not_meet", False): KEEPS_MISSING,
    ("will_not_meet", None): KEEPS_MISSING,
    ("may_or_may_not", True): CHANCE_DECIDES,
    ("may_or_may_not", False): CHANCE_DECIDES,
    ("may_or_may_not", None): CHANCE_DECIDES,
    ("cannot_say", True): "It meets its target now; whether it will go on doing so cannot be said yet",
    ("cannot_say", False): "It misses its target now; whether it will go on doing so cannot be said yet",
    ("cannot_say", None): "It is too soon to say whether it will meet its target",
    ("no_target", True): None,
    ("no_target", False): None,
    ("no_target", None): None,
}


def _variation(verdict: Verdict, basis: Basis, assurance: Assurance = "no_target") -> Variation:
    value = None if verdict == "cannot_say" else 70.0
    points = (Point(NOW.end, NOW.title, value, 70.0, 60.0, 80.0, "", ""),)
    return Variation(points, verdict, "the rule", assurance, basis, BASIS, None, 20, "")


def _figure(value: float, period: Period) -> Figure:
    return Figure("x", period, "all", "all", Status.SHOWN, value, 100, value, f"{value:.1f}%")


@pytest.mark.parametrize(("verdict", "basis"), READINGS)
def test_what_is_said_of_a_verdict_on_its_basis(verdict: Verdict, basis: Basis) -> None:
    assert variation_sentence(_variation(verdict, basis)) == READINGS[verdict, basis]


def test_the_table_of_readings_holds_every_verdict_and_every_basis() -> None:
    assert {verdict for verdict, _ in READINGS} == set(get_args(Verdict))
    assert {basis for _, basis in READINGS} == set(get_args(Basis))


@pytest.mark.parametrize(("verdict", "polarity"), MOVEMENTS)
@pytest.mark.parametrize("is_rise", [True, False])
def test_what_is_said_of_a_movement_under_a_verdict(verdict: Verdict, polarity: Polarity, is_rise: bool) -> None:
    latest, earlier = (_figure(value, period) for value, period in ((73.0 if is_rise else 67.0, NOW), (70.0, BEFORE)))
    side = "higher" if is_rise else "lower"
    start = f"The latest figure is 3.0 percentage points {side} than in 2025-26 Q1 (70.0%)"
    says = movement_sentence(latest, earlier, "percent", polarity, verdict)
    assert says == f"{start}{MOVEMENTS[verdict, polarity][0 if is_rise else 1]}."


def test_the_table_of_movements_holds_every_verdict_that_a_polarity_allows() -> None:
    assert set(MOVEMENTS) == {(verdict, polarity) for polarity, allowed in ALLOWED.items() for verdict in allowed}


@pytest.mark.parametrize(("assurance", "meets"), TARGETS)
@pytest.mark.parametrize("set_by", ["the partnership", ""])
@pytest.mark.parametrize("basis", get_args(Basis))
def test_what_is_said_of_a_target(assurance: Assurance, meets: bool | None, set_by: str, basis: Basis) -> None:
    start = TARGETS[assurance, meets]
    setter = f", set by {set_by}" if set_by else ""
    says = target_sentence(_variation("no_real_change", basis, assurance), "target 80%", set_by, meets)
    assert says == ("" if start is None else f"{start} (target 80%{setter}).")


def test_the_table_of_targets_is_whole() -> None:
    assert set(TARGETS) == set(product(get_args(Assurance), (True, False, None)))


VALUES = st.one_of(st.none(), st.sampled_from([40.0, 50.0, 52.0, 55.0, 58.0, 90.0]))


def _series(values: list[float | None]) -> Iterator[Figure]:
    for number, value in enumerate(values):
        period = Period(month_end(add_months(date(2022, 4, 1), number)), "month")
        status = Status.SUPPRESSED if value is None else Status.SHOWN
        yield Figure("x", period, "all", "all", status, None, None, value, "")


@settings(max_examples=200, deadline=None)
@given(st.lists(VALUES, max_size=40), st.sampled_from(get_args(Polarity)), st.sampled_from([None, 45.0, 95.0]))
def test_a_series_is_never_read_outside_the_tables(
    values: list[float | None], polarity: Polarity, target: float | None
) -> None:
    read = read_variation(_series(values), polarity, target, unit="percent")
    assert (read.verdict, read.basis) in READINGS
    assert read.verdict in ALLOWED[polarity]
    assert (read.rule != "") == (read.verdict not in {"no_real_change", "cannot_say"})
    assert (read.assurance == "no_target") == (
        target is None or (polarity == "neither" and read.assurance != "cannot_say")
    )
    assert variation_sentence(read)
