"""The Department's own files give the Department's own figures, and a mark never becomes a number."""

import csv
from dataclasses import replace
from datetime import date
from pathlib import Path
from statistics import median

import polars as pl
import pytest
from pandera.errors import SchemaErrors

from indicators.catalogue import library
from pipelines.stages.checking.check import Context, check_file
from pipelines.stages.checking.official_statistics import published_rows, recognise, reshape_published
from pipelines.stages.checking.published_tables import published_tables
from pipelines.stages.reading import TextTable, read_extract
from schemas.dfe.published_indicators import PublishedIndicators
from schemas.faults import Severity
from schemas.ons.population_estimates import PopulationEstimates


@pytest.fixture(scope="module")
def tables(shared: Path) -> dict[str, TextTable]:
    paths = sorted((shared / "data" / "dfe_children_in_need_2024").glob("*.csv"))
    return {path.name: read_extract(path, file_name=path.name)[0] for path in paths}


@pytest.fixture(scope="module")
def indicators(tables: dict[str, TextTable]) -> pl.DataFrame:
    frames = [published_rows(table, name) for name, table in tables.items()]
    return pl.concat([rows for rows in frames if rows is not None and "indicator_id" in rows.columns])


@pytest.fixture(scope="module")
def populations(tables: dict[str, TextTable]) -> pl.DataFrame:
    (name,) = (name for name in tables if name.startswith("ons"))
    rows = published_rows(tables[name], name)
    assert rows is not None
    return rows


def test_recognises_each_table_by_its_headers_and_no_other_file(tables: dict[str, TextTable]) -> None:
    found = {name.split("_")[0]: one.id for name, table in tables.items() if (one := recognise(table))}
    assert found == {
        **{table: f"dfe_children_in_need_{table}" for table in ("c1", "c2", "c4", "d1", "d3", "d6", "d7")},
        "ons": "ons_mid_year_population_estimates",
    }
    for table in tables.values():
        headers = {header.strip() for header in table.headers}
        assert sum(one.recognised_by <= headers for one in published_tables()) <= 1


def test_every_key_is_unique(indicators: pl.DataFrame, populations: pl.DataFrame) -> None:
    assert not indicators.select("indicator_id", "area_code", "period", "release").is_duplicated().any()
    assert not populations.select("area_code", "mid_year", "release").is_duplicated().any()


RANGES = [
    ("referrals_received_rate", 518.3, 194.8, 1867.9, 151),
    ("re_referrals_within_12_months_percent", 22.4, 7.4, 45.4, 149),
    ("assessments_within_45_working_days_percent", 84.5, 51.4, 99.7, 136),
    ("section_47_enquiries_rate", 187.1, 48.0, 497.5, 151),
    ("initial_conferences_within_15_working_days_percent", 79.7, 25.6, 100.0, 140),
    ("children_on_protection_plans_rate", 41.6, 0.0, 95.2, 151),
    ("protection_plan_reviews_in_time_percent", 89.8, 55.4, 100.0, 150),
    ("repeat_protection_plans_percent", 24.7, 9.9, 41.8, 150),
    ("protection_plans_ended_after_two_years_percent", 3.8, 0.0, 12.8, 128),
]


@pytest.mark.parametrize(("indicator", "england", "least", "most", "authorities"), RANGES)
def test_gives_england_and_the_range_of_authorities_as_published(
    indicators: pl.DataFrame, indicator: str, england: float, least: float, most: float, authorities: int
) -> None:
    rows = indicators.filter(indicator_id=indicator, period="2024", release="2024")
    local = rows.filter(pl.col("area_type") == "local_authority")["value"].drop_nulls()
    assert rows.filter(area_type="england")["value"].to_list() == [england]
    assert (local.min(), local.max(), local.len()) == (least, most, authorities)


def test_england_equals_the_benchmark_file_in_every_year(shared: Path, indicators: pl.DataFrame) -> None:
    """To the published decimal, with the counts it was worked from."""
    england = {
        (row["publisher_indicator"], row["period"]): row
        for row in indicators.filter(area_type="england").iter_rows(named=True)
    }
    compared = 0
    with (shared / "data" / "benchmarks" / "benchmarks_england.csv").open(encoding="utf-8") as file:
        for theirs in csv.DictReader(file):
            ours = england.get((theirs["indicator_id"], theirs["year_ending_31_march_or_as_labelled"]))
            if ours is None:
                continue
            compared += 1
            assert ours["value"] == float(theirs["value"]), theirs["indicator_id"]
            for part in ("numerator", "denominator"):
                if theirs[part] and ours[part] is not None:
                    assert ours[part] == float(theirs[part]), theirs["indicator_id"]
    assert compared == len(england) == 107


