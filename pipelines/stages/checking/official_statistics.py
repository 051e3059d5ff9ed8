"""Official statistics as their publishers give them: wide tables to rows of our datasets.

A cell that holds a publisher's mark (`c`, `u`, `x`, `z`, `k`) becomes a status and never a number. A cell that is
neither a number nor a known mark is left without value and status, which the dataset's own rules refuse.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import reduce

import polars as pl

from indicators.catalogue import library
from indicators.published_values import polarity_fault
from pipelines.stages.checking.neighbour_tables import neighbour_rows
from pipelines.stages.checking.published_tables import Measure, PublishedTable, levels, marks, published_tables
from pipelines.stages.reading import TextTable
from schemas.faults import Fault, Severity

ENGLAND = "E92000001"
NUMBER = r"^-?\d+(\.\d+)?$"


def recognise(table: TextTable) -> PublishedTable | None:
    """The published table that this is, by the headers that only it has; None where it is none of them."""
    headers = set(_headers(table))
    return next((one for one in published_tables() if one.recognised_by <= headers), None)


def published_rows(table: TextTable, file_name: str) -> pl.DataFrame | None:
    """The rows of a published table in the columns of its dataset, with the `row_number` of the publisher's file.

    A row number stands once: the second measure of a table is numbered on from the file's last row, as if it
    stood below the first.
    For `dfe/published_indicators` one row for each area, period and measure; for `ons/population_estimates` one for
    each area and mid-year that has an estimate (areas not yet made, or no more, have a mark); for
    `dfe/statistical_neighbours` one for each authority and neighbour. None where the table is not one of these.
    """
    published = recognise(table)
    if published is None:
        return None
    source = table.rows.rename({f"c{at}": name for at, name in enumerate(_headers(table))})
    if published.dataset == "dfe/statistical_neighbours":
        return neighbour_rows(source, _year_in(file_name))
    source = _with_areas(source, published)
    release = pl.lit(_release(source, file_name, published))
    if published.dataset == "ons/population_estimates":
        return _population_rows(source, release)
    present = [measure for measure in published.measures if set(measure.needed) <= set(source.columns)]
    frames = [
        _measure_rows(rows, measure, published, release) for measure, rows in _by_measure(source, published, present)
    ]
    return pl.concat(frames) if frames else None


def _with_areas(source: pl.DataFrame, published: PublishedTable) -> pl.DataFrame:
    source = source.rename({published.period_column: "time_period"})
    if not published.is_of_england:
        return source
    blank = [pl.lit(None, pl.String).alias(column) for column in ("region_code", "new_la_code", "old_la_code")]
    level, code = pl.lit("National").alias("geographic_level"), pl.lit(ENGLAND).alias("country_code")
    return source.with_columns(level, code, *blank)


def _by_measure(
    source: pl.DataFrame, published: PublishedTable, measures: list[Measure]
) -> Iterator[tuple[Measure, pl.DataFrame]]:
    last = max(source["row_number"], default=0)
    for at, measure in enumerate(measures):
        if published.measure_column:
            yield measure, source.filter(pl.col(published.measure_column) == measure.publisher_indicator)
        else:
            yield measure, source.with_columns(pl.col("row_number") + at * last)


def reshape_published(table: TextTable, file_name: str) -> TextTable:
    """A published table as one of our own columns, all text, ready to be conformed; any other table as it is.

    Its `faults` ask about columns that have gone since the last release, and refuse a table whose publisher holds
    better what we hold worse.
    """
    published, rows = recognise(table), published_rows(table, file_name)
    if published is None or rows is None:
        return table
    cells = rows.drop("row_number").cast(pl.String)
    headers = tuple(cells.columns)
    cells.columns = [f"c{at}" for at in range(len(headers))]
    asked = _missing_columns(published, set(_headers(table))) + _other_polarities(published)
    return replace(table, headers=headers, rows=cells.insert_column(0, rows["row_number"]), faults=table.faults + asked)


def _headers(table: TextTable) -> list[str]:
    return [header.strip() for header in table.headers]


def _release(source: pl.DataFrame, file_name: str, published: PublishedTable) -> str:
    """The last year in the file's name; without one, the newest period. Both end with the newest data."""
    newest = _year_in(file_name) or str(source["time_period"].str.slice(0, 4).max())
    return str(int(newest) + published.release_after_newest_period)


def _year_in(file_name: str) -> str | None:
    years = re.findall(r"(?<!\d)(20\d\d)(?!\d)", file_name)
    return years[-1] if years else None


def _area() -> list[pl.Expr]:
    level = pl.col("geographic_level").replace_strict(levels(), default=None, return_dtype=pl.String)
    code = (
        pl.when(level == "england")
        .then(pl.col("country_code"))
        .when(level == "region")
        .then(pl.col("region_code"))
        .otherwise(pl.col("new_la_code"))
    )
    return [level.alias("area_type"), code.alias("area_code"), pl.col("old_la_code")]


