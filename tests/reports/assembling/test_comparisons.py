"""How an indicator compares, on its page: sentences, a strip and one table, from publishable figures alone."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from indicators.benchmarks import Comparator, Revision
from indicators.disclosure_control.figures import Figure, Status
from indicators.periods import Period, Quarter
from reports.assembling import assemble_edition
from reports.assembling.comparisons import comparator_words, comparison_strip, comparison_table, comparison_words
from reports.assembling.readings import IndicatorReading, read_indicator
from reports.facts import EditionFacts
from reports.model import Edition
from reports.site import render_site

QUARTER = Quarter.parse("2025-26-q2")
RE_REFERRALS = "re_referrals_within_12_months_percent"
ENGLAND = Comparator(
    RE_REFERRALS, "england", "England", date(2025, 3, 31), "financial_year", 22.6, "2025", "LAIT",
    revisions=(Revision(date(2024, 3, 31), (("2024", 22.3), ("2025", 22.4))),),
)  # fmt: skip
NEIGHBOURS = replace(
    ENGLAND, kind="neighbours", area="", ends_on=date(2024, 3, 31), value=20.0, release="2024", revisions=(),
    valued=9, neighbours=10, values=(14.0, 16.0, 18.0, 19.0, 20.0, 21.0, 23.0, 24.0, 28.0), model="2025",
)  # fmt: skip
FEW = replace(NEIGHBOURS, value=None, missing="too_few_neighbours", valued=4, values=(14.0, 16.0, 18.0, 19.0))


def _year(end: date, top: float) -> Figure:
    period = Period(end, "rolling_12_months")
    return Figure(RE_REFERRALS, period, "all", "all", Status.SHOWN, top, 1000, top / 10, f"{top / 10:.1f}%")


YEARS = (_year(date(2024, 3, 31), 205), _year(date(2025, 3, 31), 300), _year(date(2025, 9, 30), 250))


@pytest.fixture
def read(facts: EditionFacts) -> Callable[..., IndicatorReading]:
    """Read the invented re-referrals beside some comparators, as they stood at a quarter's end."""
    indicator = next(one for one in facts.indicators if one.id == RE_REFERRALS)

    def _read(*comparators: Comparator, quarter: Quarter = QUARTER, polarity: str = "lower_is_better"):
        known = indicator.model_copy(update={"polarity": polarity})
        return read_indicator(known, YEARS, facts.plan, facts.settings, quarter, comparators)

    return _read


def _cells(reading: IndicatorReading) -> list[list[str]]:
    table = comparison_table(reading)
    assert table
    return [[cell.badge.word if cell.badge else cell.text for cell in row] for row in table.rows]


def test_one_row_for_each_comparator_with_its_period_and_release(read) -> None:
    reading = read(ENGLAND, NEIGHBOURS)
    assert _cells(reading) == [
        ["England", "22.6%", "30.0%", "Year ending 31 March 2025", "2025 release", "Worse"],
        ["Statistical neighbours, median", "20%", "20.5%", "Year ending 31 March 2024", "2024 release", "Similar"],
    ]
    table = comparison_table(reading)
    assert table
    assert table.rows[0][-1].note == "at 95% and at 99.8%"
    assert table.rows[1][0].note == "Nine of 10 have a value; 2025 model; we are not among them"
    assert [cell.note for cell in table.rows[1][4:]] == ["LAIT", ""]


def test_a_verdict_is_a_word_and_a_shape(read) -> None:
    for polarity, kind in (("lower_is_better", "worse"), ("higher_is_better", "better"), ("neither", "higher")):
        table = comparison_table(read(ENGLAND, polarity=polarity))
        assert table
        badge = table.rows[0][-1].badge
        assert badge
        assert (badge.kind, badge.word) == (kind, kind.capitalize())


def test_a_year_far_worse_than_england_is_of_concern(read) -> None:
    assert "worse_than_comparator" in read(ENGLAND).concern
    assert "worse_than_comparator" not in read(replace(ENGLAND, value=30.0)).concern
    assert "worse_than_comparator" not in read(replace(ENGLAND, value=26.9)).concern  # at 95%, not at 99.8%


def test_neighbours_alone_make_nothing_a_concern(read) -> None:
    assert "worse_than_comparator" not in read(replace(NEIGHBOURS, ends_on=date(2025, 3, 31))).concern


def test_a_quarter_is_not_compared_with_a_year_that_had_not_ended(read) -> None:
    assert [one.comparator for one in read(ENGLAND, quarter=Quarter.parse("2024-25-q4")).compared] == [ENGLAND]
    assert read(ENGLAND, quarter=Quarter.parse("2024-25-q3")).compared == ()