WORKED = {
    "referrals_received_rate": ((194.8, 443.1, 9), (573.7, 621.2, 10)),
    "re_referrals_within_12_months_percent": ((16.8, 20.0, 9), (20.9, 21.0, 10)),
    "assessments_within_45_working_days_percent": ((86.7, 84.8, 9), (93.9, 86.8, 10)),
    "section_47_enquiries_rate": ((48.0, 115.4, 9), (209.1, 218.4, 10)),
    "initial_conferences_within_15_working_days_percent": ((91.8, 85.3, 8), (88.8, 80.6, 10)),
    "children_on_protection_plans_rate": ((19.4, 32.0, 9), (37.9, 40.5, 10)),
    "protection_plan_reviews_in_time_percent": ((92.8, 94.1, 9), (96.5, 96.8, 10)),
    "repeat_protection_plans_percent": ((22.8, 21.6, 9), (21.2, 20.9, 10)),
    "protection_plans_ended_after_two_years_percent": ((5.5, 4.1, 9), (5.5, 5.2, 9)),
}
"""Own value, median of the neighbours, neighbours with a value: Essex, then Enfield."""


@pytest.mark.parametrize("indicator", WORKED)
@pytest.mark.parametrize(("place", "old_code"), [(0, "881"), (1, "308")], ids=["Essex", "Enfield"])
def test_gives_the_worked_values_and_medians_of_neighbours(
    shared: Path, indicators: pl.DataFrame, indicator: str, place: int, old_code: str
) -> None:
    rows = indicators.filter(indicator_id=indicator, period="2024", area_type="local_authority")
    values = dict(rows.filter(pl.col("value").is_not_null()).select("old_la_code", "value").rows())
    with (shared / "data" / "benchmarks" / "statistical_neighbours_2025.csv").open(encoding="utf-8-sig") as file:
        (own,) = (row for row in csv.DictReader(file) if row["old_la_code"] == old_code)
    near = [values[own[f"SN_{n}"]] for n in range(1, 11) if own[f"SN_{n}"] in values]
    value, middle, count = WORKED[indicator][place]
    assert values[old_code] == value
    assert len(near) == count
    assert median(near) == pytest.approx(middle, abs=0.1)


def test_gives_the_populations_of_the_2024_release(populations: pl.DataFrame) -> None:
    mid_2023 = populations.filter(mid_year=2023)
    found = dict(mid_2023.select("area_code", "population").rows())
    assert (found["E10000012"], found["E09000010"], found["E92000001"]) == (322_812, 80_441, 11_998_646)
    assert set(populations.select("age_from", "age_to", "sex", "ethnic_group", "release").unique().rows()) == {
        (0, 17, "all", "all", "2024")
    }
    assert populations.null_count().sum_horizontal().item() == 0


def test_a_mark_is_a_status_and_never_a_number(indicators: pl.DataFrame) -> None:
    final = pl.col("value_status") == "final"
    assert indicators.filter(final != pl.col("value").is_not_null()).is_empty()
    counted = dict(indicators["value_status"].value_counts().rows())
    assert set(counted) == {"final", "suppressed_c", "unavailable_u", "unavailable_x", "not_applicable_z"}
    assert indicators["value"].min() == 0.0


def test_a_suppressed_part_suppresses_the_percentage(tables: dict[str, TextTable]) -> None:
    (name,) = (name for name in tables if name.startswith("c4"))
    table = tables[name]
    at = f"c{table.headers.index('Duration_11-15_days')}"
    for mark, status in {"c": "suppressed_c", "u": "unavailable_u", "": None, "about 5": None, "-1e3": None}.items():
        marked = replace(table, rows=table.rows.head(1).with_columns(pl.lit(mark or None, pl.String).alias(at)))
        rows = published_rows(marked, name)
        assert rows is not None
        row = rows.row(by_predicate=pl.col("publisher_indicator") == "ICPC_15WD", named=True)
        assert (row["value"], row["value_status"], row["numerator"]) == (None, status, None)


