"""figures.csv: every figure once, in a fixed order, read back as it was, and nothing that a spreadsheet would run."""

import csv
from datetime import date
from io import StringIO
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.definition import Unit
from indicators.disclosure_control.figures import Figure, Status
from indicators.periods import Period, PeriodKind, month_end
from reports.exports.figures import COLUMNS, FiguresFault, figures_csv, in_order, read_figures_csv
from reports.model import Edition
from reports.site import render_site

Q2 = Period(date(2025, 9, 30), "quarter")
UNITS: dict[str, Unit] = {"assessments_in_time": "percent", "plans_rate": "rate_per_10_000"}
SHOWN = Figure("assessments_in_time", Q2, "all", "all", Status.SHOWN, 2, 3, 200 / 3, "66.7%", "1,204", 1)
HIDDEN = Figure(
    "assessments_in_time", Q2, "team", "North", Status.SUPPRESSED, None, None, None, "[c]", "[c]", 5, is_linked=True
)
PART = Figure("plans_rate", Q2, "age_band", "5 to 9", Status.SHOWN, 12, None, 12, "12")
WHOLE = Figure("plans_rate", Q2, "all", "all", Status.SHOWN, 214.0, 40_000, 53.5, "53.5")

words = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12)
numbers = st.none() | st.integers(0, 10**9) | st.floats(allow_nan=False, allow_infinity=False)


@st.composite
def any_figure(draw: st.DrawFn) -> Figure:
    """A figure with text that nobody would write and numbers that nobody would count."""
    period = Period(month_end(draw(st.dates(date(2000, 1, 1), date(2090, 1, 1)))), draw(st.sampled_from(kinds)))
    return Figure(
        draw(st.sampled_from(sorted(UNITS))), period, draw(words), draw(words), draw(st.sampled_from(Status)),
        draw(numbers), draw(numbers), draw(numbers), draw(words), draw(words), draw(st.integers(1, 10)),
        draw(st.booleans()),
    )  # fmt: skip


kinds: tuple[PeriodKind, ...] = get_args(PeriodKind)


def test_holds_each_figure_once_with_its_numbers_unrounded_and_its_counts_whole() -> None:
    assert figures_csv([WHOLE, PART, HIDDEN, SHOWN], UNITS).split("\r\n") == [
        ",".join(COLUMNS),
        'assessments_in_time,percent,quarter,2025-07-01,2025-09-30,all,all,shown,2,3,66.66666666666667,66.7%,"1,204",1,no',
        "assessments_in_time,percent,quarter,2025-07-01,2025-09-30,team,North,suppressed,,,,[c],[c],5,yes",
        "plans_rate,rate_per_10_000,quarter,2025-07-01,2025-09-30,all,all,shown,214,40000,53.5,53.5,,1,no",
        "plans_rate,count,quarter,2025-07-01,2025-09-30,age_band,5 to 9,shown,12,,12,12,,1,no",
        "",
    ]


@given(st.lists(any_figure(), max_size=6))
def test_reading_gives_back_what_was_written(figures: list[Figure]) -> None:
    assert list(read_figures_csv(figures_csv(figures, UNITS))) == in_order(figures)


@given(st.lists(any_figure(), max_size=6, unique_by=lambda f: (f.indicator_id, f.period, f.breakdown, f.category)))
def test_the_order_given_does_not_matter(figures: list[Figure]) -> None:
    assert figures_csv(figures, UNITS) == figures_csv(reversed(figures), UNITS)


@given(any_figure())
def test_no_cell_is_a_formula(figure: Figure) -> None:
    for cell in next(csv.reader(StringIO(figures_csv([figure], UNITS).split("\r\n", 1)[1], newline=""))):
        assert not cell.startswith(("=", "@", "\t", "\r", "\n")) or _is_number(cell)
        assert not cell.startswith(("+", "-")) or _is_number(cell)


def _is_number(cell: str) -> bool:
    try:
        return float(cell) is not None
    except ValueError:
        return False


def test_the_mark_of_the_encoding_is_no_part_of_the_first_column() -> None:
    assert read_figures_csv("\ufeff" + figures_csv([SHOWN], UNITS)) == (SHOWN,)


@pytest.mark.parametrize(
    ("from_", "to", "says"),
    [
        ("indicator,unit", "unit,indicator", "does not begin with its columns"),
        (",shown,", ",seen,", "record 2: a period, status or number"),
        (",quarter,", ",fortnight,", "record 2: a period, status or number"),
        ("66.66666666666667", "two thirds", "record 2: a period, status or number"),
        (",66.7%", "", "record 2: 15 cells are due"),
        ('"1,204"', '"1,2"04', "cannot be read"),
    ],
)
def test_a_damaged_file_is_a_fault_that_says_where_and_quotes_nothing(from_: str, to: str, says: str) -> None:
    damaged = figures_csv([SHOWN], UNITS).replace(from_, to)
    with pytest.raises(FiguresFault, match=says) as fault:
        read_figures_csv(damaged)
    assert to == "" or to not in str(fault.value)


def test_an_edition_published_before_figures_were_marked_as_linked_is_still_read() -> None:
    lines = figures_csv([SHOWN, WHOLE], UNITS).splitlines()
    before = "\r\n".join(line.rsplit(",", 1)[0] for line in lines) + "\r\n"
    assert read_figures_csv(before) == (SHOWN, WHOLE)


def test_an_edition_carries_the_figures_of_its_pages_with_the_mark_of_the_encoding(edition: Edition) -> None:
    content = dict(render_site(edition))["figures.csv"]
    assert content.startswith(b"\xef\xbb\xbf" + COLUMNS[0].encode())
    assert read_figures_csv(content.decode("utf-8-sig")) == edition.figures
    assert {Status.SHOWN, Status.SUPPRESSED, Status.NOT_SUPPLIED} <= {figure.status for figure in edition.figures}
