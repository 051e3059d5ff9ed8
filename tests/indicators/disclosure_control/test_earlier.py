"""Two editions in a reader's hand: the later one gives away nothing that the earlier one hid, or that it hides."""

from datetime import date
from typing import Any

import numpy as np
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from indicators.disclosure_control.figures import PublishableFigures, Status
from indicators.disclosure_control.protection import PROFILES, protect
from indicators.disclosure_control.spans import Key
from indicators.exact_counts import ExactCount, ExactCounts
from indicators.periods import Period, Quarter

LATE = Quarter(date(2030, 3, 31))
RESTRICTED = PROFILES["restricted"]
JUNE = Period(date(2023, 6, 30), "quarter")
HIDDEN = (Status.SUPPRESSED, Status.TOO_FEW)
UNHURRIED = settings(deadline=None, max_examples=12, suppress_health_check=list(HealthCheck))


def _edition(an_indicator: Any, **places: float) -> ExactCounts:
    """One quarter of a count by place, with its total."""
    cells = [ExactCount(JUNE, "all", "all", "counted", sum(places.values()))]
    cells += [ExactCount(JUNE, "place", name, "counted", number) for name, number in places.items()]
    return ExactCounts(an_indicator(unit="count"), tuple(cells))


def _hidden(figures: PublishableFigures) -> set[Key]:
    return {(f.period, f.breakdown, f.category) for f in figures if f.status in HIDDEN}


def _names(figures: PublishableFigures) -> set[str]:
    return {key[2] for key in _hidden(figures)}


def _in_hand(exact: ExactCounts, now: PublishableFigures, before: PublishableFigures) -> set[Key]:
    """What neither edition shows, where the earlier one showed the count that it has now."""
    told = {(f.period, f.breakdown, f.category): f.numerator for f in before if f.status is Status.SHOWN}
    numbers = {(cell.period, cell.breakdown, cell.category): cell.numerator for cell in exact.cells}
    return {key for key in _hidden(now) if told.get(key) != numbers[key]}


def test_once_hidden_always_hidden(an_indicator: Any) -> None:
    before = protect([_edition(an_indicator, white=210, asian=4, black=9)], RESTRICTED, quarter=LATE)
    assert _names(before) == {"asian", "black"}
    restated = _edition(an_indicator, white=210, asian=8, black=9)
    assert _names(protect([restated], RESTRICTED, quarter=LATE)) == set()
    assert _names(protect([restated], RESTRICTED, quarter=LATE, earlier=[before])) == {"asian", "black"}


def test_what_another_pattern_would_give_away_is_kept(an_indicator: Any, attacker: Any) -> None:
    """Late cases make black the largest: white would be hidden in its place, and white has been told."""
    before = protect([_edition(an_indicator, white=30, asian=4, black=9)], RESTRICTED, quarter=LATE)
    restated = _edition(an_indicator, white=30, asian=4, black=140)
    asian = (JUNE, "place", "asian")

    forgetful = protect([restated], RESTRICTED, quarter=LATE)
    assert _names(forgetful) == {"asian", "white"}
    assert asian in attacker(restated, _in_hand(restated, forgetful, before))

    now = protect([restated], RESTRICTED, quarter=LATE, earlier=[before])
    assert _names(now) == {"asian", "black"}
    assert asian not in attacker(restated, _in_hand(restated, now, before))


def test_a_new_window_less_an_old_one_does_not_give_a_small_month(a_table: Any, periods: Any, attacker: Any) -> None:
    """The window to June 2024 less the one to May is June 2024 less June 2023: both have been told but June 2024."""
    monthly = np.full((2, 15), 20.0)
    monthly[:, 14] = 3
    old, new = (a_table({("all", "all"): monthly}, periods(n, kinds=["month", "rolling_12_months"])) for n in (14, 15))
    june = (Period(date(2024, 6, 30), "month"), "all", "all")
    before = protect([old], RESTRICTED, quarter=LATE)
    assert not _hidden(before)

    forgetful = protect([new], RESTRICTED, quarter=LATE)
    assert june not in attacker(new, _hidden(forgetful))
    assert june in attacker(new, _in_hand(new, forgetful, before))

    now = protect([new], RESTRICTED, quarter=LATE, earlier=[before])
    assert june not in attacker(new, _in_hand(new, now, before))
    assert _hidden(now) == {june, (Period(date(2024, 6, 30), "rolling_12_months"), "all", "all")}


def test_restated_cells_stay_shown_while_another_that_was_never_shown_can_be_hidden(an_indicator: Any) -> None:
    before = protect([_edition(an_indicator, white=210, asian=6, black=17)], RESTRICTED, quarter=LATE)
    restated = _edition(an_indicator, white=210, asian=4, black=18, other=90)
    assert not _hidden(before)
    assert _names(protect([restated], RESTRICTED, quarter=LATE)) == {"asian", "black"}
    assert _names(protect([restated], RESTRICTED, quarter=LATE, earlier=[before])) == {"asian", "other"}


