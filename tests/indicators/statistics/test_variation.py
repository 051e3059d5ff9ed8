"""What a page says of a series: gaps, short and constant series, clipped limits, the rule in words."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from indicators.business_plan import StepChange
from indicators.definition import Unit
from indicators.disclosure_control.figures import Figure, Status
from indicators.periods import Period, add_months, month_end
from indicators.statistics.control_chart import COMMON_CAUSE, control_chart
from indicators.statistics.control_rules import Variant
from indicators.statistics.rule_words import rule_in_words
from indicators.statistics.variation import Variation, read_variation

STEADY = [50, 52, 49, 51, 50, 53, 48, 51, 50, 52, 49, 51, 50, 52]


def _figures(values: Sequence[float | None]) -> list[Figure]:
    """One figure a month from January 2023; None is hidden."""
    made = []
    for number, value in enumerate(values):
        period = Period(month_end(add_months(date(2023, 1, 1), number)), "month")
        status = Status.SUPPRESSED if value is None else Status.SHOWN
        made.append(
            Figure("indicator", period, "all", "all", status, None, None, value, "" if value is None else str(value))
        )
    return made


def _change(on: date) -> StepChange:
    return StepChange(indicator="indicator", on=on, reason="A new system", author="Head of quality")


def _read(
    values: Sequence[float | None], polarity: str = "higher_is_better", unit: Unit = "percent", **more: object
) -> Variation:
    return read_variation(_figures(values), polarity, unit=unit, **more)


def test_fewer_than_eight_points_are_a_run_around_their_median() -> None:
    read = _read([1, 2, 3, 4, 5, 6, 70])
    assert (read.basis, read.verdict, read.rule, read.centre) == ("run_only", "cannot_say", "", 4)
    assert "Too few points for limits" in read.basis_words
    assert all(point.upper_limit is None for point in read.points)


def test_counts_only_the_points_that_are_shown() -> None:
    assert _read([*STEADY[:7], None, None, None]).basis == "run_only"
    assert _read([*STEADY[:8], None, None]).basis == "provisional_limits"


@pytest.mark.parametrize(("points", "basis"), [(8, "provisional_limits"), (12, "provisional_limits"), (13, "limits")])
def test_limits_are_provisional_below_thirteen_points(points: int, basis: str) -> None:
    assert _read(STEADY[:points]).basis == basis


@pytest.mark.parametrize("values", [[5] * 14, [5] * 14 + [6], [0] * 10])
def test_a_series_that_hardly_changes_is_said_to_and_not_judged(values: list[float]) -> None:
    read = _read(values, target=20)
    assert (read.basis, read.verdict, read.assurance) == ("not_enough_variation", "cannot_say", "cannot_say")


def test_the_reference_would_have_judged_a_flat_series_with_one_step() -> None:
    days = [figure.period.end for figure in _figures([5] * 14 + [6])]
    points = control_chart(days, [5] * 14 + [6], direction="increase").points
    assert (points["special_cause"] != COMMON_CAUSE).all()


@pytest.mark.parametrize(
    ("polarity", "verdict"),
    [("higher_is_better", "concern"), ("lower_is_better", "improving"), ("neither", "unusual_low")],
)
def test_a_fall_means_what_the_polarity_says(polarity: str, verdict: str) -> None:
    read = _read([*STEADY, 20], polarity)
    assert (read.verdict, read.rule) == (verdict, "below the lower limit")


def test_a_hidden_latest_point_gives_no_verdict() -> None:
    read = _read([*STEADY, None])
    assert (read.verdict, read.rule, read.points[-1].value) == ("cannot_say", "", None)


def test_no_rule_bridges_a_hidden_point() -> None:
    run = [*STEADY, *[47.5] * 7]
    assert _read(run).rule == "7 periods running below the average"
    assert _read([*run[:-3], None, *run[-3:]]).verdict == "no_real_change"


def test_limits_are_drawn_clipped_and_judged_unclipped() -> None:
    low = [0.0, 3, 1, 0, 4, 1, 0, 2, 3, 0, 1, 2, 0, 1]
    assert min(point.lower_limit for point in _read(low).points if point.lower_limit is not None) == 0
    high = [100 - value for value in low]
    read = _read(high, target=101)
    assert max(point.upper_limit for point in read.points if point.upper_limit is not None) == 100
    assert read.assurance == "may_or_may_not"
    assert _read([100 * value for value in high], unit="count").points[0].upper_limit > 100


@pytest.mark.parametrize(
    ("target", "assurance"), [(None, "no_target"), (20, "will_meet"), (50, "may_or_may_not"), (90, "will_not_meet")]
)
def test_says_whether_the_target_will_be_met(target: float | None, assurance: str) -> None:
    assert _read(STEADY, target=target).assurance == assurance


def test_limits_start_again_at_the_first_period_on_or_after_a_step_change() -> None:
    read = _read([*STEADY, *[value + 30 for value in STEADY]], changes=[_change(date(2024, 3, 20))])
    means = [point.mean for point in read.points]
    assert len(set(means[:14])) == 1
    assert len(set(means[14:])) == 1
    assert means[13] != means[14]
    assert read.verdict == "no_real_change"


def test_a_new_start_too_recent_for_limits_says_so() -> None:
    read = _read([*STEADY, 80, 82, 81], changes=[_change(date(2024, 3, 1))])
    assert read.basis == "run_only"
    assert "started again" in read.basis_words


def test_a_start_carries_its_day_reason_and_author_and_a_refused_one_its_words() -> None:
    read = _read([*STEADY, *[value + 30 for value in STEADY]], changes=[_change(date(2024, 3, 20))])
    (start,) = read.starts
    assert (start.period, start.change.reason, start.change.author) == ("March 2024", "A new system", "Head of quality")
    late = _read(STEADY, changes=[_change(date(2030, 1, 1))])
    assert late.starts == ()
    assert late.refused[0].startswith(
        "The step change of 1 January 2030 (A new system) is not used: no figure is shown"
    )
    assert late.points == _read(STEADY).points


def test_a_series_without_neighbours_is_read_by_its_runs() -> None:
    sparse = [value for pair in zip([60, 70] * 6 + [20] * 9, [None] * 21, strict=True) for value in pair][:-1]
    read = _read(sparse)
    assert (read.basis, read.verdict, read.rule) == ("run_chart", "concern", "9 shown points running below the median")
    assert "no two neighbouring points are shown" in read.basis_words
    assert read.rules.startswith("Run chart")


@pytest.mark.parametrize(
    ("polarity", "verdict"),
    [("higher_is_better", "improving"), ("lower_is_better", "concern"), ("neither", "unusual_high")],
)
def test_a_step_in_a_flat_series_is_a_long_run(polarity: str, verdict: str) -> None:
    read = _read([40.0] * 10 + [60.0] * 10, polarity, target=70)
    assert (read.basis, read.verdict, read.assurance) == ("run_chart", verdict, "cannot_say")
    assert (read.rule, read.centre) == ("10 shown points running above the median", 50)


def test_a_run_chart_without_a_shift_says_no_real_change() -> None:
    sparse = [value for pair in zip([60.0, 70.0] * 6, [None] * 12, strict=True) for value in pair][:-1]
    assert (_read(sparse).basis, _read(sparse).verdict) == ("run_chart", "no_real_change")
    assert (_read([*sparse, None]).verdict, _read([*sparse, None]).rule) == ("cannot_say", "")


def test_a_run_chart_whose_shift_is_over_gives_no_direction() -> None:
    values = [60.0] * 9 + [70.0] * 8 + [60.0, 70.0, 70.0]
    read = _read([value for pair in zip(values, [None] * 20, strict=True) for value in pair][:-1])
    assert (read.basis, read.verdict, read.rule) == ("run_chart", "cannot_say", "")
    assert "too short to say which way" in read.basis_words


def test_too_few_useful_points_have_no_rule_and_say_so() -> None:
    assert "no rule is applied" in _read([1, 2, 3, 4, 5, 6, 70]).rules
    assert "no rule is applied" in _read([5] * 14).rules


def _counted(tops: Sequence[int], bottoms: Sequence[int | None], unit: Unit) -> list[Figure]:
    shares = [None if of is None else 100 * top / of for top, of in zip(tops, bottoms, strict=True)]
    made = _figures(tops if unit == "count" else shares)
    return [
        replace(figure, numerator=top, denominator=of) if figure.status is Status.SHOWN else figure
        for figure, top, of in zip(made, tops, bottoms, strict=True)
    ]


def test_a_definition_that_asks_for_a_p_chart_gets_limits_that_follow_its_denominators() -> None:
    figures = _counted([80, 82, 79, 81, 80, 83, 78, 81, 80, 82, 79, 81, 8], [100] * 12 + [10], "percent")
    read = read_variation(figures, "higher_is_better", unit="percent", chart="p")
    assert read.rules.startswith("p chart: ")
    last, first = read.points[-1], read.points[0]
    assert first.upper_limit == pytest.approx(read.centre + 3 * (read.centre * (100 - read.centre) / 100) ** 0.5)
    assert (last.lower_limit < first.lower_limit, last.upper_limit) == (True, 100)


def test_a_c_chart_needs_the_counts_and_without_them_the_values_are_charted() -> None:
    counts = [4, 6, 5, 3, 5, 4, 6, 5, 4, 30]
    read = read_variation([replace(f, numerator=f.value) for f in _figures(counts)], "neither", unit="count", chart="c")
    assert (read.rules.split(":")[0], read.verdict) == ("c chart", "unusual_high")
    assert read.points[0].upper_limit == pytest.approx(7.2 + 3 * 7.2**0.5)
    bare = read_variation(_figures(counts), "neither", unit="count", chart="c")
    assert bare.rules.startswith("XmR chart")


def test_a_hidden_point_of_a_p_chart_has_no_limits_and_no_verdict() -> None:
    figures = _counted([80, 82, 79, 81, 80, 83, 78, 81, 80], [100] * 8 + [None], "percent")
    read = read_variation(figures, "higher_is_better", 50, unit="percent", chart="p")
    assert (read.points[-1].upper_limit, read.verdict, read.assurance) == (None, "cannot_say", "cannot_say")


def test_days_between_are_not_read_from_figures_of_periods() -> None:
    read = read_variation(_figures(STEADY), "neither", unit="count", chart="days_between")
    assert read.rules.startswith("XmR chart")


def test_the_variant_of_the_rules_is_used_and_printed() -> None:
    rising = [*STEADY, 50, 51, 52, 53, 54, 55]
    six = _read(rising, variant=Variant(run_length=6))
    assert (six.rule, _read(rising).rule) == ("6 periods rising one after another", "")
    assert "6 points rising" in six.rules
    wide = _read([*STEADY, 90, *STEADY], variant=Variant(screen_outliers=False))
    assert wide.points[0].upper_limit > _read([*STEADY, 90, *STEADY]).points[0].upper_limit
    assert "no screening" in wide.rules


def test_no_figures_are_no_points() -> None:
    assert _read([]).basis == "no_points"
    assert _read([None, None]).basis == "no_points"


def test_every_rule_has_words() -> None:
    for cause in ("Above UCL", "7 Point Trend (Decreasing)", "2 in 3 Below CL", "6 Points Above CL"):
        assert rule_in_words(cause)
    assert rule_in_words(COMMON_CAUSE) == ""
