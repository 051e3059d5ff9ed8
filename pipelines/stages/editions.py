"""Editions that were published already: the figures that each audience has seen.

Disclosure control takes them into account, so that a new edition subtracted from an old one gives nothing back. An
edition is remembered where its `figures.csv` is the one that its manifest names, whatever became of its other files.
One whose figures are lost (damaged, or made before figures were kept) cannot be remembered: the run goes on without it
and says so, because stopping would leave the damaged edition standing.
"""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from indicators.disclosure_control.figures import Figure
from reports.exports.figures import FiguresFault, read_figures_csv

EDITIONS = ".editions"
MANIFEST = "manifest.json"
PART = ".part"
"""The end of the name of an edition that is still being written."""
FIGURES = "figures.csv"


@dataclass(frozen=True, slots=True)
class _Kept:
    """One folder of an edition: its figures, or why it has none, in words."""

    folder: Path
    audience: str
    """Empty where its manifest cannot be read: it may have been anybody's."""
    of: tuple[str, ...] = ()
    """Its quarter, the day of its data and its identity: what it is older or newer by."""
    figures: tuple[Figure, ...] = ()
    fault: str = ""


def earlier_figures(dashboards: Path, audience: str) -> tuple[tuple[Figure, ...], ...]:
    """The figures of each edition published for this audience, the oldest first."""
    kept = [each for each in _editions(dashboards) if each.audience == audience and not each.fault]
    return tuple(each.figures for each in sorted(kept, key=lambda each: each.of))


def forgotten_editions(dashboards: Path, audience: str) -> tuple[str, ...]:
    """A sentence for each edition of this audience, or of nobody knows whom, whose figures cannot be read."""
    return tuple(
        f"Edition {kept.folder.name} {kept.fault}, so this edition could not be protected against it."
        for kept in _editions(dashboards)
        if kept.fault and kept.audience in {audience, ""}
    )


def _editions(dashboards: Path) -> Iterator[_Kept]:
    for folder in sorted((dashboards / EDITIONS).glob("*")):
        if folder.is_dir() and not folder.name.endswith(PART):
            yield _read(folder)


def _read(folder: Path) -> _Kept:
    try:
        manifest: dict[str, Any] = json.loads((folder / MANIFEST).read_bytes())
        audience, files = str(manifest["audience"]), dict(manifest["files"])
        day = datetime.strptime(manifest["data_as_at"], "%d %B %Y").replace(tzinfo=UTC).date()
        of = (str(manifest["quarter"]), day.isoformat(), str(manifest["edition"]))
    except (OSError, ValueError, KeyError, TypeError):
        return _Kept(folder, "", fault="has no manifest that can be read")
    if FIGURES not in files:
        return _Kept(folder, audience, fault="was made before editions kept their figures")
    figures = _figures(folder / FIGURES, files[FIGURES])
    if figures is None:
        return _Kept(folder, audience, fault=f"is damaged: its {FIGURES} is not the one that was published")
    return _Kept(folder, audience, of, figures)


def _figures(path: Path, facts: dict[str, Any]) -> tuple[Figure, ...] | None:
    try:
        content = path.read_bytes()
        if hashlib.sha256(content).hexdigest() == facts["sha256"]:
            return read_figures_csv(content.decode("utf-8-sig"))
    except (OSError, ValueError, KeyError, TypeError, FiguresFault):
        pass
    return None
