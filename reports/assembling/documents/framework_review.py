"""The annual review of the framework: of every activity that it demands, whether it happened in the year."""

from collections import Counter
from collections.abc import Mapping

from indicators.framework import System, framework
from indicators.periods import Period
from reports.assembling.definitions import dataset_name
from reports.assembling.documents.parts import identity_for, part_of, sources_of
from reports.assembling.learning.sources import Sources, badge_cell, plain_table, title_of
from reports.facts import EditionFacts
from reports.model import IndicatorReport
from reports.model_document_parts import DocumentPart
from reports.model_documents import Document
from reports.model_tables import Cell
from reports.words import capital, count_of, joined, short_day

KIND = "framework-review"
HAPPENED, NOT_HAPPENED, UNKNOWN = "Happened", "Did not happen", "Not known"
_BADGES = {HAPPENED: "done", NOT_HAPPENED: "missing", UNKNOWN: "not-evidenced"}
_ACTIVITIES: Mapping[int, tuple[str, ...]] = {
    4: ("dataset_concern",), 9: ("horizon_scan",), 10: ("single_agency_audit",), 11: ("multi_agency_audit", "re_audit"),
    12: ("multi_agency_audit",), 24: ("section_11_audit",), 27: ("learning_and_development_audit",),
    28: ("practitioner_forum",), 29: ("practitioner_survey", "temperature_check", "engagement_event"),
    31: ("ambassador_scrutiny",), 33: ("independent_scrutiny",), 37: ("external_publication",), 38: ("peer_review",),
}  # fmt: skip
"""Number of a system to the types of activity that show that it happened."""
_PRODUCTS: Mapping[int, str] = {
    2: "business_plan",
    41: "learning_from_practice_update",
    48: "annual_report",
    49: "learning_and_improvement_framework",
}
"""Number of a system to the product of the calendar that shows it."""


def framework_review(facts: EditionFacts) -> Document:
    """The document, for the 12 months that end with the quarter of the facts."""
    edition, sources = sources_of(facts)
    found = [(system, *_standing(system, sources)) for system in framework().system]
    year = Period(facts.quarter.end, "financial_year").title
    return Document(
        identity=identity_for(KIND, edition.identity),
        title="Annual review of the framework",
        span=f"Financial year {year}",
        lead=_lead(Counter(word for _, word, _ in found)),
        parts=tuple(_part(word, [(one, why) for one, is_, why in found if is_ == word]) for word in _BADGES),
        inputs=edition.inputs,
        figures=edition.figures,
        units={one.id: one.unit for one in facts.indicators},
    )


def _lead(standings: Counter[str]) -> str:
    demanded = count_of(standings.total(), "activity", "activities")
    return (
        f"Of {demanded} that the learning and improvement framework demands, {standings[HAPPENED]} happened, "
        f"{standings[NOT_HAPPENED]} did not, and of {standings[UNKNOWN]} it is not known."
    )


def _part(word: str, found: list[tuple[System, str]]) -> DocumentPart:
    rows = (
        (Cell(f"{one.number}. {one.name}", note=f"“{one.sentence}”"), badge_cell(_BADGES[word], word), why)
        for one, why in found
    )
    titles = ("What the framework demands", "Standing", "How that is known")
    return part_of(
        word.lower().replace(" ", "-"),
        word,
        tables=(plain_table(count_of(len(found), "activity", "activities").capitalize(), titles, rows),),
        missing="None.",
    )


def _standing(system: System, sources: Sources) -> tuple[str, str]:
    """Whether it happened, and how that is known: by activities, by a product issued, else by its indicators."""
    if system.number in _ACTIVITIES and sources.counts.activities:
        return _by_activities(_ACTIVITIES[system.number], sources)
    if system.number in _PRODUCTS and sources.counts.products is not None:
        return _by_product(_PRODUCTS[system.number], sources)
    return _by_indicators(system, sources)


def _by_activities(kinds: tuple[str, ...], sources: Sources) -> tuple[str, str]:
    done = {one.activity_type: one.in_year for one in sources.counts.activities}
    told = [f"{title_of('activity_type', kind).lower()} ({done.get(kind, 0)})" for kind in kinds]
    word = HAPPENED if any(done.get(kind) for kind in kinds) else NOT_HAPPENED
    return word, f"Completed in the 12 months: {joined(told)}."


def _by_product(kind: str, sources: Sources) -> tuple[str, str]:
    start = sources.facts.quarter.back(3).start
    mine = [one for one in sources.counts.products or () if one.product_type == kind]
    issued = [short_day(one.issued_on) for one in mine if one.issued_on and one.issued_on >= start]
    title = capital(title_of("product_type", kind).lower())
    return (HAPPENED, f"{title}: issued {joined(issued)}.") if issued else (NOT_HAPPENED, f"{title}: not issued.")


def _by_indicators(system: System, sources: Sources) -> tuple[str, str]:
    """An indicator that has cases, shown or hidden, says that it happened; one without any that it did not."""
    reports = sources.supplied(system.indicators)
    if not reports:
        wanted = joined([dataset_name(one) for one in system.datasets])
        return UNKNOWN, f"Nothing of it was supplied ({wanted})."
    having = [one for one in reports if _has_cases(one)]
    if not having:
        return NOT_HAPPENED, f"No case is counted by {joined([_named(one) for one in reports])}."
    return HAPPENED, f"Counted by {joined([_named(one) for one in having])}."


def _has_cases(report: IndicatorReport) -> bool:
    return report.number not in {"0", "[z]"}


def _named(report: IndicatorReport) -> str:
    return f"{report.title[:1].lower()}{report.title[1:]}"
