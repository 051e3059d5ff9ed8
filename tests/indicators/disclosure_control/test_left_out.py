"""Cases without the answer: their number is shown beside the figure, unless it is small and about children."""

from datetime import date

import pytest

from indicators.catalogue import library
from indicators.disclosure_control.profiles import PROFILES
from indicators.disclosure_control.protection import protect
from indicators.exact_counts import ExactCount, ExactCounts
from indicators.periods import Period, Quarter

QUARTER = Quarter.parse("2025-26-q1")
ANSWERED = {"percent", "median_days", "mean_score"}


@pytest.mark.parametrize(
    ("left_out", "shown"), [(None, ""), (0, "0"), (1, "[c]"), (5, "[c]"), (6, "6"), (1203, "1,203")]
)
def test_a_small_number_of_children_left_out_is_not_shown(left_out, shown):
    indicator = next(one for one in library() if one.id == "strategy_discussions_quorate_percent")
    cell = ExactCount(Period(date(2025, 6, 30), "quarter"), "all", "all", "counted", 40, 80, left_out=left_out)
    (figure,) = protect([ExactCounts(indicator, (cell,))], PROFILES["restricted"], quarter=QUARTER)
    assert (figure.text, figure.left_out) == ("50.0%", shown)


def test_every_indicator_that_may_leave_cases_out_says_what_they_are():
    for indicator in library():
        says_so = "left out" in indicator.denominator + indicator.caveats and indicator.unit in ANSWERED
        assert bool(indicator.left_out) <= says_so, indicator.id
