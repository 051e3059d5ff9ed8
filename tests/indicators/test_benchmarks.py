"""England, the region and the neighbours: whose value, of which release, and what is told where there is none."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import polars as pl
import pytest

from indicators.benchmarks import Comparator, Place, comparators
from indicators.catalogue import library
from indicators.published_values import PublishedValue, checked
from pipelines.stages.checking.official_statistics import published_rows
from pipelines.stages.reading import read_extract

RATE = "children_on_protection_plans_rate"
NEAR = tuple(str(code) for code in range(801, 811))
HERE = Place("E10000012", "881", "E12000006", "East of England", NEAR, "2025")
LATER = date(2025, 9, 30)


def _value(area_type: str, value: float, **facts: object) -> PublishedValue:
    codes = {"england": "E92000001", "region": "E12000006"}
    plain = PublishedValue(
        RATE, area_type, codes.get(area_type, "E0"), "", "2024", "snapshot", value, "rate_per_10_000", "2024", "d1"
    )
    return replace(plain, **facts)


def _near(values: list[float], **facts: object) -> list[PublishedValue]:
    return [
        _value("local_authority", value, **{"old_la_code": code, "area_code": f"E{code}", **facts})
        for code, value in zip(NEAR, values, strict=False)
    ]


def _only(values: list[PublishedValue], place: Place = HERE, by: date = LATER) -> Comparator:
    (found,) = comparators(values, place, by)
    return found


def test_england_names_its_release_its_period_and_its_publication() -> None:
    found = _only([_value("england", 41.6)])
    assert (found.kind, found.area, found.value) == ("england", "England", 41.6)
    assert (found.release, found.ends_on, found.publication) == ("2024", date(2024, 3, 31), "d1")


def test_a_line_is_of_one_release_and_a_revision_is_told() -> None:
    old = [_value("england", value, period=year) for year, value in (("2023", 42.7), ("2024", 41.6))]
    new = [_value("england", value, period=year, release="2025") for year, value in (("2024", 41.4), ("2025", 40.6))]
    found = _only([*old, *new])
    assert (found.release, found.value) == ("2025", 40.6)
    assert found.series == ((date(2024, 3, 31), 41.4), (date(2025, 3, 31), 40.6))
    (revision,) = found.revisions
    assert (revision.ends_on, revision.values) == (date(2024, 3, 31), (("2024", 41.6), ("2025", 41.4)))


def test_a_period_that_two_releases_agree_on_is_no_revision() -> None:
    found = _only([_value("england", 41.6), _value("england", 41.6, release="2025")])
    assert found.revisions == ()


def test_a_year_that_had_not_ended_is_not_compared_with() -> None:
    values = [_value("england", 41.6), _value("england", 40.6, period="2025")]
    assert _only(values, by=date(2025, 3, 30)).ends_on == date(2024, 3, 31)
    assert _only(values, by=date(2025, 3, 31)).ends_on == date(2025, 3, 31)
    assert comparators(values, HERE, date(2023, 12, 31)) == ()


def test_the_region_is_our_own_and_no_other() -> None:
    values = [_value("region", 31.9), _value("region", 90.7, area_code="E12000001")]
    found = _only(values)
    assert (found.kind, found.area, found.value) == ("region", "East of England", 31.9)
    assert comparators(values, replace(HERE, region_code=""), LATER) == ()


def test_neighbours_are_a_median_of_those_with_a_value() -> None:
    found = _only(_near([10, 20, 30, 40, 50, 60, 90]))
    assert (found.kind, found.value, found.valued, found.neighbours) == ("neighbours", 40, 7, 10)
    assert (found.model, found.values) == ("2025", (10, 20, 30, 40, 50, 60, 90))


@pytest.mark.parametrize(("many", "value"), [(6, 35.0), (5, None), (1, None)])
def test_fewer_than_six_neighbours_make_no_comparison(many: int, value: float | None) -> None:
    found = _only(_near([10.0, 20.0, 30.0, 40.0, 50.0, 60.0][:many]))
    assert (found.value, found.valued) == (value, many)
    assert found.missing == (None if value else "too_few_neighbours")


def test_our_own_authority_is_never_among_its_neighbours() -> None:
    """Not even where the model, or a file with a wrong code, says so."""
    six = _near([10, 20, 30, 40, 50, 60])
    own = _value("local_authority", 1000.0, old_la_code="881", area_code="E10000012")
    assert _only([*six, own], replace(HERE, neighbours=(*NEAR, "881"))).value == 35
    assert _only([*six, replace(own, old_la_code="810")]).value == 35
    # The same row of another authority counts.
    assert _only([*six, replace(own, old_la_code="810", area_code="E810")]).value == 40


def test_an_authority_that_is_no_neighbour_does_not_count() -> None:
    assert _only([*_near([10, 20, 30, 40, 50, 60]), _value("local_authority", 99.0, old_la_code="301")]).value == 35


def test_neighbours_join_by_their_older_number_when_their_code_has_changed() -> None:
    found = _only(_near([10, 20, 30, 40, 50, 60], area_code="E06000066"))
    assert found.valued == 6


def test_two_releases_of_neighbours_are_never_mixed() -> None:
    old, new = _near([10, 20, 30, 40, 50, 60]), _near([100, 200, 300], release="2025")
    found = _only([*old, *new])
    assert (found.release, found.value, found.valued, found.missing) == ("2025", None, 3, "too_few_neighbours")


def test_a_value_that_breaks_a_rule_is_told_and_not_shown() -> None:
    many = [_value("local_authority", float(n), old_la_code=str(n), area_code=f"E{n}") for n in range(100, 140)]
    wrong, right = (
        _only(list(checked([_value("england", value), *many], {RATE: "rate_per_10_000"}))) for value in (1258.0, 120.0)
    )
    assert (wrong.value, wrong.missing, wrong.series) == (None, "england_outside_its_authorities", ())
    assert (right.value, right.missing) == (120.0, None)


def test_each_indicator_has_england_then_its_region_then_its_neighbours() -> None:
    values = [*_near([1, 2, 3, 4, 5, 6]), _value("region", 1), _value("england", 1), _value("england", 1)]
    values[-1] = replace(values[-1], indicator_id="another")
    assert [(one.indicator_id, one.kind) for one in comparators(values, HERE, LATER)] == [
        ("another", "england"), (RATE, "england"), (RATE, "region"), (RATE, "neighbours"),
    ]  # fmt: skip


WORKED = {
    "referrals_received_rate": ((443.1, 9), (621.2, 10)),
    "re_referrals_within_12_months_percent": ((20.0, 9), (21.0, 10)),
    "assessments_within_45_working_days_percent": ((84.8, 9), (86.8, 10)),
    "section_47_enquiries_rate": ((115.4, 9), (218.4, 10)),
    "initial_conferences_within_15_working_days_percent": ((85.3, 8), (80.6, 10)),
    "children_on_protection_plans_rate": ((32.0, 9), (40.5, 10)),
    "protection_plan_reviews_in_time_percent": ((94.1, 9), (96.8, 10)),
    "repeat_protection_plans_percent": ((21.6, 9), (20.9, 10)),
    "protection_plans_ended_after_two_years_percent": ((4.1, 9), (5.2, 9)),
}
"""Median of the neighbours and neighbours with a value, 2024 release: Essex, then Enfield."""


@pytest.fixture(scope="module")
def of_2024(shared: Path) -> tuple[PublishedValue, ...]:
    """Every number of the Department's 2024 release."""
    paths = sorted((shared / "data" / "dfe_children_in_need_2024").glob("*.csv"))
    frames = [published_rows(read_extract(path, file_name=path.name)[0], path.name) for path in paths]
    held = pl.concat([rows for rows in frames if rows is not None and "indicator_id" in rows.columns])
    names = PublishedValue.__dataclass_fields__.keys() - {"breaks"}
    rows = held.drop_nulls("value").with_columns(pl.col("old_la_code").fill_null("")).iter_rows(named=True)
    found = [PublishedValue(**{name: row[name] for name in names}) for row in rows]
    return checked(found, {one.id: one.unit for one in library()})


