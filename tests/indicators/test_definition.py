"""A definition keeps its own contract: here, the chart that it asks for."""

from pathlib import Path

import pytest

from indicators.definition import Indicator, IndicatorFault, load_indicator

WORDS = """
title = "Learning events held"
question = "how_much"
accountability = "performance"
unit = "{unit}"
polarity = "neither"
timing = "{timing}"
listed = "each_month_end"
counts = "{counts}"
chart = "{chart}"
numerator = "Events."
denominator = "None."
rationale = "A reason."
caveats = "A caveat."
source = "Local measure."
"""


def _load(folder: Path, chart: str, unit: str = "count", counts: str = "activity", timing: str = "event") -> Indicator:
    path = folder / "learning" / "learning_events_count.toml"
    path.parent.mkdir()
    words = WORDS.format(chart=chart, unit=unit, counts=counts, timing=timing)
    population = "\n[population]\nage_from = 0\nage_to = 17\n" if unit == "rate_per_10_000" else ""
    path.write_text(words + population)
    path.with_suffix(".sql").write_text("select 1 as case_id")
    return load_indicator(path)


@pytest.mark.parametrize(
    ("chart", "unit"),
    [("xmr", "percent"), ("p", "percent"), ("u", "rate_per_10_000"), ("c", "count"), ("days_between", "count")],
)
def test_a_chart_goes_with_its_unit(tmp_path: Path, chart: str, unit: str) -> None:
    assert _load(tmp_path, chart, unit).chart == chart


@pytest.mark.parametrize(("chart", "unit"), [("p", "count"), ("u", "percent"), ("c", "rate_per_10_000")])
def test_a_chart_of_another_unit_is_refused(tmp_path: Path, chart: str, unit: str) -> None:
    with pytest.raises(IndicatorFault, match=f"a {chart} chart is for the unit"):
        _load(tmp_path, chart, unit)


@pytest.mark.parametrize(("counts", "timing"), [("children", "event"), ("activity", "snapshot")])
def test_days_between_events_of_children_are_refused(tmp_path: Path, counts: str, timing: str) -> None:
    with pytest.raises(IndicatorFault, match="give away the day of each event"):
        _load(tmp_path, "days_between", counts=counts, timing=timing)


def _joined_on(sql: str) -> Indicator:
    words = {"title": "t", "numerator": "n", "denominator": "d", "rationale": "r", "caveats": "c", "source": "s"}
    return Indicator(
        id="x", theme="y", question="how_much", accountability="performance", unit="count", polarity="neither",
        timing="event", sql=sql, **words,
    )  # fmt: skip


def test_knows_from_its_own_sql_whether_it_joins_an_agency_s_children_to_those_of_social_care() -> None:
    joins = _joined_on(
        "select pupils.child_id from education.pupil_terms as pupils where pupils.social_care_child_id = '1'"
    )
    stays = _joined_on("select child_id, 'social_care_child_id' as words from education.pupil_terms")
    assert (joins.meets_social_care, stays.meets_social_care) == (True, False)


def test_rests_on_the_links_of_the_agencies_that_it_reads_and_of_no_other() -> None:
    joins = _joined_on("select social_care_child_id from education.pupil_terms")
    assert joins.rests_on_links_of({"education", "police"})
    assert not joins.rests_on_links_of({"police"})
    assert not joins.rests_on_links_of(())
