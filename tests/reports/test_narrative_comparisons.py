"""A figure beside its comparators: every sentence by its truth table."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from indicators.benchmarks import Comparator, Revision
from indicators.disclosure_control.figures import Figure, Status
from indicators.periods import Period
from indicators.significance import Compared
from indicators.statistics.intervals import Interval
from reports.narrative_comparisons import (
    area_words,
    comparison_sentences,
    missing_sentence,
    period_words,
    revision_sentence,
    why_not_sentence,
)

MARCH = date(2025, 3, 31)
ENGLAND = Comparator("i", "england", "England", MARCH, "financial_year", 22.6, "2025", "LAIT")
NEIGHBOURS = replace(ENGLAND, kind="neighbours", area="", valued=9, neighbours=10)
OWN = Figure("i", Period(MARCH, "rolling_12_months"), "all", "all", Status.SHOWN, 189, 1000, 18.9, "18.9%")
INTERVAL = Interval(16.59, 21.44)
BEGINS = (
    "In the 12 months to March 2025 it was 18.9%, 3.7 percentage points lower than England "
    "(22.6%, year ending 31 March 2025)."
)
OUTSIDE = "by more than chance: England lies outside the 95% limits of our figure (16.6% to 21.4%)"
FAR = ", and outside its 99.8% limits too"
SET_ASIDE = (
    "England is not compared with: its value for the year ending 31 March 2025 in the 2025 release is set aside, "
    "because"
)


PLAIN = Compared(ENGLAND, OWN, "same_year", is_alike=True, interval=INTERVAL)


def _says(**facts: Any) -> str:
    return comparison_sentences(replace(PLAIN, **facts), "percent")


@pytest.mark.parametrize(
    ("verdict", "is_far", "says"),
    [
        ("better", False, f"That is better {OUTSIDE}."),
        ("worse", False, f"That is worse {OUTSIDE}."),
        ("worse", True, f"That is worse {OUTSIDE}{FAR}."),
        ("higher", False, f"That is higher {OUTSIDE}."),
        ("lower", True, f"That is lower {OUTSIDE}{FAR}."),
        ("similar", False, "The two are similar: England lies within the 95% limits of our figure (16.6% to 21.4%)."),
    ],
)  # fmt: skip
def test_a_verdict_names_the_limits_that_it_rests_on(verdict: str, is_far: bool, says: str) -> None:
    assert _says(verdict=verdict, is_far=is_far) == f"{BEGINS} {says}"


@pytest.mark.parametrize(
    ("why_not", "own", "says"),
    [
        ("context", {}, "It is shown as context and not judged: ours is for twelve months and theirs for a financial "
         "year."),
        ("not_annual", {}, "Both are of one day, and only whole years are tested, so the gap is not judged."),
        ("rounded", {"rounded_to": 5}, "Its counts are rounded to the nearest 5, so chance cannot be tested."),
        ("no_counts", {}, "It is not worked out from counts that are shown, so chance cannot be tested."),
    ],
)  # fmt: skip
def test_without_a_verdict_it_says_why_and_neither_better_nor_worse(
    why_not: str, own: dict[str, Any], says: str
) -> None:
    compared = replace(PLAIN, why_not=why_not, interval=None, own=replace(OWN, **own))
    told = comparison_sentences(compared, "percent")
    assert told == BEGINS
    assert why_not_sentence(compared) == says
    assert "better" not in told
    assert "worse" not in told


def test_two_years_that_differ_are_both_named() -> None:
    later = replace(OWN, period=Period(date(2025, 9, 30), "rolling_12_months"))
    told = _says(own=later, match="another_year", verdict="similar")
    assert told.startswith("In the 12 months to September 2025 it was 18.9%, 3.7 percentage points lower than England")
    assert "The two are not of the same time: ours runs to 30 September 2025, theirs to 31 March 2025." in told


@pytest.mark.parametrize(
    ("period", "period_type", "begins"),
    [
        (Period(MARCH, "financial_year"), "financial_year", "In 2024-25 it was"),
        (Period(MARCH, "quarter"), "snapshot", "On 31 March 2025 it was"),
        (Period(MARCH, "month"), "snapshot", "On 31 March 2025 it was"),
    ],
)
def test_our_own_period_is_named(period: Period, period_type: Any, begins: str) -> None:
    told = _says(own=replace(OWN, period=period), comparator=replace(ENGLAND, period_type=period_type))
    assert told.startswith(begins)


def test_values_that_read_the_same_are_the_same() -> None:
    told = _says(own=replace(OWN, value=22.62, text="22.6%"), verdict="similar")
    assert told.startswith("In the 12 months to March 2025 it was 22.6%, the same as England (22.6%, year")


def test_a_figure_that_is_not_shown_is_not_compared() -> None:
    hidden = replace(OWN, status=Status.SUPPRESSED, value=None, numerator=None, denominator=None, text="[c]")
    assert _says(own=hidden, why_not="not_shown", interval=None) == (
        "England was at 22.6%, year ending 31 March 2025. Our own figure is not shown, so it is not compared."
    )


@pytest.mark.parametrize(
    ("facts", "says"),
    [
        ({"valued": 4}, "only four of 10 statistical neighbours have a value for the year ending 31 March 2025"),
        ({"valued": 1}, "only one of 10 statistical neighbours has a value for the year ending 31 March 2025"),
    ],
)
def test_too_few_neighbours_are_no_comparison(facts: dict[str, Any], says: str) -> None:
    few = replace(NEIGHBOURS, value=None, missing="too_few_neighbours", **facts)
    assert missing_sentence(few) == f"There is no neighbour comparison: {says}, and six are needed."


@pytest.mark.parametrize(
    ("missing", "because"),
    [
        ("england_outside_its_authorities", "it lies outside the range of the authorities' own values"),
        ("percentage_out_of_range", "it is called a percentage and lies outside 0 to 100"),
        ("unit_differs", "it is in another unit than ours"),
    ],
)
def test_a_value_that_is_set_aside_says_why(missing: Any, because: str) -> None:
    gone = replace(ENGLAND, value=None, missing=missing)
    assert missing_sentence(gone) == f"{SET_ASIDE} {because}."
    assert _says(comparator=gone, why_not="no_value") == missing_sentence(gone)


def test_a_revision_tells_each_release_and_its_value() -> None:
    revised = (Revision(date(2024, 3, 31), (("2024", 41.6), ("2025", 41.4))),)
    assert revision_sentence("England", "snapshot", revised, "rate_per_10_000") == (
        "The publisher has revised England. 31 March 2024: 41.6 in the 2024 release and 41.4 in the 2025 release."
    )
    assert revision_sentence("England", "snapshot", (), "rate_per_10_000") == ""


@pytest.mark.parametrize(
    ("comparator", "says"),
    [
        (ENGLAND, "England"),
        (replace(ENGLAND, kind="region", area="East of England"), "the East of England"),
        (replace(ENGLAND, kind="region", area="London"), "London"),
        (replace(ENGLAND, kind="region", area="Yorkshire and The Humber"), "Yorkshire and The Humber"),
        (NEIGHBOURS, "the median of nine statistical neighbours"),
    ],
)
def test_each_area_has_its_words(comparator: Comparator, says: str) -> None:
    assert area_words(comparator) == says


@pytest.mark.parametrize(
    ("ends_on", "period_type", "says"),
    [
        (MARCH, "financial_year", "year ending 31 March 2025"),
        (MARCH, "snapshot", "31 March 2025"),
        (date(2025, 8, 31), "academic_year", "school year 2024-25"),
        (date(2024, 12, 31), "calendar_year", "year ending 31 December 2024"),
    ],
)
def test_each_kind_of_period_has_its_words(ends_on: date, period_type: Any, says: str) -> None:
    assert period_words(ends_on, period_type) == says


def test_the_median_of_neighbours_is_named_in_full_once() -> None:
    told = _says(comparator=NEIGHBOURS, verdict="similar")
    assert "lower than the median of nine statistical neighbours (22.6%" in told
    assert told.endswith("The two are similar: their median lies within the 95% limits of our figure (16.6% to 21.4%).")


@pytest.mark.parametrize("facts", [{"verdict": "better"}, {"why_not": "not_shown"}, {"why_not": "no_value"}])
def test_no_reason_is_given_where_there_is_a_verdict_or_nothing_to_judge(facts: dict[str, Any]) -> None:
    assert why_not_sentence(replace(PLAIN, **facts)) == ""