def test_no_conferences_at_all_is_not_applicable_rather_than_none_in_time(tables: dict[str, TextTable]) -> None:
    (name,) = (name for name in tables if name.startswith("c4"))
    zero = [f"c{tables[name].headers.index(h)}" for h in ("ICPC", "Duration_0-10_days", "Duration_11-15_days")]
    none = replace(tables[name], rows=tables[name].rows.head(1).with_columns(pl.lit("0").alias(at) for at in zero))
    rows = published_rows(none, name)
    assert rows is not None
    row = rows.row(by_predicate=pl.col("publisher_indicator") == "ICPC_15WD", named=True)
    assert (row["value"], row["value_status"]) == (None, "not_applicable_z")


def test_the_release_comes_from_the_file_name_or_else_from_the_newest_period(tables: dict[str, TextTable]) -> None:
    for prefix in ("c1", "ons"):
        (name,) = (name for name in tables if name.startswith(prefix))
        for called in (name, "renamed.csv"):
            rows = published_rows(tables[name], called)
            assert rows is not None
            assert rows["release"].unique().to_list() == ["2024"]


def test_reads_a_financial_year_written_with_six_digits(tables: dict[str, TextTable]) -> None:
    (name,) = (name for name in tables if name.startswith("d3"))
    table = replace(tables[name], rows=tables[name].rows.head(1).with_columns(pl.lit("202324").alias("c0")))
    rows = published_rows(table, name)
    assert rows is not None
    assert rows["period"].to_list() == ["2024"]


def test_a_row_number_stands_once(tables: dict[str, TextTable]) -> None:
    (name,) = (name for name in tables if name.startswith("c4"))
    rows = published_rows(tables[name], name)
    assert rows is not None
    assert not rows["row_number"].is_duplicated().any()
    assert rows["row_number"].max() == 2 * (tables[name].height + 1)


def test_reshapes_a_published_table_and_leaves_any_other_as_it_is(tables: dict[str, TextTable]) -> None:
    for name, table in tables.items():
        shaped, rows = reshape_published(table, name), published_rows(table, name)
        if rows is None:
            assert shaped is table
            continue
        assert shaped.faults == ()
        assert shaped.headers == tuple(rows.columns[1:])
        assert shaped.rows.columns == ["row_number", *(f"c{at}" for at in range(len(shaped.headers)))]
        assert shaped.height == rows.height


def test_our_rules_accept_every_row_of_the_release(indicators: pl.DataFrame, populations: pl.DataFrame) -> None:
    for model, rows in ((PublishedIndicators, indicators), (PopulationEstimates, populations)):
        rows = rows.with_columns(pl.lit(date(2024, 12, 1)).alias("as_at"))
        model.validate(rows.with_columns(pl.int_range(pl.len()).alias("row_number")), lazy=True)


def test_our_rules_refuse_england_outside_the_range_of_its_authorities(indicators: pl.DataFrame) -> None:
    """As the sum of nine regional rates would be."""
    is_england = (pl.col("area_type") == "england") & (pl.col("publisher_indicator") == "REF_RATE")
    wrong = indicators.with_columns(
        pl.when(is_england).then(5000.0).otherwise(pl.col("value")).alias("value"),
        pl.lit(date(2024, 12, 1)).alias("as_at"),
    )
    with pytest.raises(SchemaErrors, match="england_outside_its_authorities"):
        PublishedIndicators.validate(wrong, lazy=True)


def test_asks_about_a_column_that_has_been_renamed(tables: dict[str, TextTable]) -> None:
    """The 2025 release writes `referral_count` for `Referrals`."""
    (name,) = (name for name in tables if name.startswith("c1"))
    headers = tuple("referral_count" if header == "Referrals" else header for header in tables[name].headers)
    table = replace(tables[name], headers=headers)
    rows = published_rows(table, name)
    assert rows is not None
    assert rows.filter(publisher_indicator="REF_RATE")["numerator"].null_count() == table.height
    faults = reshape_published(table, name).faults
    assert [(fault.rule, fault.severity) for fault in faults] == [("published_column_missing", Severity.QUERY)] * 2


