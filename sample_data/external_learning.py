"""What the partnership read from elsewhere: when it was considered, and the assurance that agencies were asked for."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from sample_data.chance import Weighted, between, one_of
from sample_data.days import DATA_ENDS, SUPPLY_STARTS, iso
from sample_data.findings import Finding, words_of

HEADERS = [
    "publication_id", "source", "title", "published_date", "considered_date", "relevance", "rationale",
    "is_assurance_requested", "assurance_due_date", "assurance_completion_date", "assurance_result",
]  # fmt: skip
_RELEVANCE = Weighted({"relevant": 52, "partly_relevant": 28, "not_relevant": 20})
_RESULTS = Weighted({"assured": 56, "partly_assured": 32, "not_assured": 12})
_REASON = "The practice that it is about is not found in this area."
_ANSWER = "The action plan of an earlier review covers this already."


@dataclass(frozen=True, slots=True)
class Publication:
    """One publication; days are ordinals, and None is never."""

    id: str
    source: str
    title: str
    theme: str
    published: int
    considered: int | None
    relevance: str
    due: int | None
    """When the assurance that was asked for is due."""
    completed: int | None
    result: str


@cache
def _words() -> list[dict[str, Any]]:
    with (Path(__file__).parent / "external_learning.toml").open("rb") as file:
        words: list[dict[str, Any]] = tomllib.load(file)["publications"]
    return words


def publish(rng: Random) -> list[Publication]:
    """Every publication, in order: about one a month."""
    return [_publication(number, day, rng) for number, day in enumerate(_days(rng), start=1)]


def _days(rng: Random) -> Iterator[int]:
    day = SUPPLY_STARTS + between(rng, 5, 30)
    while day <= DATA_ENDS:
        yield day
        day += between(rng, 18, 48)


def _publication(number: int, published: int, rng: Random) -> Publication:
    kind = one_of(rng, _words())
    place = between(rng, 0, len(kind["titles"]) - 1)
    # Most go to the next meeting of the group; a few wait for the one after, or are forgotten.
    chance = rng.random()
    wait = between(rng, 14, 85) if chance < 0.8 else between(rng, 95, 150)
    considered = published + wait if chance < 0.94 else None
    relevance = _RELEVANCE.draw(rng)
    is_asked = considered is not None and relevance != "not_relevant" and rng.random() < 0.6
    due = considered + 90 if considered and is_asked else None
    chance = rng.random()
    taken = between(rng, 35, 90) if chance < 0.7 else between(rng, 91, 140)
    completed = considered + taken if considered and due else None
    # Whatever was due when the register closed had come by then.
    if completed and due and due < DATA_ENDS:
        completed = min(completed, DATA_ENDS)
    return Publication(
        f"EX-{iso(published)[:4]}-{number:03d}", kind["source"], kind["titles"][place], kind["themes"][place],
        published, considered, relevance, due, completed, _RESULTS.draw(rng),
    )  # fmt: skip


def findings(publications: list[Publication], rng: Random) -> Iterator[Finding]:
    """What assurance found where practice was not what the publication asks for."""
    for one in publications:
        if one.completed and one.result != "assured":
            found = one.completed
            words = words_of(one.theme)
            facts = {
                "activity_type": "external_publication", "activity_id": one.id,
                "activity_title": "Assurance after national learning", "found_date": iso(found),
                "kind": "area_for_improvement", "finding_text": words["change"], "objective_id": words["objective"],
            }  # fmt: skip
            themed, answered = found + between(rng, 0, 25), found + between(rng, 20, 85)
            dated = [(themed, {"theme_code": one.theme}), (answered, {"no_action_reason": _ANSWER})]
            yield Finding(f"F-{one.id}", found, one.theme, facts, dated)


def rows_known(publications: list[Publication], on: int) -> list[list[str]]:
    """The register as it stood on a day."""
    return [_row(one, on) for one in publications if one.published <= on]


def _row(one: Publication, on: int) -> list[str]:
    row = {"publication_id": one.id, "source": one.source, "title": one.title, "published_date": iso(one.published)}
    if one.considered and one.considered <= on:
        row |= {"considered_date": iso(one.considered), "relevance": one.relevance}
        row["rationale"] = _REASON if one.relevance == "not_relevant" else ""
        row["is_assurance_requested"] = "yes" if one.due else "no"
        row["assurance_due_date"] = iso(one.due) if one.due else ""
    if one.completed and one.completed <= on:
        row |= {"assurance_completion_date": iso(one.completed), "assurance_result": one.result}
    return [row.get(header, "") for header in HEADERS]
