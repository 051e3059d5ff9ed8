"""Rounding: halves away from zero, and what a page prints."""

import csv
from pathlib import Path

import pytest

from indicators.rounding import figure_text, round_half_away


def test_rounds_halves_as_official_statistics_do(shared: Path) -> None:
    with (shared / "reference/disclosure/round_five_up_cases.csv").open(newline="") as file:
        cases = list(csv.DictReader(file))
    assert len(cases) == 90
    for case in cases:
        assert round_half_away(float(case["number"]), int(case["dp"])) == float(case["round_five_up"]), case


def test_differs_from_rounding_to_even_where_it_must() -> None:
    assert (round_half_away(2.5), round(2.5)) == (3.0, 2)
    assert (round_half_away(-2.5), round(-2.5)) == (-3.0, -2)


def test_rounds_a_half_that_division_made() -> None:
    assert round_half_away(100 * 169 / 400, 1) == 42.3
    assert round_half_away(100 * 1 / 16, 1) == 6.3


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (84.45, "percent", "84.5%"),
        (100.0, "percent", "100.0%"),
        (518.25, "rate_per_10_000", "518.3"),
        (1234, "count", "1,234"),
        (32.5, "median_days", "33"),
        (2.305, "mean_score", "2.31"),
        (-0.5, "mean_score", "-0.50"),
        (0, "percent", "0.0%"),
        (0.04, "percent", "[low]"),
        (-0.001, "mean_score", "[low]"),
        (0.4, "median_days", "[low]"),
        (0.05, "percent", "0.1%"),
    ],
)
def test_prints_a_figure_with_its_decimals(value: float, unit: str, text: str) -> None:
    assert figure_text(value, unit) == text
