"""The same cases counted by two indicators: neither gives away what the other hides."""

from datetime import date
from typing import Any

import numpy as np
import pytest

from indicators.disclosure_control.figures import PublishableFigures, Status
from indicators.disclosure_control.overlaps import are_alike
from indicators.disclosure_control.protection import PROFILES, protect
from indicators.disclosure_control.spans import Key
from indicators.exact_counts import ExactCounts
from indicators.periods import Period, Quarter, add_months, month_end

LATE = Quarter(date(2030, 3, 31))
RESTRICTED = PROFILES["restricted"]
JUNE = (Period(date(2023, 6, 30), "month"), "all", "all")
FIRST = (Period(date(2023, 6, 30), "quarter"), "all", "all")
VISITS = np.array([[20.0, 30, 3, 24, 26, 41]] * 2)
"""Six months, of which June is small: the first quarter is 53."""


def _keys(figures: PublishableFigures, indicator_id: str, status: Status) -> set[Key]:
    return {(f.period, f.breakdown, f.category) for f in figures.of(indicator_id) if f.status is status}


def _hidden(figures: PublishableFigures, indicator_id: str) -> set[Key]:
    return _keys(figures, indicator_id, Status.SUPPRESSED)


def _shown(figures: PublishableFigures, indicator_id: str) -> set[Key]:
    return _keys(figures, indicator_id, Status.SHOWN)


def _count(a_table: Any, an_indicator: Any, periods: list[Period], name: str, numbers: Any, **words: Any) -> Any:
    indicator = an_indicator(id=name, unit="count", **words)
    return a_table({("all", "all"): np.array([numbers, numbers], dtype=float)}, periods, indicator=indicator)


@pytest.fixture
def visits(a_table: Any, an_indicator: Any, periods: Any) -> ExactCounts:
    """Visits by month and quarter: June is the quarter less April and May."""
    return _count(a_table, an_indicator, periods(6, kinds=["month", "quarter"]), "visits", VISITS[0])


@pytest.fixture
def seen(a_table: Any, an_indicator: Any, periods: Any) -> ExactCounts:
    """The same visits by month alone, where hiding June is enough."""
    return _count(a_table, an_indicator, periods(6, kinds=["month"]), "seen", VISITS[0])


@pytest.mark.parametrize("is_reversed", [False, True])
def test_the_same_cases_are_hidden_alike_in_both(
    is_reversed: bool, visits: ExactCounts, seen: ExactCounts, attacker: Any
) -> None:
    both = [seen, visits] if is_reversed else [visits, seen]
    figures = protect(both, RESTRICTED, quarter=LATE)
    months = {key for key in _hidden(figures, "visits") if key[0].kind == "month"}
    assert JUNE in months
    assert months == _hidden(figures, "seen")
    assert JUNE not in attacker(visits, _hidden(figures, "visits") - _shown(figures, "seen"))


def test_protected_apart_they_would_give_the_small_number_away(
    visits: ExactCounts, seen: ExactCounts, attacker: Any
) -> None:
    alone, other = (protect([one], RESTRICTED, quarter=LATE) for one in (visits, seen))
    assert JUNE not in attacker(visits, _hidden(alone, "visits"))
    assert JUNE in attacker(visits, _hidden(alone, "visits") - _shown(other, "seen"))


def test_what_another_indicator_printed_before_is_known(visits: ExactCounts, seen: ExactCounts, attacker: Any) -> None:
    """A new indicator may not choose a month to hide that an old one has told."""
    before = protect([seen], RESTRICTED, quarter=LATE)
    figures = protect([visits, seen], RESTRICTED, quarter=LATE, earlier=[before])
    assert FIRST in _hidden(figures, "visits")
    assert JUNE not in attacker(visits, _hidden(figures, "visits") - _shown(before, "seen"))


MET, CASES = [57, 40, 31, 44], [60, 62, 58, 71]
"""Four quarters' met and cases; three cases of the first quarter were not met."""


@pytest.fixture
def quarters() -> list[Period]:
    """Four quarters."""
    return [Period(month_end(add_months(FIRST[0].end, 3 * number)), "quarter") for number in range(4)]


def _by_month(numbers: list[int]) -> np.ndarray:
    return np.array([[float(number), 0, 0] for number in numbers]).ravel()


