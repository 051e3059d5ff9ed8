"""What each audience is shown of one count, and that the public is never shown more than the partnership."""

import csv
from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from indicators.disclosure_control.figures import Figure, PublishableFigures, Status
from indicators.disclosure_control.profiles import PROFILES, Profile, to_midpoint
from indicators.disclosure_control.protection import protect
from indicators.disclosure_control.spans import Key
from indicators.exact_counts import ExactCount, ExactCounts
from indicators.periods import Period, Quarter

JUNE = Period(date(2023, 6, 30), "quarter")
LATE = Quarter(date(2030, 3, 31))
RATE = {"unit": "rate_per_10_000", "population": {"age_from": 0, "age_to": 17}}
TO_TEN = Profile("public", suppress_from=1, suppress_to=0, rounded_to=10)
"""Hides nothing, and rounds to ten."""
TOO_LITTLE = Profile("public", suppress_to=5, rounded_to=5)
"""Hides 1 to 5 and rounds to five: a printed 5 is 6 or 7."""
MARKS = {"*", "c", "[REDACTED]"}
UNHURRIED = settings(deadline=None, max_examples=12, suppress_health_check=list(HealthCheck))


def _figure(an_indicator: Any, profile: Profile, *numbers: float | None, **words: Any) -> Figure:
    """One cell of one indicator as the audience is shown it."""
    exact = ExactCounts(an_indicator(**words), (ExactCount(JUNE, "all", "all", "counted", *numbers),))
    (figure,) = protect([exact], profile, quarter=LATE)
    return figure


def _column(shared: Path, name: str) -> dict[int, str]:
    """What the reference prints of every count from 0 to 60."""
    with (shared / "reference/disclosure/rounding_map_0_60.csv").open(newline="") as file:
        rows = {int(row["true"]): row[name] for row in csv.DictReader(file)}
    assert sorted(rows) == list(range(61))
    return rows


def _behind(printed: dict[int, str]) -> dict[str, list[int]]:
    """The counts that each printed number may stand for."""
    found: dict[str, list[int]] = defaultdict(list)
    for count, text in printed.items():
        found[text].append(count)
    return found


@pytest.mark.parametrize(
    ("column", "profile"),
    [
        ("nhs_digital_1to7_round5", PROFILES["public"]),
        ("opensafely_redact7_round5", PROFILES["public"]),
        ("dfe_cin_1to5", PROFILES["restricted"]),
        ("dfe_region_round10", TO_TEN),
        ("unsafe_lt6_then_round5", TOO_LITTLE),
    ],
)
def test_every_count_to_sixty_is_shown_as_the_reference_shows_it(
    column: str, profile: Profile, shared: Path, an_indicator: Any
) -> None:
    for count, expected in _column(shared, column).items():
        shown = _figure(an_indicator, profile, count, unit="count").text
        assert shown == ("[c]" if expected in MARKS else expected), count


def test_midpoints_of_six_are_those_of_the_reference(shared: Path) -> None:
    printed = _column(shared, "opensafely_midpoint6")
    assert to_midpoint(list(printed)).tolist() == [float(text) for text in printed.values()]


@pytest.mark.parametrize(
    ("column", "fewest"),
    [
        ("nhs_digital_1to7_round5", 5),
        ("opensafely_redact7_round5", 5),
        ("opensafely_midpoint6", 6),
        ("dfe_region_round10", 10),
    ],
)
def test_a_rounded_number_stands_for_as_many_counts_as_it_is_rounded_to(column: str, fewest: int, shared: Path) -> None:
    stands_for = {text: counts for text, counts in _behind(_column(shared, column)).items() if text != "0"}
    whole = [counts for counts in stands_for.values() if max(counts) < 60]
    assert len(whole) >= 5
    assert all(len(counts) >= fewest for counts in whole)


def test_to_hide_up_to_five_and_round_to_five_is_unsafe(shared: Path) -> None:
    assert _behind(_column(shared, "unsafe_lt6_then_round5"))["5"] == [6, 7]
    least, most = TOO_LITTLE.may_be(np.array([6.0, 7.0]))
    assert (least.tolist(), most.tolist()) == ([6, 6], [7, 7])
    assert "5" not in _column(shared, "nhs_digital_1to7_round5").values()


@pytest.mark.parametrize("profile", [*PROFILES.values(), TO_TEN])
def test_a_shown_number_may_stand_for_every_count_that_is_shown_alike_and_no_other(profile: Profile) -> None:
    counts = np.arange(1.0, 60)
    counts = counts[~profile.hides(counts)]
    for count, least, most in zip(counts, *profile.may_be(counts), strict=True):
        alike = counts[profile.rounded(counts) == profile.rounded(count)]
        if alike.max() < 50:
            assert (least, most) == (alike.min(), alike.max())


def test_a_shown_nought_is_nought() -> None:
    for profile in PROFILES.values():
        least, most = profile.may_be(np.zeros(1))
        assert (least[0], most[0]) == (0, 0)


