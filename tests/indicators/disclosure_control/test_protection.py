"""Publishable figures: who can make them, what each status means, and what each audience is shown."""

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from indicators.disclosure_control.figures import PublishableFigures, Status
from indicators.disclosure_control.profiles import profile_from
from indicators.disclosure_control.protection import PROFILES, protect
from indicators.exact_counts import ExactCount, ExactCounts
from indicators.periods import Period, Quarter
from schemas.settings import default_settings, settings_with

QUARTER = Quarter(date(2023, 6, 30))


def _one(an_indicator: Any, cell: dict[str, Any], audience: str = "public", **words: Any) -> Any:
    exact = ExactCount(QUARTER.period, "all", "all", **{"status": "counted", **cell})
    figures = protect([ExactCounts(an_indicator(**words), (exact,))], PROFILES[audience], quarter=QUARTER)
    return figures.get("invented", QUARTER.period)


def test_nothing_else_can_make_publishable_figures() -> None:
    for seal in (None, object(), "SEAL", True):
        with pytest.raises(TypeError):
            PublishableFigures((), "public", made_by=seal)
    with pytest.raises(TypeError):
        PublishableFigures((), "public")


def test_nothing_outside_disclosure_control_names_the_seal(root: Path) -> None:
    packages = ("pipelines", "reports", "indicators", "schemas", "sample_data")
    naming = {
        path.relative_to(root).as_posix()
        for package in packages
        for path in (root / package).rglob("*.py")
        if re.search(r"\bSEAL\b", path.read_text(encoding="utf-8"))
    }
    assert naming == {"indicators/disclosure_control/figures.py", "indicators/disclosure_control/protection.py"}


@pytest.mark.parametrize(
    ("cell", "status", "text"),
    [
        ({"numerator": 40, "denominator": 60}, Status.SHOWN, "66.7%"),
        ({"numerator": 0, "denominator": 60}, Status.SHOWN, "0.0%"),
        ({"numerator": 60, "denominator": 60}, Status.SHOWN, "100.0%"),
        ({"numerator": 7, "denominator": 60}, Status.SUPPRESSED, "[c]"),
        ({"numerator": 8, "denominator": 60}, Status.SHOWN, "16.7%"),  # 10 of 60
        ({"numerator": 53, "denominator": 60}, Status.SUPPRESSED, "[c]"),
        ({"numerator": 52, "denominator": 60}, Status.SHOWN, "83.3%"),  # 50 of 60
        ({"numerator": 9, "denominator": 9}, Status.TOO_FEW, "[c]"),
        ({"numerator": 3, "denominator": 9}, Status.TOO_FEW, "[c]"),
        ({"numerator": 10, "denominator": 10}, Status.SHOWN, "100.0%"),
        ({"status": "no_cases"}, Status.NO_CASES, "[z]"),
        ({"status": "not_supplied"}, Status.NOT_SUPPLIED, "[x]"),
        ({"status": "insufficient_history"}, Status.INSUFFICIENT_HISTORY, "[x]"),
        ({"status": "not_applicable"}, Status.NOT_APPLICABLE, "[z]"),
    ],
)
def test_gives_a_percentage_its_status(cell: dict[str, Any], status: Status, text: str, an_indicator: Any) -> None:
    figure = _one(an_indicator, cell)
    assert (figure.status, figure.text) == (status, text)
    if status is not Status.SHOWN:
        assert (figure.numerator, figure.denominator, figure.value) == (None, None, None)


def test_the_restricted_audience_sees_percentages_of_few_cases_and_no_small_count(an_indicator: Any) -> None:
    assert _one(an_indicator, {"numerator": 9, "denominator": 9}, "restricted").text == "100.0%"
    assert _one(an_indicator, {"numerator": 3, "denominator": 9}, "restricted").status is Status.SUPPRESSED


@pytest.mark.parametrize(("numerator", "text"), [(0, "0"), (1, "[c]"), (5, "[c]"), (6, "6"), (1234, "1,234")])
def test_gives_a_count_its_text(numerator: float, text: str, an_indicator: Any) -> None:
    assert _one(an_indicator, {"numerator": numerator}, "restricted", unit="count").text == text


