"""Cases without the answer are told beside the number, and a small number of them is not."""

from datetime import date

import pytest

from indicators.disclosure_control.figures import Figure, Status
from indicators.periods import Period
from reports.narrative import left_out_sentence

CASES = "plans without both scores"


@pytest.mark.parametrize(
    ("left_out", "cases", "says"),
    [
        ("", None, ""),
        ("", CASES, ""),
        ("0", CASES, ""),
        ("12", CASES, "Left out, because the answer is not known: 12 plans without both scores."),
        (
            "[c]",
            CASES,
            "Left out, because the answer is not known: [c] plans without both scores; "
            "the number is not shown, to protect children.",
        ),
    ],
)
def test_says_how_many_cases_are_in_neither_number(left_out, cases, says):
    period = Period(date(2025, 6, 30), "quarter")
    figure = Figure("any_percent", period, "all", "all", Status.SHOWN, 4, 8, 50.0, "50.0%", left_out)
    assert left_out_sentence(figure, cases) == says