def test_the_public_sees_percentages_and_rates_of_rounded_counts_and_of_the_true_population(an_indicator: Any) -> None:
    percent = _figure(an_indicator, PROFILES["public"], 33, 62)
    assert (percent.numerator, percent.denominator, percent.text) == (35, 60, "58.3%")
    rate = _figure(an_indicator, PROFILES["public"], 442, 85_003, **RATE)
    assert (rate.numerator, rate.denominator) == (440, 85_003)
    assert rate.value == pytest.approx(10_000 * 440 / 85_003)


def test_the_restricted_audience_sees_what_was_counted(an_indicator: Any) -> None:
    percent = _figure(an_indicator, PROFILES["restricted"], 33, 62)
    assert (percent.numerator, percent.denominator, percent.text) == (33, 62, "53.2%")
    rate = _figure(an_indicator, PROFILES["restricted"], 442, 85_003, **RATE)
    assert (rate.numerator, rate.denominator) == (442, 85_003)


@pytest.mark.parametrize("audience", ["public", "restricted"])
@pytest.mark.parametrize("count", [1, 3, 7, 11])
def test_the_partnerships_own_activity_is_neither_hidden_nor_rounded(
    audience: str, count: int, an_indicator: Any
) -> None:
    figure = _figure(an_indicator, PROFILES[audience], count, unit="count", counts="activity")
    assert (figure.text, figure.rounded_to) == (str(count), 1)
    percent = _figure(an_indicator, PROFILES[audience], count, 13, counts="activity")
    assert (percent.numerator, percent.denominator) == (count, 13)


@pytest.mark.parametrize("met", [0, 4, 8, 9])
def test_a_percentage_of_nine_is_too_few_for_the_public_however_many_were_met(met: int, an_indicator: Any) -> None:
    assert _figure(an_indicator, PROFILES["public"], met, 9).status is Status.TOO_FEW


@pytest.mark.parametrize(
    ("audience", "met", "cases", "text"),
    [
        ("public", 0, 10, "0.0%"),
        ("public", 10, 10, "100.0%"),
        ("public", 0, 8, "[c]"),
        ("restricted", 0, 6, "0.0%"),
        ("restricted", 6, 6, "100.0%"),
        ("restricted", 0, 4, "[c]"),
        ("restricted", 4, 4, "[c]"),
    ],
)
def test_nought_and_a_hundred_per_cent_are_told_of_enough_cases_alone(
    audience: str, met: float, cases: float, text: str, an_indicator: Any
) -> None:
    assert _figure(an_indicator, PROFILES[audience], met, cases).text == text


def _hidden(figures: Iterable[Figure]) -> set[Key]:
    return {(f.period, f.breakdown, f.category) for f in figures if f.status in (Status.SUPPRESSED, Status.TOO_FEW)}


def _both(counts: ExactCounts) -> tuple[PublishableFigures, PublishableFigures]:
    restricted = protect([counts], PROFILES["restricted"], quarter=LATE)
    return restricted, protect([counts], PROFILES["public"], quarter=LATE, hidden_too=restricted)


def test_what_the_restricted_audience_is_not_shown_the_public_is_not(an_indicator: Any) -> None:
    """Rounding makes room for the public, so that black need not be hidden for its sake: it is for the others'."""
    numbers = {"white": 210, "asian": 4, "black": 9}
    cells = [ExactCount(JUNE, "all", "all", "counted", sum(numbers.values()))]
    cells += [ExactCount(JUNE, "place", name, "counted", number) for name, number in numbers.items()]
    counts = ExactCounts(an_indicator(unit="count"), tuple(cells))
    restricted, public = _both(counts)
    alone = protect([counts], PROFILES["public"], quarter=LATE)
    black = (JUNE, "place", "black")
    assert black in _hidden(restricted)
    assert black not in _hidden(alone)
    assert black in _hidden(public)


MONTHS = st.lists(st.tuples(st.integers(0, 25), st.integers(0, 10), st.integers(0, 5)), min_size=3, max_size=6)


@UNHURRIED
@given(cases=MONTHS, unit=st.sampled_from(["count", "percent"]))
def test_the_public_is_never_shown_what_the_restricted_audience_is_not(
    cases: list[tuple[int, ...]], unit: str, a_table: Any, an_indicator: Any, periods: Any
) -> None:
    numbers = np.array(cases, dtype=float).T
    monthly = {
        ("place", name): np.array([np.floor(each * 0.7), each]) for name, each in zip("abc", numbers, strict=True)
    }
    monthly = {("all", "all"): sum(monthly.values()), **monthly}
    counts = a_table(monthly, periods(len(cases), kinds=["month", "quarter"]), indicator=an_indicator(unit=unit))
    restricted, public = _both(counts)
    assert _hidden(restricted) <= _hidden(public)
