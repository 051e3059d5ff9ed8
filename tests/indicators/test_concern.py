"""Areas of concern: each of the three reasons, and what is never of concern."""

from typing import Any

import pytest

from indicators.concern import Reading, Reason, concern_reasons, miss
from indicators.target_policy import Range


def _reasons(**facts: Any) -> tuple[Reason, ...]:
    reading = Reading(**{"polarity": "higher_is_better", "is_shown": True, **facts})
    return concern_reasons(reading, tolerance=5, quarters=2)


def test_special_cause_in_the_adverse_direction_is_of_concern() -> None:
    assert _reasons(is_adverse=True) == ("special_cause",)


def test_limits_that_will_not_meet_the_standard_are_of_concern() -> None:
    assert _reasons(will_not_meet=True) == ("will_not_meet",)


@pytest.mark.parametrize(
    ("misses", "is_missed"),
    [
        ((6.0, 7.0), True),
        ((-9.0, 6.0, 7.0), True),
        ((6.0, 7.0, -1.0), False),
        ((6.0, 5.0), False),  # by more than the tolerance, not by just as much
        ((6.0, None), False),
        ((None, 6.0), False),
        ((6.0,), False),
        ((), False),
    ],
)
def test_a_standard_missed_for_two_quarters_running_is_of_concern(
    misses: tuple[float | None, ...], is_missed: bool
) -> None:
    assert _reasons(misses=misses) == (("missed",) if is_missed else ())


def test_the_settings_decide_how_far_and_how_long() -> None:
    reading = Reading("lower_is_better", is_shown=True, misses=(3.0, 3.0, 3.0))
    assert concern_reasons(reading, tolerance=2, quarters=3) == ("missed",)
    assert concern_reasons(reading, tolerance=2, quarters=4) == ()
    assert concern_reasons(reading, tolerance=3, quarters=3) == ()


def test_a_year_that_is_significantly_worse_than_its_comparator_is_of_concern() -> None:
    assert _reasons(is_worse_than_comparator=True) == ("worse_than_comparator",)
    assert _reasons(is_worse_than_comparator=False) == ()


EVERY_REASON: dict[str, Any] = {
    "is_adverse": True, "will_not_meet": True, "misses": (9.0, 9.0), "is_worse_than_comparator": True,
}  # fmt: skip


def test_reasons_are_told_in_order() -> None:
    assert _reasons(**EVERY_REASON) == ("special_cause", "will_not_meet", "missed", "worse_than_comparator")


@pytest.mark.parametrize("never", [{"polarity": "neither"}, {"is_shown": False}])
def test_a_neutral_or_hidden_value_is_never_of_concern(never: dict[str, Any]) -> None:
    assert _reasons(**EVERY_REASON, **never) == ()


@pytest.mark.parametrize(
    ("value", "target", "polarity", "missed_by"),
    [
        (80.0, 90.0, "higher_is_better", 10.0),
        (95.0, 90.0, "higher_is_better", -5.0),
        (25.0, 20.0, "lower_is_better", 5.0),
        (25.0, 20.0, "neither", None),
        (None, 20.0, "lower_is_better", None),
        (25.0, None, "lower_is_better", None),
    ],
)
def test_a_miss_is_measured_in_the_adverse_direction(
    value: float | None, target: float | None, polarity: Any, missed_by: float | None
) -> None:
    assert miss(value, target, polarity) == missed_by


@pytest.mark.parametrize("polarity", ["higher_is_better", "lower_is_better", "neither"])
@pytest.mark.parametrize(
    ("value", "missed_by"), [(35.0, 5.0), (40.0, 0.0), (47.0, -3.0), (50.0, 0.0), (52.0, 2.0), (None, None)]
)
def test_a_range_is_missed_on_either_side(polarity: Any, value: float | None, missed_by: float | None) -> None:
    assert miss(value, 45.0, polarity, Range(rule="range", low=40, high=50)) == missed_by
