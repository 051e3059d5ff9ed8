"""Published values of England, a region and neighbours, typed in beside the source that each of them names."""

import tomllib
from pathlib import Path
from typing import Any

from sample_data import neighbours

HEADERS = [
    "indicator_id",
    "publisher_indicator",
    "publication",
    "release",
    "area_type",
    "area_code",
    "old_la_code",
    "period",
    "period_type",
    "value",
    "value_status",
    "numerator",
    "denominator",
    "unit",
]


def rows(release: str) -> list[list[str]]:
    """The values of one release: England's, then those of the region and the neighbours."""
    with (Path(__file__).parent / "published.toml").open("rb") as file:
        measures: list[dict[str, Any]] = tomllib.load(file)["measures"]
    return [
        _row({**measure, **one, **area})
        for measure in measures
        for one in measure["releases"]
        if one["release"] == release
        for area in (*_england(one["values"]), *neighbours.areas(measure["indicator_id"], release))
    ]


def _england(values: dict[str, str]) -> list[dict[str, str]]:
    england = {"area_type": "england", "area_code": "E92000001"}
    return [{**england, "period": period, "value": value} for period, value in values.items()]


def _row(facts: dict[str, Any]) -> list[str]:
    return [facts.get(header, "final" if header == "value_status" else "") for header in HEADERS]
