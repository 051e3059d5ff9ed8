"""Days between rare events: which chart, what a long gap means, and for which indicators it is allowed at all."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import accumulate

import pytest

from indicators.definition import Indicator
from indicators.statistics.rare_events import read_rare_events
from indicators.statistics.variation import Variation

GAPS = [30, 41, 12, 55, 28, 33, 47, 19, 36, 25, 60, 31, 44]


def _indicator(**facts: object) -> Indicator:
    words: dict[str, object] = {
        "unit": "count",
        "polarity": "lower_is_better",
        "timing": "event",
        "counts": "activity",
        "chart": "days_between",
        "question": "how_much",
        "accountability": "performance",
    }
    told = dict.fromkeys(("title", "numerator", "denominator", "rationale", "caveats", "source", "sql"), "words")
    return Indicator(id="late_reviews_count", theme="governance", **(words | told | facts))


def _read(gaps: Sequence[int], **facts: object) -> Variation:
    days = accumulate(gaps, lambda day, gap: day + timedelta(days=gap), initial=date(2020, 1, 6))
    return read_rare_events(reversed(list(days)), _indicator(**facts))


def test_each_event_ends_a_gap() -> None:
    read = _read(GAPS)
    assert [point.value for point in read.points] == GAPS
    assert read.points[0].title == "5 February 2020"
    assert (read.basis, read.shown_points) == ("limits", 13)


def test_a_t_chart_is_drawn_unless_two_events_share_a_day() -> None:
    assert _read(GAPS).rules.startswith("t chart")
    assert _read([*GAPS, 0]).rules.startswith("g chart")


@pytest.mark.parametrize(
    ("polarity", "verdict"),
    [("lower_is_better", "improving"), ("higher_is_better", "concern"), ("neither", "unusual_high")],
)
def test_a_long_gap_is_fewer_events(polarity: str, verdict: str) -> None:
    read = _read([*GAPS, 900], polarity=polarity)
    assert (read.verdict, read.rule) == (verdict, "more days between events than the upper limit")


def test_a_short_gap_is_more_events() -> None:
    read = _read([*[400, 500, 450] * 5, 1])
    assert (read.verdict, read.rule) == ("concern", "fewer days between events than the lower limit")


def test_usual_gaps_are_no_real_change() -> None:
    assert _read(GAPS).verdict == "no_real_change"


def test_few_gaps_have_no_limits_and_none_has_no_points() -> None:
    assert (_read(GAPS[:7]).basis, _read(GAPS[:7]).verdict, _read(GAPS[:7]).centre) == ("run_only", "cannot_say", 33)
    assert _read(GAPS[:8]).basis == "provisional_limits"
    assert _read([]).basis == "no_points"


def test_even_gaps_are_not_enough_variation() -> None:
    assert _read([30] * 14).basis == "not_enough_variation"


def test_indicators_of_children_are_refused() -> None:
    with pytest.raises(ValueError, match="only for activity"):
        _read(GAPS, counts="children", chart="c")
    with pytest.raises(ValueError, match="only for activity"):
        read_rare_events([], _indicator().model_copy(update={"counts": "children"}))
