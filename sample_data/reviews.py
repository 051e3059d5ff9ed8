"""The review register: what rapid reviews led to, and other processes that the partnership takes part in."""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from sample_data.chance import Weighted, between
from sample_data.days import day, iso
from sample_data.incidents import Incident

HEADERS = [
    "review_id", "review_type", "incident_id", "partnership_role", "parallel_processes",
    "parallel_process_agreed_date", "commissioned_date", "terms_agreed_date", "methodology", "is_family_involved",
    "has_child_views", "is_practitioner_involved", "due_date", "completion_date", "publication_decision",
    "published_date",
]  # fmt: skip
_TYPES = {
    "local_review": "local_child_safeguarding_practice_review",
    "partnership_case_review": "partnership_case_review",
}
_ELSEWHERE = (
    ("domestic_homicide_review", "contributing"),
    ("safeguarding_adult_review", "contributing"),
    ("serious_incident_framework", "aware"),
)
_METHODS = Weighted({"systems": 48, "appreciative": 22, "timeline": 20, "root_cause": 10})
_PUBLICATION = Weighted({"publish": 48, "publish_summary": 34, "not_publish": 18})
_LOCAL = frozenset(_TYPES.values())


@dataclass(frozen=True, slots=True)
class Review:
    """One review; days are ordinals."""

    id: str
    kind: str
    facts: dict[str, str]
    """What does not change: the incident, the partnership's role, who took part."""
    commissioned: int
    agreed: int | None
    """Joint terms with a process that runs beside it."""
    completed: int
    decision: str
    published: int | None


def commission(incidents: list[Incident], rng: Random) -> list[Review]:
    """Every review, in order of commissioning."""
    reviews = [*_of_incidents(incidents, rng), *_elsewhere(rng)]
    return sorted(reviews, key=lambda one: (one.commissioned, one.id))


def _of_incidents(incidents: list[Incident], rng: Random) -> Iterator[Review]:
    for one in incidents:
        if one.decision in _TYPES and one.reviewed:
            kind = _TYPES[one.decision]
            commissioned = one.reviewed + between(rng, 18, 40)
            inquest = "coroner_inquest" if one.facts["harm"] == "death" else ""
            beside = ";".join(filter(None, ("criminal_investigation" if rng.random() < 0.6 else "", inquest)))
            facts = {"incident_id": one.id, "partnership_role": "lead", "parallel_processes": beside}
            yield _review(f"LR-{one.id[3:]}", kind, facts, commissioned, rng)


def _elsewhere(rng: Random) -> Iterator[Review]:
    for year in range(2021, 2026):
        for place, (kind, role) in enumerate(_ELSEWHERE):
            commissioned = day(f"{year}-04-20") + 50 * place + between(rng, 0, 40)
            beside = "criminal_investigation" if kind == "domestic_homicide_review" else ""
            facts = {"partnership_role": role, "parallel_processes": beside}
            yield _review(f"OR-{year}-{place + 1}", kind, facts, commissioned, rng)


def _review(review_id: str, kind: str, facts: dict[str, str], commissioned: int, rng: Random) -> Review:
    is_local = kind in _LOCAL
    shares = {"is_family_involved": 0.7, "has_child_views": 0.55, "is_practitioner_involved": 0.9}
    drawn = {name: "yes" if rng.random() < share else "no" for name, share in shares.items()}
    facts = {**facts, "methodology": _METHODS.draw(rng)} | (drawn if is_local else {})
    completed = commissioned + (between(rng, 110, 250) if is_local else between(rng, 260, 520))
    agreed = commissioned + between(rng, 14, 75) if facts["parallel_processes"] and rng.random() < 0.82 else None
    decision = _PUBLICATION.draw(rng)
    published = completed + between(rng, 35, 190) if decision != "not_publish" else None
    return Review(review_id, kind, facts, commissioned, agreed, completed, decision, published)


def rows_known(reviews: list[Review], on: int) -> list[list[str]]:
    """The register as it stood on a day."""
    return [_row(one, on) for one in reviews if one.commissioned <= on]


def _row(one: Review, on: int) -> list[str]:
    known = {
        **one.facts, "review_id": one.id, "review_type": one.kind, "commissioned_date": iso(one.commissioned),
        "terms_agreed_date": _past(one.commissioned + 21, on),
        "parallel_process_agreed_date": _past(one.agreed, on), "completion_date": _past(one.completed, on),
    }  # fmt: skip
    if one.kind == "local_child_safeguarding_practice_review":
        known |= {
            "publication_decision": one.decision if one.completed <= on else "undecided",
            "published_date": _past(one.published, on),
        }
    return [known.get(header, "") for header in HEADERS]


def _past(ordinal: int | None, on: int) -> str:
    return iso(ordinal) if ordinal and ordinal <= on else ""
