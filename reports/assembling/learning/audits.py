"""Audits: the programme and what came of it, and what agencies brought to the annual meeting."""

from collections.abc import Iterable

from indicators.audit_programme import PlannedAudit
from reports.assembling.learning.sources import (
    Part,
    Sources,
    badge_cell,
    only_filled,
    plain_table,
    theme_title,
    title_of,
)
from reports.facts_learning import AuditFact
from reports.model_tables import Cell, Table
from reports.words import capital, count_of, many, short_day

Matched = tuple[tuple[PlannedAudit, AuditFact | None], ...]


def audits_part(sources: Sources) -> Part:
    """Audits against the programme, others of the year, and the annual meeting."""
    audits = sources.counts.audits
    if audits is None:
        return Part()
    matched = match_programme(sources)
    answered = {audit.audit_id for _, audit in matched if audit}
    others = [one for one in audits if one.kind != "single_agency" and one.audit_id not in answered]
    year = sources.facts.quarter.title.split(" ")[0]
    return Part(
        only_filled(_programme(matched, year, sources), _others(others, sources), _meeting(audits, sources)),
        {"looked": (_sentence(matched, year, sources),)},
    )


def match_programme(sources: Sources) -> Matched:
    """Each audit planned for this year, and the audit of its kind and theme that was begun or reported in the year."""
    free = list(sources.counts.audits or ())
    year = sources.facts.quarter.title.split(" ")[0]
    found = []
    for planned in sources.counts.programme:
        if planned.quarter.title.startswith(year):
            mine = next((one for one in free if _answers(one, planned)), None)
            free = [one for one in free if one is not mine]
            found.append((planned, mine))
    return tuple(found)


def _answers(audit: AuditFact, planned: PlannedAudit) -> bool:
    first = planned.quarter.back(planned.quarter.number - 1).start
    is_of_year = (audit.reported_on or audit.began_on) >= first
    return (audit.kind, audit.theme) == (planned.kind, planned.theme) and is_of_year


def _programme(matched: Matched, year: str, sources: Sources) -> Table:
    rows = (
        (
            Cell(planned.title, note=f"{title_of('audit_kind', planned.kind)} · {theme_title(planned.theme)}"),
            planned.quarter.title,
            _standing(planned, audit, sources),
            short_day(audit.reported_on) if audit else "–",
        )
        for planned, audit in matched
    )
    return plain_table(f"The audit programme of {year}", ("Audit", "Planned for", "Standing", "Reported"), rows)


def _standing(planned: PlannedAudit, audit: AuditFact | None, sources: Sources) -> Cell:
    end = planned.quarter.end
    if audit and audit.reported_on:
        return badge_cell("done", "Reported") if audit.reported_on <= end else badge_cell("late", "Reported late")
    word = "Under way" if audit else "Not begun"
    return badge_cell("late", f"{word}, late") if end < sources.facts.quarter.end else badge_cell("open", word)


def _sentence(matched: Matched, year: str, sources: Sources) -> str:
    if not matched:
        return ""
    words = [_standing(planned, audit, sources).text for planned, audit in matched]
    reported, late = sum(word.startswith("Reported") for word in words), sum(word.endswith("late") for word in words)
    verb = "is" if reported == 1 else "are"
    return (
        f"Of {count_of(len(words), 'audit')} planned for {year}, {many(reported)} {verb} reported; "
        f"{many(late)} {'were or are' if late > 1 else 'was or is'} late."
    )


def _others(audits: Iterable[AuditFact], sources: Sources) -> Table:
    """Multi-agency audits of the 12 months that the programme does not name."""
    since = sources.facts.quarter.back(3).start
    rows = (
        (
            Cell(one.title, note=f"{title_of('audit_kind', one.kind)} · {theme_title(one.theme)}"),
            short_day(one.began_on),
            short_day(one.reported_on) if one.reported_on else "Under way",
        )
        for one in audits
        if one.reported_on is None or one.reported_on >= since
    )
    return plain_table("Multi-agency audits of the last 12 months", ("Audit", "Began", "Reported"), rows)


def _meeting(audits: Iterable[AuditFact], sources: Sources) -> Table:
    """What each agency that is expected at the annual meeting brought to it last."""
    latest: dict[str, AuditFact] = {one.agency: one for one in audits if one.kind == "single_agency"}
    expected = [str(code) for code in sources.facts.settings["single_agency_audit_agencies"].value]
    rows = (
        (
            capital(sources.agency(code)),
            Cell(latest[code].title) if code in latest else "–",
            short_day(latest[code].reported_on) if code in latest else "–",
            _presented(latest.get(code)),
        )
        for code in sorted({*expected, *latest}, key=sources.agency)
        if latest
    )
    titles = ("Agency", "Its latest own audit", "Reported", "At the annual meeting")
    return plain_table("Single-agency audits and the annual meeting", titles, rows)


def _presented(audit: AuditFact | None) -> Cell:
    if audit and audit.presented_on:
        return badge_cell("done", f"Presented {short_day(audit.presented_on)}")
    return badge_cell("open", "Not presented yet") if audit else badge_cell("missing", "No audit")