@pytest.fixture(scope="module")
def model(shared: Path) -> dict[str, tuple[str, ...]]:
    """Each authority's neighbours, as the Department's own table is read."""
    path = shared / "data" / "benchmarks" / "statistical_neighbours_2025.csv"
    rows = published_rows(read_extract(path, file_name=path.name)[0], path.name)
    assert rows is not None
    grouped = rows.sort("place").group_by("old_la_code", maintain_order=True).agg("neighbour_old_la_code")
    return {code: tuple(near) for code, near in grouped.iter_rows()}


@pytest.mark.parametrize("indicator", WORKED)
@pytest.mark.parametrize(
    ("at", "place"),
    [(0, Place("E10000012", "881", "E12000006", "East of England")), (1, Place("E09000010", "308", "E12000007"))],
    ids=["Essex", "Enfield"],
)
def test_gives_the_worked_medians_of_the_2024_release(
    of_2024: tuple[PublishedValue, ...], model: dict[str, tuple[str, ...]], indicator: str, at: int, place: Place
) -> None:
    mine = [one for one in of_2024 if one.indicator_id == indicator]
    england, region, near = comparators(mine, replace(place, neighbours=model[place.old_la_code], model="2025"), LATER)
    middle, valued = WORKED[indicator][at]
    assert near.value == pytest.approx(middle, abs=0.1)
    assert (near.valued, near.neighbours, near.missing) == (valued, 10, None)
    assert {one.ends_on for one in (england, region, near)} == {date(2024, 3, 31)}
    assert len(near.series) == len(england.series) > 5


def test_no_value_of_the_2024_release_breaks_a_rule(of_2024: tuple[PublishedValue, ...]) -> None:
    assert {one.breaks for one in of_2024} == {None}


def test_england_and_the_region_are_those_of_the_2024_release(of_2024: tuple[PublishedValue, ...]) -> None:
    england, region = comparators(
        [one for one in of_2024 if one.indicator_id == RATE], replace(HERE, neighbours=()), LATER
    )
    assert (england.value, region.value) == (41.6, 24.8)
