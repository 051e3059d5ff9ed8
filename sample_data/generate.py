"""Writes the invented partnership's files, as its agencies would send them; and the partnership's own folder."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sample_data.deliveries import all_extracts
from sample_data.founding import write_partnership
from sample_data.planting import plant
from sample_data.world import make_world

__all__ = ["AS_AT", "QUARTER", "Delivery", "generate", "write_partnership"]

QUARTER = "2025-26-q2"
"""The latest quarter that is supplied."""
AS_AT = date(2025, 11, 10)
"""The day on which the latest quarter is published: every file has arrived, the late trust's among them."""


@dataclass(frozen=True, slots=True)
class Delivery:
    """One file as it arrived."""

    received_on: date
    agency: str
    """The inbox folder; `health/acute_trust` where an agency has several suppliers."""
    file_name: str
    path: Path


def generate(folder: Path) -> tuple[Delivery, ...]:
    """Write every file under `folder/<day received>/<agency>/`, in order of receipt: the same bytes everywhere."""
    extracts = all_extracts(make_world())
    plant(extracts)
    deliveries = []
    for extract in extracts:
        path = folder / extract.received_on.isoformat() / extract.agency / extract.file_name
        extract.write(path)
        deliveries.append(Delivery(extract.received_on, extract.agency, extract.file_name, path))
    return tuple(deliveries)
