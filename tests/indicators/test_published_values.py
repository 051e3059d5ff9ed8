"""What stops a published value from being compared with: each guard, and the case that it must let pass."""

from dataclasses import replace

import pytest

from indicators.published_values import PublishedValue, checked, polarity_fault
from schemas.faults import Severity

ENGLAND = PublishedValue(
    "first_time_entrants_rate", "england", "E92000001", "", "2024", "financial_year", 1258.0, "rate_per_10_000",
    "2025", "Local Authority Interactive Tool",
)  # fmt: skip


def _authorities(values: range, release: str = "2025") -> list[PublishedValue]:
    one = replace(ENGLAND, area_type="local_authority", release=release)
    return [replace(one, area_code=f"E0{value}", old_la_code=str(value), value=float(value)) for value in values]


def _rules(*values: PublishedValue) -> list[str | None]:
    return [one.breaks for one in checked(values, {values[0].indicator_id: values[0].unit})]


def test_england_outside_the_range_of_thirty_authorities_is_not_compared_with() -> None:
    """The sum of nine regional rates, beside authorities from 63 to 318."""
    assert _rules(ENGLAND, *_authorities(range(63, 319))) == ["england_outside_its_authorities"] + 256 * [None]


@pytest.mark.parametrize("value", [63.0, 180.0, 318.0])
def test_england_within_the_range_of_its_authorities_is(value: float) -> None:
    assert set(_rules(replace(ENGLAND, value=value), *_authorities(range(63, 319)))) == {None}


def test_fewer_than_thirty_authorities_are_too_few_to_judge_by() -> None:
    assert set(_rules(ENGLAND, *_authorities(range(63, 92)))) == {None}
    assert _rules(ENGLAND, *_authorities(range(63, 93)))[0] == "england_outside_its_authorities"


def test_the_authorities_of_another_release_do_not_judge() -> None:
    assert set(_rules(ENGLAND, *_authorities(range(63, 319), release="2024"))) == {None}


@pytest.mark.parametrize(("value", "rule"), [(882.0, "percentage_out_of_range"), (100.0, None), (0.0, None)])
def test_a_count_labelled_as_a_percentage_is_not_compared_with(value: float, rule: str | None) -> None:
    assert _rules(replace(ENGLAND, unit="percent", value=value)) == [rule]
    assert _rules(replace(ENGLAND, unit="count", value=value)) == [None]


def test_a_value_in_another_unit_than_our_indicators_is_not_compared_with() -> None:
    per_10_000, count = (checked([ENGLAND], {ENGLAND.indicator_id: unit}) for unit in ("rate_per_10_000", "count"))
    assert [one.breaks for one in (*per_10_000, *count)] == [None, "unit_differs"]


def test_a_value_of_no_indicator_of_ours_is_left_out() -> None:
    assert checked([ENGLAND], {"another": "count"}) == checked((), {}) == ()


@pytest.mark.parametrize(
    ("ours", "publishers", "stops"),
    [
        ("lower_is_better", "lower_is_better", False),
        ("lower_is_better", "higher_is_better", True),
        ("higher_is_better", "lower_is_better", True),
        ("higher_is_better", "none", False),
        ("neither", "lower_is_better", False),
        ("neither", "none", False),
    ],
)
def test_only_the_opposite_polarity_of_the_publishers_stops_the_load(ours, publishers, stops) -> None:
    fault = polarity_fault("referrals_received_rate", ours, publishers)
    assert (fault is not None) == stops
    if fault:
        assert fault.severity is Severity.REJECT
        assert "referrals_received_rate" in fault.says


@pytest.mark.parametrize(
    ("period", "period_type", "ends_on"),
    [
        ("2024", "financial_year", "2024-03-31"),
        ("202324", "financial_year", "2024-03-31"),
        ("2024", "snapshot", "2024-03-31"),
        ("202324", "academic_year", "2024-08-31"),
        ("2024", "academic_year", "2024-08-31"),
        ("2024", "calendar_year", "2024-12-31"),
    ],
)
def test_a_period_is_known_by_its_last_day(period, period_type, ends_on) -> None:
    assert str(replace(ENGLAND, period=period, period_type=period_type).ends_on) == ends_on
