"""The learning and development programme: what was planned and delivered, and what delegates said of it."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from indicators.periods import Quarter
from sample_data.chance import between, one_of
from sample_data.days import QUARTERS, day, iso, quarter_bounds, received, working_days_after
from sample_data.delegates import HEADERS as PLACE_HEADERS
from sample_data.delegates import Place, place_row, places_of
from sample_data.extracts import Extract, extract
from sample_data.world import SEED

HEADERS = [
    "course_id", "title", "method", "theme_code", "objective_id", "arises_from", "source_activity_id", "planned_date",
    "delivered_date", "is_cancelled", "places_offered", "is_multi_agency",
]  # fmt: skip
_STREAM = 20
_SUPPLIED = QUARTERS[2:]
_STARTS = _SUPPLIED[0].start
_A_QUARTER = (9, 13)
# Follow-ups of a course may be answered up to 150 days later, so a place is sent again in the two quarters that follow.
_SENT_AGAIN = 2


@dataclass(frozen=True, slots=True)
class Course:
    """One learning event: what the programme says of it, its day, and whether it was cancelled."""

    id: str
    facts: dict[str, Any]
    quarter: Quarter
    day: int
    is_cancelled: bool
    is_multi_agency: bool
    places: tuple[Place, ...]


def extracts() -> Iterator[Extract]:
    """The whole programme each quarter; and the places of the quarter's courses, and of those still followed up."""
    courses = _run(Random(SEED + _STREAM))  # noqa: S311 - invented, and the same everywhere
    for number, quarter in enumerate(_SUPPLIED):
        end = quarter.end.toordinal()
        on, span = received(end, 7), f"{_STARTS}_to_{quarter.end}"
        # The next quarter is planned before this one ends.
        known = [_row(one, end) for one in courses if one.quarter.start <= quarter.back(-1).start]
        yield extract(on, "partnership", f"training_courses_{span}.csv", HEADERS, known)
        sent = _SUPPLIED[max(number - _SENT_AGAIN, 0) : number + 1]
        rows = [place_row(one.id, place, end) for one in courses if one.quarter in sent for place in one.places]
        yield extract(on, "partnership", f"training_evaluations_{quarter.slug}.csv", PLACE_HEADERS, rows)


def _run(rng: Random) -> list[Course]:
    with (Path(__file__).parent / "training.toml").open("rb") as file:
        programme: list[dict[str, Any]] = tomllib.load(file)["programme"]
    quarters = [*_SUPPLIED, _SUPPLIED[-1].back(-1)]
    return [course for quarter in quarters for course in _quarter(quarter, programme, rng)]


def _quarter(quarter: Quarter, programme: list[dict[str, Any]], rng: Random) -> list[Course]:
    first, last = quarter_bounds(quarter)
    on_offer = [facts for facts in programme if day(facts.get("from", "2000-01-01")) <= first + 30]
    days = sorted(working_days_after(between(rng, first + 5, last - 12), 1) for _ in range(between(rng, *_A_QUARTER)))
    return [
        _course(f"LD-{quarter.slug.upper()}-{place:02d}", quarter, on, on_offer, rng)
        for place, on in enumerate(days, 1)
    ]


def _course(course_id: str, quarter: Quarter, on: int, on_offer: list[dict[str, Any]], rng: Random) -> Course:
    facts, is_cancelled, is_multi_agency = one_of(rng, on_offer), rng.random() < 0.07, rng.random() < 0.92
    places = () if is_cancelled else tuple(places_of(int(facts["places"]), on, rng))
    return Course(course_id, facts, quarter, on, is_cancelled, is_multi_agency, places)


def _row(one: Course, on: int) -> list[str]:
    is_past, facts = one.day <= on, one.facts
    return [
        one.id, facts["title"], facts["method"], facts["theme"], facts["objective"], facts["arises_from"],
        facts.get("source", ""), iso(one.day), iso(one.day) if is_past and not one.is_cancelled else "",
        "yes" if is_past and one.is_cancelled else "no", str(facts["places"]), "yes" if one.is_multi_agency else "no",
    ]  # fmt: skip
