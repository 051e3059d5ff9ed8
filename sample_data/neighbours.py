"""The invented authority's region and neighbours, from `neighbours.toml`, where their real values name a source."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from sample_data.place import AREA_NAME

OWN = "999"
HEADERS = ["old_la_code", "la_name", "region_ind", "region_name", *(f"SN_{place}" for place in range(1, 11))]


def rows() -> list[list[str]]:
    """The invented authority's row of the model, laid out as the publisher lays it."""
    return [[OWN, AREA_NAME, "2", _declared()["region_name"], *_declared()["authorities"]]]


def model() -> str:
    """The release of the model."""
    return str(_declared()["model"])


def areas(indicator_id: str, release: str) -> list[dict[str, str]]:
    """What one release says of the region and of each neighbour: their codes, the period and the value."""
    declared = _declared()
    values = declared["values"].get(indicator_id) if release == declared["release"] else None
    if values is None:
        return []
    region = {"area_type": "region", "area_code": declared["region"], "value": values["region"]}
    near = [
        {"area_type": "local_authority", "area_code": declared["authorities"][old], "old_la_code": old, "value": value}
        for old, value in values["neighbours"].items()
    ]
    return [{**area, "period": declared["period"]} for area in (region, *near)]


@cache
def _declared() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