@pytest.fixture
def percentage_and_counts(a_table: Any, an_indicator: Any, quarters: list[Period]) -> list[ExactCounts]:
    """A percentage, a count of its numerators and a count of its denominators."""
    met, cases = _by_month(MET), _by_month(CASES)
    percent = a_table({("all", "all"): np.array([met, cases])}, quarters, indicator=an_indicator(id="timely"))
    return [
        percent,
        _count(a_table, an_indicator, quarters, "met", met),
        _count(a_table, an_indicator, quarters, "cases", cases),
    ]


def test_a_small_complement_is_not_left_by_subtracting_one_count_from_another(
    percentage_and_counts: list[ExactCounts],
) -> None:
    figures = protect(percentage_and_counts, RESTRICTED, quarter=LATE)
    assert _hidden(figures, "timely") == {FIRST}
    assert not {FIRST} & _shown(figures, "met") & _shown(figures, "cases")
    assert len(_shown(figures, "met") & _shown(figures, "cases")) == 3


def test_counts_that_are_protected_apart_leave_the_small_complement(
    percentage_and_counts: list[ExactCounts],
) -> None:
    for one in percentage_and_counts[1:]:
        assert FIRST in _shown(protect([one], RESTRICTED, quarter=LATE), one.indicator.id)


def test_a_count_hidden_for_a_complement_does_not_follow_from_its_categories(
    percentage_and_counts: list[ExactCounts], a_table: Any, an_indicator: Any, quarters: list[Period], attacker: Any
) -> None:
    north, south = _by_month([27, 20, 11, 24]), _by_month([30, 20, 20, 20])
    places = {("all", "all"): north + south, ("place", "north"): north, ("place", "south"): south}
    table = {place: np.array([numbers, numbers]) for place, numbers in places.items()}
    met = a_table(table, quarters, indicator=an_indicator(id="met", unit="count"))
    percent, _, cases = percentage_and_counts
    figures = protect([percent, met, cases], RESTRICTED, quarter=LATE)
    assert FIRST in _shown(figures, "cases")
    assert FIRST in _hidden(figures, "met")
    assert FIRST not in attacker(met, _hidden(figures, "met"))
    assert FIRST in attacker(met, {FIRST})


def _numbers(*numbers: float) -> dict[Key, float]:
    return {(Period(month_end(add_months(FIRST[0].end, n)), "month"), "all", "all"): x for n, x in enumerate(numbers)}


@pytest.mark.parametrize(
    ("mine", "theirs", "expected"),
    [
        ((12, 15, 11, 19), (12, 15, 11, 19), True),  # a new indicator has few cells
        ((12, 15, 11, 19), (12, 15, 11, 19, 40, 50), True),
        ((12, 15, 11, 12), (12, 15, 11, 12), True),
        ((12, 15, 11), (12, 15, 11), False),
        ((12, 15, 11, 19), (12, 15, 11, 18), False),
        ((12, 15, 11, 19, 20), (12, 15, 11, 19, 21), False),
        ((7, 7, 7, 7, 7, 7), (7, 7, 7, 7, 7, 7), False),  # constant
        ((7, 8, 7, 8, 7, 8), (7, 8, 7, 8, 7, 8), False),
        ((0, 7, 0, 8, 0, 0), (0, 7, 0, 8, 0, 0), False),  # nought is what rare things have in common
    ],
)
def test_series_are_the_same_cases_where_they_agree_often_enough(
    mine: tuple[float, ...], theirs: tuple[float, ...], expected: bool
) -> None:
    assert are_alike(_numbers(*mine), _numbers(*theirs)) is expected
    assert are_alike(_numbers(*theirs), _numbers(*mine)) is expected


def test_series_of_other_periods_have_nothing_in_common() -> None:
    later = {(Period(date(2025, 1, 31), "month"), "all", "all"): 12.0}
    assert not are_alike(_numbers(12, 15, 11, 19), later)


def test_a_constant_series_is_not_hidden_for_another(a_table: Any, an_indicator: Any, periods: Any) -> None:
    """Both were twenty each month: the one must hide a month beside its small June, the other has no such need."""
    months, both = periods(3, kinds=["month"]), periods(3, kinds=["month", "quarter"])
    one = _count(a_table, an_indicator, both, "one", [20, 20, 3])
    other = _count(a_table, an_indicator, months, "other", [20, 20, 20])
    figures = protect([one, other], RESTRICTED, quarter=LATE)
    assert len(_hidden(figures, "one")) > 1
    assert not _hidden(figures, "other")
