"""The population under a rate: the latest mid-year before a period's end, from age ranges that tile the wanted ages."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from indicators.definition import Population
from indicators.engines import Engine

_MID_YEAR = (6, 30)
_WHOLE = ({"all"}, {"F", "M"})


@dataclass(frozen=True, slots=True)
class Estimate:
    """One row of `ons.population_estimates` for all ethnic groups: persons of inclusive ages at one mid-year."""

    mid_year: int
    release: str
    sex: str
    age_from: int
    age_to: int
    population: int


@dataclass(frozen=True, slots=True)
class Chosen:
    """The persons that a rate is per, and the words that say which estimate they are."""

    population: int
    note: str


def estimates(engine: Engine, area_code: str) -> tuple[Estimate, ...]:
    """Every estimate held for an area, all ethnic groups together."""
    rows = engine.rows(
        "select area_code, mid_year, cast(release as text) as release, sex, age_from, age_to, population "
        "from ons.population_estimates where ethnic_group = 'all'"
    )
    return tuple(_estimate(row) for row in rows if row["area_code"] == area_code)


def choose(held: Iterable[Estimate], ages: Population, period_end: date) -> Chosen | None:
    """The population for a period that ends on a day, or None where no estimate tiles the ages exactly."""
    before = [one for one in held if date(one.mid_year, *_MID_YEAR) < period_end]
    if not before:
        return None
    mid_year = max(one.mid_year for one in before)
    release = max(one.release for one in before if one.mid_year == mid_year)
    rows = [one for one in before if one.mid_year == mid_year and one.release == release]
    for sexes in _WHOLE:
        tiled = [_tile([one for one in rows if one.sex == sex], ages.age_from, ages.age_to) for sex in sorted(sexes)]
        if all(tiles is not None for tiles in tiled):
            persons = sum(one.population for tiles in tiled for one in tiles or ())
            note = f"Mid-{mid_year} estimate, {release} release, ages {ages.age_from} to {ages.age_to}"
            return Chosen(persons, note)
    return None


def _estimate(row: Mapping[str, Any]) -> Estimate:
    return Estimate(
        row["mid_year"], row["release"], row["sex"] or "all", row["age_from"], row["age_to"], row["population"]
    )


def _tile(rows: Sequence[Estimate], age_from: int, age_to: int) -> tuple[Estimate, ...] | None:
    """Rows whose ranges meet without gap or overlap from `age_from` to `age_to`; None where there are none."""
    if age_from > age_to:
        return ()
    fitting = [one for one in rows if one.age_from == age_from and one.age_to <= age_to]
    for one in sorted(fitting, key=lambda one: -one.age_to):
        rest = _tile(rows, one.age_to + 1, age_to)
        if rest is not None:
            return (one, *rest)
    return None