def test_the_comparators_of_another_indicator_are_not_ours(read) -> None:
    assert read(replace(ENGLAND, indicator_id="another")).compared == ()


def test_revisions_are_told_after_the_comparisons(read) -> None:
    assert comparison_words(read(ENGLAND, NEIGHBOURS))[-1] == (
        "The publisher has revised England. Year ending 31 March 2024: 22.3 in the 2024 release and 22.4 in the 2025 "
        "release."
    )


def test_a_neutral_indicator_is_told_once_that_neither_way_is_good(read) -> None:
    words = comparison_words(read(ENGLAND, replace(NEIGHBOURS, value=10.0), polarity="neither"))
    assert words.count("Neither high nor low is good or bad in itself: ask why.") == 1
    assert not any("better" in each or "worse" in each for each in words)


def test_too_few_neighbours_have_a_row_and_a_sentence_and_no_mark(read) -> None:
    reading = read(FEW)
    assert _cells(reading)[0][1:] == ["–", "20.5%", "Year ending 31 March 2024", "2024 release", "No comparison"]
    assert comparison_words(reading)[0].startswith("There is no neighbour comparison: only four of 10")
    assert comparison_strip(reading) is None


def test_the_strip_holds_those_that_both_have_a_value(read) -> None:
    strip = comparison_strip(read(ENGLAND, FEW))
    assert strip
    (row,) = strip.rows
    assert (row.label, row.theirs, row.ours) == ("England, year to 31 March 2025", 22.6, 30.0)
    assert row.limits == pytest.approx((27.24, 32.91), abs=0.01)


def test_without_a_comparator_it_says_so(read) -> None:
    reading = read()
    assert comparison_words(reading) == (
        "There is no comparator: no published figure measures the same thing, so it is compared only with its own "
        "past.",
    )
    assert (comparison_table(reading), comparison_strip(reading), comparator_words(None, "percent")) == (
        None,
        None,
        "–",
    )


def test_the_boards_table_keeps_englands_value(read) -> None:
    (england,) = read(ENGLAND).compared
    assert comparator_words(england, "percent") == "22.6%"


@pytest.fixture(scope="module")
def pages(edition: Edition) -> dict[str, str]:
    """Every page of the invented edition."""
    return {name: body.decode() for name, body in render_site(edition) if name.endswith(".html")}


def _section(page: str) -> str:
    begins = page.index("How it compares")
    return page[begins : page.index("<h2", begins)]


def test_the_page_of_an_indicator_shows_its_comparators(pages: dict[str, str]) -> None:
    section = _section(pages["indicators/assessments_within_45_working_days_percent.html"])
    for words in ("<caption>The comparators</caption>", 'class="compare"', "2024 release", "Context only", "84.5%"):
        assert words in section


def test_the_page_of_an_indicator_without_one_says_so(pages: dict[str, str]) -> None:
    section = _section(pages["indicators/missing_episodes_count.html"])
    assert "There is no comparator" in section
    assert "<table" not in section
    assert "<svg" not in section


def test_counts_that_are_rounded_get_no_verdict_on_the_page(facts: EditionFacts, read) -> None:
    indicator = next(one for one in facts.indicators if one.id == RE_REFERRALS)
    rounded = tuple(replace(one, rounded_to=5) for one in YEARS)
    reading = read_indicator(indicator, rounded, facts.plan, facts.settings, QUARTER, [ENGLAND])
    assert _cells(reading)[0][-1] == "Not judged"
    assert comparison_words(reading)[0].endswith("Its counts are rounded to the nearest 5, so chance cannot be tested.")
    assert "worse_than_comparator" not in reading.concern


def test_a_reason_that_all_comparators_share_is_told_once(facts: EditionFacts) -> None:
    indicator = next(one for one in facts.indicators if one.id == RE_REFERRALS)
    rounded = tuple(replace(one, rounded_to=5) for one in YEARS)
    reading = read_indicator(indicator, rounded, facts.plan, facts.settings, QUARTER, [ENGLAND, NEIGHBOURS])
    words = comparison_words(reading)
    assert words[2] == "Its counts are rounded to the nearest 5, so chance cannot be tested."
    assert sum("rounded" in each for each in words) == 1


def test_the_edition_tells_a_comparison_from_its_facts(facts_with: Callable[..., EditionFacts]) -> None:
    without = assemble_edition(facts_with(benchmarks=()))
    assert all(one.comparators is None for one in without.indicators)
    assert any(one.comparators for one in assemble_edition(facts_with()).indicators)
