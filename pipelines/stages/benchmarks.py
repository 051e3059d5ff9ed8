"""Benchmarks out of the warehouse: every published value that is held, and whose neighbours the authority's are."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

import duckdb

from indicators.benchmarks import Comparator, Place, comparators
from indicators.definition import Indicator
from indicators.published_values import PublishedValue, checked
from schemas.codes import code_list
from schemas.settings import Setting

_PUBLISHERS = {"dfe/published_indicators": "Department for Education"}


def read_comparators(
    connection: duckdb.DuckDBPyConnection,
    indicators: Sequence[Indicator],
    settings: Mapping[str, Setting],
    by: date,
) -> tuple[Comparator, ...]:
    """What each indicator can be compared with, of years that had ended `by` then."""
    values = checked(_published(connection), {one.id: one.unit for one in indicators})
    return comparators(values, _place(connection, settings), by)


def _published(connection: duckdb.DuckDBPyConnection) -> list[PublishedValue]:
    """Every value that is a number; a publisher's mark is none."""
    rows = connection.execute(
        "select lower(indicator_id), area_type, area_code, coalesce(old_la_code, ''), period, period_type, value, "
        "unit, release, publication from dfe.published_indicators "
        "where value is not null and regexp_full_match(period, '[0-9]{4}([0-9]{2})?') "
        "order by indicator_id, release, period, area_code"
    ).fetchall()
    found = (PublishedValue(*row) for row in rows)
    return [replace(one, publication=_publisher(one.publication)) for one in found]


def _publisher(publication: str) -> str:
    """The publication, after its publisher where it does not name that itself."""
    publisher = _PUBLISHERS["dfe/published_indicators"]
    return publication if publisher in publication else f"{publisher}, {publication}"


def _place(connection: duckdb.DuckDBPyConnection, settings: Mapping[str, Setting]) -> Place:
    """The authority of the settings, with its region and its neighbours in the newest model that names it."""
    area, own = str(settings["area_code"].value), str(settings["old_la_code"].value)
    rows = connection.execute(
        "select release, region, neighbour_old_la_code from dfe.statistical_neighbours "
        "where old_la_code = ? order by release, place",
        [own],
    ).fetchall()
    if not rows:
        return Place(area, own)
    model, region, _ = rows[-1]
    title = code_list("region").codes.get(region or "", "")
    neighbours = tuple(neighbour for release, _, neighbour in rows if release == model)
    return Place(area, own, region or "", title, neighbours, model)
