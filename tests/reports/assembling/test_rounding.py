"""What the counts are rounded to is read from the figures and said on every page, and only where it is so."""

from datetime import date

import pytest

from indicators.disclosure_control.figures import Figure, PublishableFigures, Status
from indicators.disclosure_control.protection import SEAL
from indicators.periods import Period
from reports.assembling.rounding import rounding_words

Q2 = Period(date(2025, 9, 30), "quarter")


def _figures(*rounded_to: int) -> PublishableFigures:
    figures = tuple(
        Figure(f"indicator_{place}", Q2, "all", "all", Status.SHOWN, 10, None, 10, "10", "", nearest)
        for place, nearest in enumerate(rounded_to)
    )
    return PublishableFigures(figures, "public", made_by=SEAL)


@pytest.mark.parametrize(
    ("rounded_to", "says"),
    [
        ((), ""),
        ((1, 1), ""),
        (
            (1, 5, 5),
            "Counts of children are rounded to the nearest 5, and percentages and rates are worked from rounded "
            "counts.",
        ),
        (
            (10, 5),
            "Counts of children are rounded to the nearest 5 or 10, and percentages and rates are worked from rounded "
            "counts.",
        ),
    ],
)
def test_says_what_the_figures_say(rounded_to: tuple[int, ...], says: str) -> None:
    assert rounding_words(_figures(*rounded_to)) == says