def _number(column: str) -> pl.Expr:
    text = pl.col(column).str.strip_chars()
    return pl.when(text.str.contains(NUMBER)).then(text).cast(pl.Float64)


def _status(columns: tuple[str, ...]) -> pl.Expr:
    """Final where every column holds a number, else the first mark; null for what is neither."""
    cells = [pl.col(column).str.strip_chars() for column in columns]
    is_final = pl.all_horizontal([cell.str.contains(NUMBER) for cell in cells])
    marked = [cell.replace_strict(marks(), default=None, return_dtype=pl.String) for cell in cells]
    is_known = pl.all_horizontal(
        [cell.str.contains(NUMBER) | mark.is_not_null() for cell, mark in zip(cells, marked, strict=True)]
    )
    return pl.when(is_final).then(pl.lit("final")).when(is_known).then(pl.coalesce(marked))


def _period(measure: Measure) -> pl.Expr:
    """A year ending 31 March; `202324` is one too in a table of financial years."""
    text = pl.col("time_period").str.strip_chars()
    if measure.period_type == "academic_year":
        return text
    return pl.when(text.str.contains(r"^\d{6}$")).then(pl.lit("20") + text.str.slice(4, 2)).otherwise(text)


def _measure_rows(source: pl.DataFrame, measure: Measure, published: PublishedTable, release: pl.Expr) -> pl.DataFrame:
    value, numerator, status = _worked(measure) if measure.parts else _given(measure, source)
    denominator = _number_if_there(measure.denominator, source)
    return source.select(
        "row_number",
        pl.lit(measure.indicator_id).alias("indicator_id"),
        pl.lit(measure.publisher_indicator).alias("publisher_indicator"),
        pl.lit(published.title).alias("publication"),
        release.alias("release"),
        *_area(),
        _period(measure).alias("period"),
        pl.lit(measure.period_type).alias("period_type"),
        value.alias("value"),
        status.alias("value_status"),
        numerator.alias("numerator"),
        denominator.alias("denominator"),
        pl.lit(measure.unit).alias("unit"),
    )


def _number_if_there(column: str, source: pl.DataFrame) -> pl.Expr:
    return _number(column) if column in source.columns else pl.lit(None, pl.Float64)


def _given(measure: Measure, source: pl.DataFrame) -> tuple[pl.Expr, pl.Expr, pl.Expr]:
    numerator = _number_if_there(measure.numerator, source)
    return _number(measure.value), numerator, _status((measure.value,))


def _worked(measure: Measure) -> tuple[pl.Expr, pl.Expr, pl.Expr]:
    """A percentage to one decimal, halves away from zero; the parts are whole numbers, so the arithmetic is exact."""
    numerator = reduce(lambda total, part: total + part, (_number(part) for part in measure.parts))
    top, bottom = numerator.cast(pl.Int64), _number(measure.denominator).cast(pl.Int64)
    tenths = pl.when(bottom > 0).then((2000 * top + bottom) // (2 * bottom)).cast(pl.Float64)
    value = (tenths / 10).round(1)  # Polars divides by multiplying; this gives the float that is written 91.8
    status = _status((*measure.parts, measure.denominator))
    no_cases = (status == "final") & (bottom == 0)
    return value, numerator, pl.when(no_cases).then(pl.lit("not_applicable_z")).otherwise(status)


def _population_rows(source: pl.DataFrame, release: pl.Expr) -> pl.DataFrame:
    ages = pl.col("age_group").str.extract_groups(r"(\d+) to (\d+)")
    is_marked = pl.col("population_estimate").str.strip_chars().is_in(list(marks()))
    name = pl.coalesce("la_name", "region_name", "country_name")
    return source.filter(~is_marked.fill_null(value=False)).select(
        "row_number",
        *_area()[1:2],
        name.alias("area_name"),
        pl.col("time_period").cast(pl.Int64, strict=False).alias("mid_year"),
        ages.struct.field("1").cast(pl.Int64).alias("age_from"),
        ages.struct.field("2").cast(pl.Int64).alias("age_to"),
        pl.lit("all").alias("sex"),
        pl.lit("all").alias("ethnic_group"),
        _number("population_estimate").cast(pl.Int64, strict=False).alias("population"),
        release.alias("release"),
    )


def _missing_columns(published: PublishedTable, headers: set[str]) -> tuple[Fault, ...]:
    return tuple(
        Fault(
            Severity.QUERY,
            "published_column_missing",
            f"The table no longer has every column that {measure.indicator_id} is taken from.",
            "Look in the release's notes for the column's new name and add it to the mapping of published tables.",
            column="value",
        )
        for measure in published.measures
        if not set(measure.columns) <= headers
    )


def _other_polarities(published: PublishedTable) -> tuple[Fault, ...]:
    ours = {indicator.id: indicator.polarity for indicator in library()}
    told = (
        polarity_fault(measure.indicator_id, ours[measure.indicator_id], measure.publisher_polarity)
        for measure in published.measures
        if measure.indicator_id in ours
    )
    return tuple(fault for fault in told if fault)
