"""Whether a difference is more than chance: what is set beside what, when it is judged, and why it is not."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from indicators.benchmarks import Comparator
from indicators.catalogue import library
from indicators.definition import Indicator
from indicators.disclosure_control.figures import Figure, Status
from indicators.periods import Period
from indicators.significance import Compared, compare, is_significantly_worse

ROLLING = Period(date(2025, 3, 31), "rolling_12_months")
NOW = Period(date(2025, 9, 30), "rolling_12_months")
YEAR = Period(date(2025, 3, 31), "financial_year")
QUARTER = Period(date(2025, 9, 30), "quarter")
INDICATORS = {one.id: one for one in library()}
RE_REFERRALS = INDICATORS["re_referrals_within_12_months_percent"]
ASSESSMENTS = INDICATORS["assessments_within_45_working_days_percent"]
REFERRALS = INDICATORS["referrals_received_rate"]
ON_PLANS = INDICATORS["children_on_protection_plans_rate"]
FIRST_TIME_ENTRANTS = INDICATORS["first_time_entrants_rate"]


def _figure(period: Period, top: float | None, bottom: float | None, *, per: float = 100, **facts: Any) -> Figure:
    value = per * top / bottom if top is not None and bottom else None
    status = Status.SHOWN if value is not None else Status.SUPPRESSED
    return Figure("i", period, "all", "all", status, top, bottom, value, "", **facts)


def _england(value: float | None, **facts: Any) -> Comparator:
    plain = Comparator("i", "england", "England", date(2025, 3, 31), "financial_year", value, "2025", "LAIT")
    return replace(plain, **facts)


def _compared(comparator: Comparator, *figures: Figure, indicator: Indicator = RE_REFERRALS) -> Compared:
    """The last figure is the headline."""
    return compare(indicator, {one.period: one for one in figures}, figures[-1], comparator)


def test_our_own_figure_of_the_same_year_is_compared_and_not_the_newest() -> None:
    found = _compared(_england(22.6), _figure(ROLLING, 180, 1000), _figure(NOW, 300, 1000))
    assert (found.match, found.own.period, found.verdict) == ("same_year", ROLLING, "better")


def test_a_financial_year_of_ours_is_the_same_year_too() -> None:
    figures = _figure(YEAR, 900, 1000), _figure(QUARTER, 100, 300)
    found = _compared(_england(85.7), *figures, indicator=ASSESSMENTS)
    assert (found.match, found.own.period, found.verdict) == ("same_year", YEAR, "better")


def test_without_the_same_year_the_newest_year_is_compared_and_the_years_differ() -> None:
    found = _compared(_england(22.6), _figure(NOW, 300, 1000))
    assert (found.match, found.own.period, found.verdict) == ("another_year", NOW, "worse")
    hidden = _compared(_england(22.6), _figure(ROLLING, None, None), _figure(NOW, 300, 1000))
    assert (hidden.match, hidden.own.period) == ("another_year", NOW)


@pytest.mark.parametrize(
    ("top", "verdict", "is_far"),
    # Of 1,000, Wilson's limits hold 22.6% where the share lies within z standard errors of it, and one is
    # sqrt(0.226 * 0.774 / 1000) = 1.3226 points: 200.1 to 251.9 at 95% (z 1.96), 185.1 to 266.9 at 99.8% (z 3.09).
    [(200, "better", False), (201, "similar", False), (251, "similar", False), (252, "worse", False),
     (185, "better", True), (186, "better", False), (266, "worse", False), (267, "worse", True)],
)  # fmt: skip
def test_england_inside_the_95_per_cent_interval_is_similar(top: int, verdict: str, is_far: bool) -> None:
    found = _compared(_england(22.6), _figure(ROLLING, top, 1000))
    assert (found.verdict, found.is_far) == (verdict, is_far)
    assert is_significantly_worse(found) == (verdict == "worse" and is_far)


def test_a_rate_is_judged_by_byar_and_a_neutral_one_is_only_higher_or_lower() -> None:
    """4,644 referrals of 85,000 children are 546.4 per 10,000; Byar's limits are 530.75 to 562.30."""
    figure = _figure(ROLLING, 4644, 85_000, per=10_000)
    for england, verdict in ((519.4, "higher"), (540.0, "similar"), (570.0, "lower")):
        found = _compared(_england(england), figure, indicator=REFERRALS)
        assert found.verdict == verdict
        assert not is_significantly_worse(found)
    assert found.interval is not None
    assert (found.interval.lower, found.interval.upper) == pytest.approx((530.75, 562.30), abs=0.005)


@pytest.mark.parametrize(
    ("indicator", "comparator", "figure", "why_not"),
    [
        (RE_REFERRALS, _england(None, missing="too_few_neighbours"), _figure(ROLLING, 180, 1000), "no_value"),
        (RE_REFERRALS, _england(22.6), _figure(NOW, None, None), "not_shown"),
        (RE_REFERRALS, _england(22.6, period_type="academic_year"), _figure(NOW, 180, 1000), "context"),
        (RE_REFERRALS, _england(22.6, period_type="snapshot"), _figure(NOW, 180, 1000), "context"),
        # Youth justice is published for calendar years: a rate of ours for twelve months to March is another year.
        (FIRST_TIME_ENTRANTS, _england(14.0, period_type="calendar_year"), _figure(ROLLING, 60, 38_000), "context"),
        (ASSESSMENTS, _england(85.7), _figure(QUARTER, 180, 1000), "context"),
        (ON_PLANS, _england(40.6), _figure(QUARTER, 400, 85_000), "context"),
        (ON_PLANS, _england(40.6, period_type="snapshot"), _figure(QUARTER, 400, 85_000), "not_annual"),
        (RE_REFERRALS, _england(22.6), _figure(ROLLING, 180, 1000, rounded_to=5), "rounded"),
        (RE_REFERRALS, _england(22.6), replace(_figure(ROLLING, 180, 1000), denominator=None), "no_counts"),
        (INDICATORS["re_audit_grade_change_mean_score"].model_copy(update={"timing": "rolling_12_months"}),
         _england(1.0), _figure(ROLLING, 180, 1000), "no_counts"),
    ],
)  # fmt: skip
def test_no_verdict_says_why(indicator: Indicator, comparator: Comparator, figure: Figure, why_not: str) -> None:
    found = _compared(comparator, figure, indicator=indicator)
    assert (found.verdict, found.why_not, found.interval, found.is_far) == (None, why_not, None, False)
    assert not is_significantly_worse(found)


def test_each_reason_has_a_case_that_is_judged() -> None:
    found = _compared(_england(22.6), _figure(ROLLING, 180, 1000, rounded_to=1))
    assert (found.verdict, found.why_not) == ("better", None)


def test_a_snapshot_is_set_beside_the_same_day() -> None:
    day = Period(date(2025, 3, 31), "quarter")
    found = _compared(
        _england(40.6, period_type="snapshot"),
        _figure(day, 350, 85_000, per=10_000), _figure(QUARTER, 400, 85_000, per=10_000), indicator=ON_PLANS,
    )  # fmt: skip
    assert (found.match, found.own.period) == ("same_year", day)
