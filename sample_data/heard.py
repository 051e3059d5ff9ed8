"""What came of being heard: findings of forums, surveys and visits, of each agency's own audit, and of reading."""

import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from random import Random

from sample_data.audits import HEADERS as AUDITED
from sample_data.chance import Weighted, between
from sample_data.days import DATA_ENDS, day, iso
from sample_data.external_learning import Publication
from sample_data.extracts import Extract
from sample_data.findings import Activity, Finding, words_of
from sample_data.planted_threads import left_alone

_FROM_PRACTITIONERS = frozenset({"practitioner_forum", "practitioner_survey", "temperature_check", "engagement_event"})
_RESPONSES = Weighted({"accepted": 60, "partly_accepted": 22, "not_accepted": 10, "noted": 8})
_TITLES = {
    "practitioner_forum": "Practitioner forum", "practitioner_survey": "Survey of practitioners",
    "temperature_check": "Temperature check", "engagement_event": "Engagement event",
    "young_people_consultation": "Consultation with young people", "advocacy_report": "Report of the advocacy service",
    "ambassador_scrutiny": "Visit of the Safeguarding Ambassadors", "children_survey": "Survey of children",
    "parent_survey": "Survey of parents and carers", "end_of_plan_conversation": "Conversations at the end of a plan",
}  # fmt: skip
_REASON = "It is taken up in the work that is already agreed."
_DAYS_TO_ANSWER = 42
_WAITING_SINCE = "2024-10-01"
"""The day from which young people speak of waiting for help with their mental health."""


@cache
def _words() -> dict[str, list[dict[str, str]]]:
    with (Path(__file__).parent / "heard.toml").open("rb") as file:
        return tomllib.load(file)


def findings(
    voices: Iterable[Extract],
    audits: Iterable[tuple[int, list[str]]],
    publications: Iterable[Publication],
    known: Iterable[Finding],
    rng: Random,
) -> Iterator[Finding]:
    """A finding or two of every activity that the log does not know yet, but of those whose silence is planted."""
    told = {one.facts["activity_id"] for one in known if one.facts["activity_type"] != "external_publication"}
    silent = left_alone("T12") | told
    for activity in [*_voices(voices), *_single_agency(audits), *_publications(publications)]:
        if activity.id not in silent:
            yield from _found_by(activity, rng)


def _voices(extracts: Iterable[Extract]) -> list[Activity]:
    """Each activity that people answered, with the last day on which it was held."""
    held: dict[tuple[str, str], int] = {}
    for extract in extracts:
        table = extract.tables[""]
        places = [table.headers.index(name) for name in ("activity_type", "activity_id", "held_date")]
        for row in table.rows:
            kind, activity_id, on = (row[place] for place in places)
            held[kind, activity_id] = max(day(on), held.get((kind, activity_id), 0))
    return [Activity(kind, name, _TITLES[kind], on, 1, 0) for (kind, name), on in sorted(held.items())]


def _single_agency(audits: Iterable[tuple[int, list[str]]]) -> list[Activity]:
    place = {header: number for number, header in enumerate(AUDITED)}
    found = {row[0]: Activity("single_agency_audit", row[0], row[place["audit_title"]], reported, 1)
             for reported, row in audits if row[place["audit_kind"]] == "single_agency"}  # fmt: skip
    return [found[name] for name in sorted(found)]


def _publications(publications: Iterable[Publication]) -> list[Activity]:
    """Publications that bear on local practice, set beside it by those who read them."""
    title = "Comparison with national learning"
    return [
        Activity("external_publication", one.id, title, one.considered, 0, 1, (one.theme,))
        for one in publications
        if one.considered and one.relevance != "not_relevant"
    ]


def _found_by(one: Activity, rng: Random) -> Iterator[Finding]:
    found = one.reported + between(rng, 6, 28)
    if found > DATA_ENDS:
        return
    if one.strengths:
        theme = one.themes[0] if one.themes else "supervision_and_reflection"
        said = {"kind": "strength", "theme": theme, "text": words_of(theme)["strength"]}
        yield _finding(one, found, said, rng)
    if one.changes:
        finding = _finding(one, found, _raised(one, rng), rng)
        _answer(finding, rng)
        yield finding


def _raised(one: Activity, rng: Random) -> dict[str, str]:
    """What an activity raised: its kind, theme and text, and its objective where it is not the theme's."""
    if one.kind == "single_agency_audit":
        theme = ("supervision_and_reflection", "recording_and_chronologies", "voice_of_the_child")[between(rng, 0, 2)]
        return {"kind": "area_for_improvement", "theme": theme, "text": words_of(theme)["change"]}
    is_issue = one.kind in _FROM_PRACTITIONERS
    words = _words()["issues" if is_issue else "proposals"]
    last = len(words) - 1 if is_issue or one.reported >= day(_WAITING_SINCE) else len(words) - 2
    return {"kind": "area_for_improvement" if is_issue else "proposal", **words[between(rng, 0, last)]}


def _finding(one: Activity, found: int, said: dict[str, str], rng: Random) -> Finding:
    kind, theme = said["kind"], said["theme"]
    facts = {
        "activity_type": one.kind, "activity_id": one.id, "activity_title": one.title, "found_date": iso(found),
        "kind": kind, "finding_text": said["text"],
        "objective_id": said.get("objective") or words_of(theme)["objective"],
    }  # fmt: skip
    dated = [
        (found + between(rng, 0, 25), {"theme_code": theme}),
        (found + between(rng, 5, 30), {"reported_to_group_date": ""}),
    ]
    return Finding(f"F-{one.id}-{kind[:1].upper()}", found, theme, facts, dated)


def _answer(finding: Finding, rng: Random) -> None:
    """Answered, mostly in time, and told to those who raised it within three months."""
    due = finding.found + _DAYS_TO_ANSWER
    finding.facts["response_due_date"] = iso(due)
    answered = finding.found + (between(rng, 12, 42) if rng.random() < 0.8 else between(rng, 43, 70))
    # The register was closed once every answer that was due had come.
    answered = min(answered, DATA_ENDS) if due < DATA_ENDS else answered
    finding.dated += [
        (answered, {"response_date": "", "response": _RESPONSES.draw(rng)}),
        (finding.found + between(rng, 20, 80), {"no_action_reason": _REASON}),
        (answered + between(rng, 7, 80), {"shared_with_contributors_date": ""}),
    ]
