"""The annual review of the framework: of every activity that it demands, whether it happened in the year."""

from collections import Counter
from collections.abc import Mapping

from indicators.disclosure_control.figures import Status
from indicators.framework import System, framework
from indicators.periods import Period
from reports.assembling.definitions import dataset_name
from reports.assembling.documents.parts import identity_for, part_of, sources_of
from reports.assembling.learning.sources import Sources, plain_table, title_of
from reports.facts import EditionFacts
from reports.model import IndicatorReport
from reports.model_document_parts import DocumentPart
from reports.model_documents import Document
from reports.model_tables import Cell
from reports.words import capital, count_of, joined, short_day

KIND = "framework-review"
HAPPENED, NOT_HAPPENED = "What happened", "What did not happen"
NOT_CALLED, UNKNOWN = "What nothing called for", "What is not known"
_STANDINGS = {
    NOT_HAPPENED: "Nothing: every activity that was called for, and is known of, happened.",
    UNKNOWN: "Nothing: of every activity it is known whether it happened.",
    NOT_CALLED: "Nothing: every activity was called for.",
    HAPPENED: "Nothing happened that is recorded.",
}
"""Each standing in the order in which it is read, what must be answered first, to the words where it has nothing."""
_NO_CASES = Status.NO_CASES.marker
_NAMED = 3
"""Indicators named of a system; the rest are counted."""
_ACTIVITIES: Mapping[int, tuple[str, ...]] = {
    9: ("horizon_scan",), 10: ("single_agency_audit",), 11: ("multi_agency_audit", "re_audit"),
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
        parts=tuple(_part(word, [(one, why) for one, is_, why in found if is_ == word]) for word in _STANDINGS),
        inputs=edition.inputs,
        figures=edition.figures,
        units={one.id: one.unit for one in facts.indicators},
    )


def _lead(standings: Counter[str]) -> str:
    demanded = count_of(standings.total(), "activity", "activities")
    counted = {
        "happened": standings[HAPPENED],
        "did not": standings[NOT_HAPPENED],
        "had no case that called for it": standings[NOT_CALLED],
        "cannot be judged from what was supplied": standings[UNKNOWN],
    }
    told = joined([f"{number} {words}" for words, number in counted.items() if number])
    return f"Of {demanded} that the learning and improvement framework demands, {told}."


def _part(word: str, found: list[tuple[System, str]]) -> DocumentPart:
    rows = (
        (
            Cell(f"{one.number}. {one.name}", note=f"“{one.sentence}” ({capital(one.source)})"),
            why,
            capital(joined([dataset_name(each) for each in one.datasets])),
        )
        for one, why in found
    )
    caption = capital(count_of(len(found), "activity", "activities"))
    return part_of(
        word.lower().replace(" ", "-"),
        word,
        tables=(plain_table(caption, ("What the framework demands", "How that is known", "Source"), rows),),
        note=_quoted() if word == NOT_HAPPENED else "",
        missing=_STANDINGS[word],
    )


def _quoted() -> str:
    """Whose words the quotations are."""
    own = "; ".join(f"{capital(name)}: {source.title}" for name, source in framework().sources.items())
    return f"Words in quotation marks are the frameworks' own. {own}."


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
    return word, f"Completed in the 12 months to {sources.facts.quarter.end:%B %Y}: {joined(told)}."


def _by_product(kind: str, sources: Sources) -> tuple[str, str]:
    start = sources.facts.quarter.back(3).start
    mine = [one for one in sources.counts.products or () if one.product_type == kind]
    issued = [short_day(one.issued_on) for one in mine if one.issued_on and one.issued_on >= start]
    title = title_of("product_type", kind)
    due = joined([short_day(one.due_on) for one in mine if one.due_on and not one.issued_on])
    if issued:
        return HAPPENED, f"{title}: issued {joined(issued)}."
    return NOT_HAPPENED, f"{title}: due {due}, not issued." if due else f"{title}: not issued."


def _by_indicators(system: System, sources: Sources) -> tuple[str, str]:
    """An indicator that has cases, shown or hidden, says that it happened; a count of none that it did not."""
    reports = sources.supplied(system.indicators)
    if not reports:
        return UNKNOWN, "Nothing of it was supplied."
    having = [one for one in reports if _has_cases(one)]
    if having:
        return HAPPENED, _counted(having, len(reports))
    named = joined([_named(one) for one in reports])
    if all(one.number == _NO_CASES for one in reports):
        return NOT_CALLED, f"Nothing fell due: {named}."
    return NOT_HAPPENED, f"Nothing was counted: {named}."


def _counted(having: list[IndicatorReport], many: int) -> str:
    """The first indicators with their values and periods, and how many more have cases."""
    told = "; ".join(_named(one) for one in having[:_NAMED])
    more = f"; and {len(having) - _NAMED} more of its {many} indicators" if len(having) > _NAMED else ""
    return f"Counted: {told}{more}."


def _has_cases(report: IndicatorReport) -> bool:
    return report.number not in {"0", _NO_CASES}


def _named(report: IndicatorReport) -> str:
    """`plans reviewed in time 93.2% (2024-25 Q4)`."""
    return f"{report.title[:1].lower()}{report.title[1:]} {report.value} ({report.period})"