def test_a_restated_total_is_hidden_where_nothing_else_would_do(an_indicator: Any) -> None:
    before = protect([_edition(an_indicator, white=210, asian=6, black=17)], RESTRICTED, quarter=LATE)
    restated = _edition(an_indicator, white=210, asian=4, black=17)
    assert _names(protect([restated], RESTRICTED, quarter=LATE, earlier=[before])) == {"asian", "all"}


def test_every_earlier_edition_counts_and_not_the_last_alone(an_indicator: Any) -> None:
    first = protect([_edition(an_indicator, white=210, asian=4, black=9)], RESTRICTED, quarter=LATE)
    second = protect([_edition(an_indicator, white=210, mixed=4, other=9)], RESTRICTED, quarter=LATE)
    now = _edition(an_indicator, white=210, asian=8, black=9, mixed=8, other=9)
    figures = protect([now], RESTRICTED, quarter=LATE, earlier=[first, second])
    assert _names(figures) == {"asian", "black", "mixed", "other"}


def test_where_one_way_is_shut_the_other_is_tried(an_indicator: Any) -> None:
    """Of asian 58 of 60 were met: not fewer, as all of black were and the rest has been told, but it may be more."""
    now = {"all": (188, 230), "white": (100, 140), "asian": (58, 60), "black": (30, 30)}
    cells = [
        ExactCount(JUNE, "all" if name == "all" else "place", name, "counted", *numbers)
        for name, numbers in now.items()
    ]
    alone = [protect([ExactCounts(an_indicator(), (cell,))], RESTRICTED, quarter=LATE) for cell in cells[:2]]
    before = [figure for figures in alone for figure in figures]
    assert [figure.status for figure in before] == [Status.SHOWN, Status.SHOWN]
    figures = protect([ExactCounts(an_indicator(), tuple(cells))], RESTRICTED, quarter=LATE, earlier=[before])
    assert _names(figures) == {"asian", "black"}


EDITIONS = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 9), st.integers(0, 4)), min_size=4, max_size=7)
"""By month, the cases of north, south and west."""


def _indicators(a_table: Any, an_indicator: Any, periods: Any, cases: list[tuple[int, ...]]) -> list[ExactCounts]:
    """A count, a percentage of the same cases and a list at month ends."""
    numbers = np.array(cases, dtype=float).T
    places = dict(zip(("north", "south", "west"), numbers, strict=True))
    by_place = {("place", name): np.array([np.floor(each * 0.8), each]) for name, each in places.items()}
    both = {("all", "all"): sum(by_place.values()), **by_place}
    cases_alone = {place: each[[1, 1]] for place, each in both.items()}
    when = periods(len(cases), kinds=["month", "quarter"])
    months = periods(len(cases), kinds=["month"])
    listed = an_indicator(id="listed", unit="count", timing="snapshot", listed="each_month_end")
    return [
        a_table(cases_alone, when, indicator=an_indicator(id="plans", unit="count")),
        a_table(both, when, indicator=an_indicator(id="repeats")),
        a_table(cases_alone, months, indicator=listed),
    ]


@UNHURRIED
@given(cases=EDITIONS, audience=st.sampled_from(["public", "restricted"]))
def test_publishing_twice_changes_nothing(
    cases: list[tuple[int, ...]], audience: str, a_table: Any, an_indicator: Any, periods: Any
) -> None:
    counts = _indicators(a_table, an_indicator, periods, cases)
    once = protect(counts, PROFILES[audience], quarter=LATE)
    twice = protect(counts, PROFILES[audience], quarter=LATE, earlier=[once])
    assert list(once) == list(twice)
    assert list(once) == list(protect(counts, PROFILES[audience], quarter=LATE, earlier=[once, twice]))


@UNHURRIED
@given(cases=EDITIONS, late=st.tuples(st.integers(0, 3), st.integers(0, 2), st.integers(-1, 3)))
def test_what_was_hidden_stays_so_and_what_was_shown_in_a_table_that_has_not_changed_is_shown(
    cases: list[tuple[int, ...]], late: tuple[int, int, int], a_table: Any, an_indicator: Any, periods: Any
) -> None:
    month, place, more = late
    restated = [list(each) for each in cases]
    restated[month][place] = max(restated[month][place] + more, 0)
    before = protect(_indicators(a_table, an_indicator, periods, cases)[:1], RESTRICTED, quarter=LATE)
    (counts,) = _indicators(a_table, an_indicator, periods, [tuple(each) for each in restated])[:1]
    now = protect([counts], RESTRICTED, quarter=LATE, earlier=[before])
    told = {(f.period, f.breakdown, f.category): f.numerator for f in before if f.status is Status.SHOWN}
    numbers = {(c.period, c.breakdown, c.category): c.numerator for c in counts.cells}
    changed = {key[:2] for key, number in told.items() if numbers[key] != number}
    totals = {key for key in told if key[1] == "all" and key[:2] not in changed}
    unchanged = {key for key in told if (key[0], "all", "all") in totals and key[:2] not in changed}
    assert not unchanged & _hidden(now)
    none = {key for key, number in numbers.items() if number == 0}
    assert _hidden(before) - none <= _hidden(now)
