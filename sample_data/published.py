"""England's published headline values, read from `published.toml`, where each names its source."""

import tomllib
from pathlib import Path
from typing import Any

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
    """The England values of one release."""
    with (Path(__file__).parent / "published.toml").open("rb") as file:
        measures: list[dict[str, Any]] = tomllib.load(file)["measures"]
    return [
        _row(measure, one, period, value)
        for measure in measures
        for one in measure["releases"]
        if one["release"] == release
        for period, value in one["values"].items()
    ]


def _row(measure: dict[str, Any], one: dict[str, Any], period: str, value: str) -> list[str]:
    facts = {**measure, **one, "area_type": "england", "area_code": "E92000001", "period": period, "value": value}
    return [facts.get(header, "final" if header == "value_status" else "") for header in HEADERS]
