"""Benchmarks: England, the region and the median of statistical neighbours, as their publishers give them.

Published values are comparators alone: no numerator or denominator of ours reads one. Every comparator is of one
release, names it, and keeps what other releases said of the same periods.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from statistics import median
from typing import Literal

from indicators.published_values import BrokenRule, PeriodType, PublishedValue

Kind = Literal["england", "region", "neighbours"]
Missing = BrokenRule | Literal["too_few_neighbours"]

FEWEST_NEIGHBOURS = 6


@dataclass(frozen=True, slots=True)
class Place:
    """The authority that compares itself: its codes, its region, and its neighbours in one release of the model."""

    area_code: str
    old_la_code: str
    region_code: str = ""
    region: str = ""
    neighbours: tuple[str, ...] = ()
    """Their older numbers, nearest first."""
    model: str = ""
    """The release of the model, such as `2025`."""


@dataclass(frozen=True, slots=True)
class Revision:
    """A period of which releases differ: each release and its value, oldest release first."""

    ends_on: date
    values: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class Comparator:
    """What one indicator can be compared with: one area, in one period of one release."""

    indicator_id: str
    kind: Kind
    area: str
    """`England`, the region's name, or empty for neighbours."""
    ends_on: date
    period_type: PeriodType
    value: float | None
    """None where `missing` says why there is none."""
    release: str
    publication: str
    series: tuple[tuple[date, float], ...] = ()
    """Every period of the same release, oldest first: two releases never share a line."""
    revisions: tuple[Revision, ...] = ()
    missing: Missing | None = None
    valued: int = 0
    """How many neighbours have a value."""
    neighbours: int = 0
    """How many neighbours the model names."""
    values: tuple[float, ...] = ()
    """The neighbours' own values, lowest first."""
    model: str = ""


def comparators(values: Sequence[PublishedValue], place: Place, by: date) -> tuple[Comparator, ...]:
    """England, then the region, then the neighbours, for each indicator; of periods that had ended `by` then."""
    held = sorted((one for one in values if one.ends_on <= by), key=lambda one: one.indicator_id)
    found = [
        _comparator(kind, place, [one for one in of_indicator if _is_of(kind, one, place)])
        for of_indicator in (list(group) for _, group in groupby(held, lambda one: one.indicator_id))
        for kind in ("england", "region", "neighbours")
    ]
    return tuple(one for one in found if one)


def _is_of(kind: Kind, one: PublishedValue, place: Place) -> bool:
    if kind == "england":
        return one.area_type == "england"
    if kind == "region":
        return one.area_type == "region" and one.area_code == place.region_code
    is_own = one.old_la_code == place.old_la_code or one.area_code == place.area_code
    return one.area_type == "local_authority" and one.old_la_code in place.neighbours and not is_own


def _comparator(kind: Kind, place: Place, held: list[PublishedValue]) -> Comparator | None:
    if not held:
        return None
    newest = max(held, key=lambda one: (one.release, one.ends_on))
    lines = {release: _line(kind, held, release) for release in sorted({one.release for one in held})}
    line = lines[newest.release]
    latest = [one for one in held if (one.release, one.ends_on) == (newest.release, newest.ends_on)]
    is_near = kind == "neighbours"
    return Comparator(
        indicator_id=newest.indicator_id,
        kind=kind,
        area={"england": "England", "region": place.region, "neighbours": ""}[kind],
        ends_on=newest.ends_on,
        period_type=newest.period_type,
        value=line.get(newest.ends_on),
        release=newest.release,
        publication=newest.publication,
        series=tuple(sorted(line.items())),
        revisions=_revisions(lines, newest.release),
        missing=None if newest.ends_on in line else _missing(latest),
        valued=len(_sound(latest)) if is_near else 0,
        neighbours=len(set(place.neighbours) - {place.old_la_code}) if is_near else 0,
        values=tuple(sorted(one.value for one in _sound(latest))) if is_near else (),
        model=place.model if is_near else "",
    )


def _sound(values: list[PublishedValue]) -> list[PublishedValue]:
    return [one for one in values if not one.breaks]


def _missing(latest: list[PublishedValue]) -> Missing:
    broken = next((one.breaks for one in latest if one.area_type != "local_authority" and one.breaks), None)
    return broken or "too_few_neighbours"


def _line(kind: Kind, held: list[PublishedValue], release: str) -> dict[date, float]:
    """The value at the end of each period: an area's own, or the median of the neighbours that have one."""
    fewest = FEWEST_NEIGHBOURS if kind == "neighbours" else 1
    sound = [one for one in _sound(held) if one.release == release]
    ends = {one.ends_on: [each.value for each in sound if each.ends_on == one.ends_on] for one in sound}
    return {end: median(values) for end, values in ends.items() if len(values) >= fewest}


def _revisions(lines: dict[str, dict[date, float]], release: str) -> tuple[Revision, ...]:
    told = []
    for end in sorted(lines[release]):
        values = tuple((name, line[end]) for name, line in lines.items() if end in line)
        if len({value for _, value in values}) > 1:
            told.append(Revision(end, values))
    return tuple(told)
