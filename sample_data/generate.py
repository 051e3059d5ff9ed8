"""Writes the invented partnership's files, as its agencies would send them; and the partnership's own folder."""

import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sample_data.deliveries import all_extracts
from sample_data.extracts import Extract
from sample_data.founding import write_partnership
from sample_data.planting import plant
from sample_data.world import make_world

__all__ = ["AS_AT", "QUARTER", "Delivery", "generate", "write_partnership"]

QUARTER = "2025-26-q2"
"""The latest quarter that is supplied."""
AS_AT = date(2025, 11, 10)
"""The day on which the latest quarter is published: every file has arrived, the late trust's among them."""
SAMPLES = Path(__file__).parent / "samples"
"""Small samples of datasets that the invented town does not make, as `<agency>/<name>.csv`."""


@dataclass(frozen=True, slots=True)
class Delivery:
    """One file as it arrived."""

    received_on: date
    agency: str
    """The inbox folder; `health/acute_trust` where an agency has several suppliers."""
    file_name: str
    path: Path


def generate(folder: Path, samples: Path = SAMPLES) -> tuple[Delivery, ...]:
    """Write every file under `folder/<day received>/<agency>/`, in order of receipt: the same bytes everywhere."""
    extracts = all_extracts(make_world())
    plant(extracts)
    return (*write_extracts(folder, extracts), *_deliver_samples(folder, samples))


def write_extracts(folder: Path, extracts: Iterable[Extract]) -> tuple[Delivery, ...]:
    """Write extracts under `folder/<day received>/<agency>/`, in the order given."""
    deliveries = []
    for extract in extracts:
        path = folder / extract.received_on.isoformat() / extract.agency / extract.file_name
        extract.write(path)
        deliveries.append(Delivery(extract.received_on, extract.agency, extract.file_name, path))
    return tuple(deliveries)


def _deliver_samples(folder: Path, samples: Path) -> Iterator[Delivery]:
    """Every sample as it stands, received last of all."""
    for sample in sorted(samples.glob("*/*.csv")):
        agency = sample.parent.name
        path = folder / AS_AT.isoformat() / agency / sample.name
        path.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(sample, path)
        yield Delivery(AS_AT, agency, sample.name, path)