LATER = {
    "LAIT:CPP_Total_Rateper10,000": (515.7, 519.4),
    "LAIT:ReReferral": (22.4, 22.6),
    "LAIT:Continue_Assess_Comp": (84.5, 85.7),
    "LAIT:Section_47": (186.2, 189.3),
    "LAIT:CP_conf_15days": (79.7, 81.4),
    "LAIT:CPP_rate": (41.4, 40.6),
    "LAIT:RevCP": (89.8, 90.6),
    "LAIT:PrevRegCPR": (24.7, 24.5),
    "LAIT:CPPlans2yrs": (3.8, 4.4),
    "LAIT:LAC": (69.0, 67.0),
    "LAIT:CPPPerAbs_3Term": (57.1, 55.4),
}
"""England in 2024 (revised) and 2025, in the 2025 release."""


def test_reads_a_long_table_of_england_as_another_release(shared: Path, indicators: pl.DataFrame) -> None:
    path = shared / "data" / "benchmarks" / "benchmarks_england.csv"
    (table,) = read_extract(path, file_name=path.name)
    rows = published_rows(table, path.name)
    assert rows is not None
    assert set(rows["publisher_indicator"]) == set(LATER)
    assert set(rows.select("area_code", "release").rows()) == {("E92000001", "2025")}
    for name, both in LATER.items():
        series = dict(rows.filter(publisher_indicator=name).select("period", "value").rows())
        assert (series["2024"], series["2025"]) == both
    written = path.read_text(encoding="utf-8").splitlines()
    for row in rows.iter_rows(named=True):
        assert row["publisher_indicator"] in written[row["row_number"] - 1]
    key = ["indicator_id", "area_code", "period", "release"]
    assert not pl.concat([rows.select(key), indicators.select(key)]).is_duplicated().any()


def test_polarity_in_our_catalogue_equals_the_publishers() -> None:
    ours = {indicator.id: indicator.polarity for indicator in library()}
    checked = 0
    for measure in (measure for table in published_tables() for measure in table.measures):
        if measure.publisher_polarity != "none" and measure.indicator_id in ours:
            checked += 1
            assert ours[measure.indicator_id] == measure.publisher_polarity, measure.indicator_id
    assert checked


def test_reads_the_wide_table_of_neighbours_as_one_row_for_each(shared: Path) -> None:
    path = shared / "data" / "benchmarks" / "statistical_neighbours_2025.csv"
    (table,) = read_extract(path, file_name=path.name)
    rows = published_rows(table, path.name)
    assert rows is not None
    assert rows.height == 10 * table.height
    assert not rows["row_number"].is_duplicated().any()
    essex = rows.filter(old_la_code="881").sort("place")
    assert essex["neighbour_old_la_code"].to_list() == [
        "886", "938", "916", "802", "935", "850", "937", "933", "303", "865",
    ]  # fmt: skip
    assert set(essex.select("region", "release").rows()) == {("East of England", "2025")}
    assert published_rows(table, "neighbours.csv")["release"].null_count() == rows.height


def test_our_rules_accept_every_neighbour(shared: Path) -> None:
    path = shared / "data" / "benchmarks" / "statistical_neighbours_2025.csv"
    checked = check_file(path, path.name, Context.default(date(2025, 12, 1)))
    assert checked.faults == ()
    (part,) = checked.parts
    assert (part.dataset.id, part.faults) == ("dfe/statistical_neighbours", ())
    assert part.rows["region"].null_count() == 0


def test_a_table_whose_publisher_holds_the_opposite_is_not_loaded(
    tables: dict[str, TextTable], shared: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (name,) = (name for name in tables if name.startswith("d3"))
    path = shared / "data" / "dfe_children_in_need_2024" / name
    context = Context.default(date(2024, 12, 1))
    (as_it_is,) = check_file(path, name, context).parts
    assert (as_it_is.is_accepted, as_it_is.faults) == (True, ())
    turned = tuple(
        replace(one, measures=tuple(replace(m, publisher_polarity="higher_is_better") for m in one.measures))
        for one in published_tables()
    )
    monkeypatch.setattr("pipelines.stages.checking.official_statistics.published_tables", lambda: turned)
    (refused,) = check_file(path, name, context).parts
    assert not refused.is_accepted
    (fault,) = refused.faults
    assert (fault.rule, fault.severity, fault.row) == ("polarity_differs_from_the_publishers", Severity.REJECT, None)
    assert "repeat_protection_plans_percent" in fault.says