@pytest.mark.parametrize(
    ("numerator", "text"), [(0, "0"), (1, "[c]"), (7, "[c]"), (8, "10"), (12, "10"), (13, "15"), (1234, "1,235")]
)
def test_the_public_sees_counts_to_the_nearest_five(numerator: float, text: str, an_indicator: Any) -> None:
    figure = _one(an_indicator, {"numerator": numerator}, unit="count")
    assert (figure.text, figure.rounded_to) == (text, 5)


def test_a_rate_is_hidden_with_its_numerator_and_never_for_its_population(an_indicator: Any) -> None:
    rate = {"unit": "rate_per_10_000", "population": {"age_from": 0, "age_to": 17}}
    assert _one(an_indicator, {"numerator": 5, "denominator": 85_000}, **rate).text == "[c]"
    assert _one(an_indicator, {"numerator": 440, "denominator": 85_000}, **rate).text == "51.8"
    assert _one(an_indicator, {"numerator": 12, "denominator": 3}, **rate).status is Status.SHOWN


def test_a_part_of_a_rate_is_shown_as_its_count(an_indicator: Any) -> None:
    rate = an_indicator(unit="rate_per_10_000", population={"age_from": 0, "age_to": 17})
    cells = [ExactCount(QUARTER.period, "all", "all", "counted", 440, 85_000)]
    cells += [ExactCount(QUARTER.period, "place", name, "counted", 220) for name in ("north", "south")]
    figures = protect([ExactCounts(rate, tuple(cells))], PROFILES["public"], quarter=QUARTER)
    assert [(figure.category, figure.text) for figure in figures] == [
        ("all", "51.8"),
        ("north", "220"),
        ("south", "220"),
    ]


@pytest.mark.parametrize(("cases", "text"), [(5, "[c]"), (6, "3.25"), (40, "3.25")])
def test_a_mean_of_five_or_fewer_is_hidden(cases: float, text: str, an_indicator: Any) -> None:
    assert _one(an_indicator, {"value": 3.25, "denominator": cases}, "restricted", unit="mean_score").text == text


def test_the_public_audience_sees_no_mean_of_fewer_than_ten(an_indicator: Any) -> None:
    assert _one(an_indicator, {"value": 3.25, "denominator": 9}, unit="mean_score").status is Status.TOO_FEW


def test_the_partnerships_own_activity_is_shown_as_it_is(an_indicator: Any) -> None:
    assert _one(an_indicator, {"numerator": 1, "denominator": 3}, counts="activity").text == "33.3%"


def test_the_value_is_unrounded_beside_its_text(an_indicator: Any) -> None:
    figure = _one(an_indicator, {"numerator": 40, "denominator": 60})
    assert figure.value == pytest.approx(200 / 3)
    assert (figure.numerator, figure.denominator) == (40, 60)


def test_shows_nothing_after_the_quarter(an_indicator: Any) -> None:
    later = Period(date(2023, 7, 31), "month")
    cells = (
        ExactCount(QUARTER.period, "all", "all", "counted", 40, 60),
        ExactCount(later, "all", "all", "counted", 40, 60),
    )
    figures = protect([ExactCounts(an_indicator(), cells)], PROFILES["public"], quarter=QUARTER)
    assert [figure.period for figure in figures] == [QUARTER.period]


def test_takes_its_profile_from_the_settings_in_force() -> None:
    assert profile_from(default_settings()) == PROFILES["public"]
    assert profile_from(default_settings(), "restricted") == PROFILES["restricted"]
    restricted = profile_from(settings_with({"disclosure_profile": "restricted"}))
    assert restricted == PROFILES["restricted"]
    stricter = profile_from(settings_with({"public_suppress_counts_to": 9, "minimum_denominator": 20}))
    assert (stricter.suppress_to, stricter.minimum_denominator) == (9, 20)
    for wrong in (
        {"suppress_counts_from": 9},
        {"minimum_denominator": 0},
        {"public_rounded_to": 0},
        {"public_suppress_counts_to": 5},  # a printed 5 could only be 6 or 7
    ):
        with pytest.raises(ValueError, match=r"must be|could only be"):
            profile_from(settings_with(wrong))
