"""The log of learning: what audits, reviews, scrutiny and horizon scans found, and what came of each finding."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from indicators.periods import Quarter
from sample_data.chance import Weighted, between, one_of
from sample_data.days import DATA_ENDS, SUPPLY_STARTS, day, iso, working_days_after
from sample_data.incidents import Incident
from sample_data.reviews import Review

HEADERS = [
    "finding_id", "activity_type", "activity_id", "activity_title", "found_date", "agency_code", "kind",
    "finding_text", "theme_code", "objective_id", "likelihood", "severity", "reported_to_group_date",
    "response_due_date", "response_date", "response", "no_action_reason", "shared_with_contributors_date",
    "follow_up_date", "follow_up_result",
]  # fmt: skip
SCRUTINY = frozenset({"independent_scrutiny", "ambassador_scrutiny"})
_HERE = Path(__file__).parent
_AGENCIES = Weighted({"": 40, "la_childrens_social_care": 22, "police": 12, "community_trust": 10, "schools": 10,
    "acute_trust": 6})  # fmt: skip
_RESPONSES = Weighted({"accepted": 66, "partly_accepted": 18, "not_accepted": 4, "noted": 12})
_RESULTS = Weighted({"resolved": 46, "partly_resolved": 28, "not_resolved": 14, "too_early": 12})
_SETTLED = 120
"""Days after which nothing is open any more but what is planted."""
_LOCAL = ("local_child_safeguarding_practice_review", "partnership_case_review")


@dataclass(frozen=True, slots=True)
class Activity:
    """One learning activity that has reported: what it is, when, and how many areas and strengths it found."""

    kind: str
    id: str
    title: str
    reported: int
    changes: int
    strengths: int = 1
    themes: tuple[str, ...] = ()
    """Those it looked at; none is any."""


@dataclass(slots=True)
class Finding:
    """One finding; `dated` holds what is written later, with the day on which that happens."""

    id: str
    found: int
    theme: str
    """What it is about, though the log may never say so."""
    facts: dict[str, str]
    dated: list[tuple[int, dict[str, str]]] = field(default_factory=list)


@cache
def _words() -> dict[str, Any]:
    with (_HERE / "findings.toml").open("rb") as file:
        return tomllib.load(file)


def words_of(theme: str) -> dict[str, str]:
    """What is found about a theme: its objective, a strength and a change."""
    words: dict[str, str] = _words()["themes"][theme]
    return words


def find(incidents: list[Incident], reviews: list[Review], rng: Random) -> list[Finding]:
    """Every finding, in order of the day on which it was found."""
    activities = [*_audits(rng), *_rapid_reviews(incidents, rng), *_reviews(reviews, rng), *_scrutiny()]
    drawn = [facts for one in activities for facts in _found_by(one, rng)] + list(_risks(rng))
    drawn.sort(key=lambda facts: (facts["found_date"], facts["activity_id"]))
    return [_followed(number, facts, rng) for number, facts in enumerate(drawn, start=1)]


def _audits(rng: Random) -> Iterator[Activity]:
    with (_HERE / "audits.toml").open("rb") as file:
        audits = tomllib.load(file)["audits"]
    for one in audits:
        kind = "re_audit" if one["kind"] == "re_audit" else "multi_agency_audit"
        yield Activity(kind, one["id"], one["title"], day(one["reported"]), between(rng, 2, 3), 1, (one["theme"],))


def _rapid_reviews(incidents: list[Incident], rng: Random) -> Iterator[Activity]:
    for one in incidents:
        if one.reviewed:
            themes = ("injuries_to_babies", "safer_sleeping") if one.facts["age_band"] == "<1" else ()
            yield Activity("rapid_review", one.id, "Rapid review", one.reviewed, between(rng, 1, 2), 1, themes)


def _reviews(reviews: list[Review], rng: Random) -> Iterator[Activity]:
    for one in reviews:
        kind = "local_review" if one.kind in _LOCAL else "other_statutory_review"
        changes = between(rng, 2, 3) if kind == "local_review" else 1
        yield Activity(kind, one.id, "Review", one.completed, changes, int(kind == "local_review"))


def _scrutiny() -> Iterator[Activity]:
    for year in range(2021, 2026):
        for half, reported in enumerate((f"{year}-06-18", f"{year}-12-03"), start=1):
            yield Activity("independent_scrutiny", f"IS-{year}-{half}", "Scrutineer's report", day(reported), 4)
        title = "Visit of the Safeguarding Ambassadors"
        # As the Ambassadors' answers name the visit.
        visit = f"AS-{Quarter.parse(f'{year}-{(year + 1) % 100}-q2').slug}".upper()
        yield Activity("ambassador_scrutiny", visit, title, day(f"{year}-09-09"), 3, 1, ("voice_of_the_child",))
        yield Activity("complaints_analysis", f"CA-{year}", "Complaints of the year", day(f"{year}-07-02"), 2, 0)


def _found_by(one: Activity, rng: Random) -> Iterator[dict[str, str]]:
    themes = _words()["themes"]
    left = sorted(themes, key=lambda theme: theme not in one.themes)
    for place in range(one.changes + one.strengths):
        is_change = place < one.changes
        # First what it looked at, then whatever else it came upon; nothing twice.
        theme = left.pop(0 if place < len(one.themes) else between(rng, 0, len(left) - 1))
        yield {
            "activity_type": one.kind, "activity_id": one.id, "activity_title": one.title,
            "found_date": iso(one.reported), "agency_code": _AGENCIES.draw(rng),
            "kind": "area_for_improvement" if is_change else "strength",
            "finding_text": themes[theme]["change" if is_change else "strength"], "theme_code": theme,
            "objective_id": themes[theme]["objective"],
        }  # fmt: skip


def _risks(rng: Random) -> Iterator[dict[str, str]]:
    found = SUPPLY_STARTS + 40
    while found < DATA_ENDS:
        risk = one_of(rng, _words()["risks"])
        yield {
            "activity_type": "horizon_scan", "activity_id": f"HS-{iso(found)[:7]}", "activity_title": "Horizon scan",
            "found_date": iso(found), "kind": "emerging_risk", "finding_text": risk["text"],
            "theme_code": risk["theme"], "objective_id": _words()["themes"][risk["theme"]]["objective"],
        }  # fmt: skip
        found += between(rng, 35, 60)


def _followed(number: int, facts: dict[str, str], rng: Random) -> Finding:
    found = day(facts["found_date"])
    theme = facts.pop("theme_code")
    one = Finding(f"F-{facts['found_date'][:4]}-{number:03d}", found, theme, facts)
    # A few areas for improvement were long without a theme, and have one now.
    is_late = facts["kind"] == "area_for_improvement" and rng.random() >= 0.94 and found < DATA_ENDS - _SETTLED
    one.dated.append((found + (between(rng, 35, 75) if is_late else between(rng, 0, 25)), {"theme_code": theme}))
    one.dated.append((found + between(rng, 5, 30), {"reported_to_group_date": ""}))
    _answer(one, rng)
    return one


def _answer(one: Finding, rng: Random) -> None:
    kind, activity = one.facts["kind"], one.facts["activity_type"]
    if activity in SCRUTINY and kind != "strength":
        if rng.random() < 0.8:
            one.facts["response_due_date"] = iso(working_days_after(one.found, 30))
        answered = working_days_after(one.found, between(rng, 12, 30) if rng.random() < 0.76 else between(rng, 31, 70))
        one.dated.append((answered, {"response_date": "", "response": _RESPONSES.draw(rng)}))
        if rng.random() < 0.85:
            later = answered + between(rng, 150, 260)
            one.dated.append((later, {"follow_up_date": "", "follow_up_result": _RESULTS.draw(rng)}))
        if activity == "ambassador_scrutiny":
            one.dated.append((answered + between(rng, 10, 50), {"shared_with_contributors_date": ""}))
    elif kind == "emerging_risk":
        answered = working_days_after(one.found, between(rng, 15, 60) if rng.random() < 0.74 else between(rng, 61, 95))
        scores = {"likelihood": str(between(rng, 2, 5)), "severity": str(between(rng, 2, 5))}
        is_scored = rng.random() < 0.93
        facts = {"response_date": "", "response": "noted", **(scores if is_scored else {})}
        one.dated.append((answered, facts))


def rows_known(findings: list[Finding], on: int) -> list[list[str]]:
    """The log as it stood on a day."""
    return [_row(one, on) for one in findings if one.found <= on]


def _row(one: Finding, on: int) -> list[str]:
    known = {"finding_id": one.id, **one.facts}
    for happened, facts in one.dated:
        if happened <= on:
            # A date column is written with the day itself.
            known |= {name: text or iso(happened) for name, text in facts.items()}
    return [known.get(header, "") for header in HEADERS]
