"""The annual report data pack: what the partnership's annual report tells of a financial year, from public figures."""

from collections.abc import Iterator
from dataclasses import replace

from indicators.definition import Indicator
from indicators.periods import Period, PeriodKind
from reports.assembling.definitions import QUESTIONS, breakdown_title
from reports.assembling.documents.made_a_difference import difference_sentences, difference_tables
from reports.assembling.documents.parts import (
    figures_table,
    identity_for,
    learning_part,
    learning_parts,
    part_of,
    sources_of,
)
from reports.assembling.documents.workbook import workbook_of
from reports.assembling.learning.sources import Row, Sources, badge_cell, plain_table, title_of
from reports.facts import EditionFacts
from reports.model import Edition, ObjectiveReport
from reports.model_document_parts import DocumentPart
from reports.model_documents import Document
from reports.model_tables import Cell, Table
from reports.words import figure_words, short_day

KIND = "annual-report-data-pack"
_YEARS, _QUARTERS = 5, 4
_KINDS: tuple[PeriodKind, ...] = ("financial_year", "rolling_12_months", "quarter")
_EQUALITY = ("ethnic_group", "sex", "is_disabled", "age_band", "district")
_LEAD = (
    "The figures and facts of the year for the annual report: outcomes first, then what was done, how well, and "
    "whether it made a difference. All of it may be published."
)
_NO_CHANGE = "No change to a definition, and no revision of a published figure, is recorded since the edition before."


def annual_pack(facts: EditionFacts) -> Document:
    """The document, for the financial year that ends with the quarter of the facts; of public figures alone."""
    edition, sources = sources_of(facts)
    year = Period(facts.quarter.end, "financial_year").title
    parts = (
        _outcomes(edition, sources),
        part_of("objectives", "Each objective", parts=[_objective(one, sources) for one in edition.objectives]),
        _questions(edition, sources),
        _learning(sources),
        part_of("reviews", "Reviews", parts=_of_overview(("incidents", "reviews"), sources)),
        part_of("child-deaths", "Child deaths", parts=learning_parts("child-deaths", sources)),
        part_of(
            "programme",
            "Section 11, the learning audit and the learning programme",
            parts=[*learning_parts("section-11", sources), *learning_parts("training", sources)],
        ),
        part_of("voice", "Children's and families' voice", parts=learning_parts("voice", sources)),
        part_of("scrutiny", "Scrutiny", parts=learning_parts("scrutiny", sources)),
        _actions(edition, sources),
        part_of("complaints", "Complaints and allegations", parts=_of_overview(("complaints",), sources)),
        _equality(edition),
        _quality(edition),
        _changes(edition, sources),
    )  # fmt: skip
    title = "Annual report data pack"
    return Document(
        identity=identity_for(KIND, edition.identity),
        title=title,
        span=f"Financial year {year}",
        lead=_LEAD,
        parts=parts,
        inputs=edition.inputs,
        figures=edition.figures,
        units={one.id: one.unit for one in facts.indicators},
        workbook=workbook_of(f"{title}, {year}", parts, edition),
    )


def _value(indicator: Indicator, years_back: int, sources: Sources) -> str:
    """The figure of everybody at the end of an earlier year, over the same kind of period as the newest."""
    figures, quarter = sources.facts.figures, sources.facts.quarter
    kind = next((each for each in _KINDS if figures.get(indicator.id, Period(quarter.end, each))), None)
    end = quarter.back(_QUARTERS * years_back).end
    return figure_words(figures.get(indicator.id, Period(end, kind)) if kind else None, indicator.unit)


def _outcomes(edition: Edition, sources: Sources) -> DocumentPart:
    known = {one.id: one for one in sources.facts.indicators}
    quarter = sources.facts.quarter
    years = [Period(quarter.back(_QUARTERS * back).end, "financial_year").title for back in reversed(range(_YEARS))]
    rows: Iterator[Row] = (
        (
            Cell(report.title, note=outcome.statement),
            *(_value(known[report.id], back, sources) for back in reversed(range(_YEARS))),
        )
        for outcome in edition.board.outcomes
        for report in outcome.indicators
    )
    notes = [
        f"{one.id}, {one.statement[:1].lower()}{one.statement[1:]}: {one.note}"
        for one in edition.board.outcomes
        if one.note
    ]
    return part_of(
        "outcomes",
        "Outcomes and their population indicators",
        *notes,
        tables=(plain_table("Population indicators at the end of each year", ("Indicator and outcome", *years), rows),),
        missing="Not supplied: no population indicator is counted.",
    )


def _objective(objective: ObjectiveReport, sources: Sources) -> DocumentPart:
    known = {one.id: one for one in sources.facts.indicators}
    rows = (
        (
            Cell(report.title, note=report.period),
            Cell(report.value, note=report.hidden),
            _value(known[report.id], 1, sources),
            report.forecast.verdict,
            report.comparator or "–",
        )
        for report in objective.headlines
    )
    titles = ("Headline indicator", "Now", "A year before", "Against the forecast", "England, latest release")
    return part_of(
        f"objective-{objective.id}",
        objective.statement,
        objective.sentence,
        tables=(plain_table(f"{objective.id}: headline indicators", titles, rows),),
        missing="None of its headline indicators is counted yet.",
    )


def _questions(edition: Edition, sources: Sources) -> DocumentPart:
    tables = (
        figures_table([one for one in edition.indicators if one.question == question], words, sources)
        for question, words in QUESTIONS.items()
    )
    return part_of("indicators", "Every indicator: how much, how well, did it make a difference", tables=tables)


def _learning(sources: Sources) -> DocumentPart:
    done = [(title_of("activity_type", one.activity_type), one.in_year) for one in sources.counts.activities]
    return part_of(
        "learning",
        "Learning in the year",
        tables=(plain_table("Learning activities completed in the year", ("Activity", "Number"), done),),
        parts=_of_overview(("audits", "findings", "themes", "external", "dissemination"), sources),
    )


def _of_overview(sections: tuple[str, ...], sources: Sources) -> tuple[DocumentPart, ...]:
    return tuple(learning_part("learning", name, sources) for name in sections)


def _actions(edition: Edition, sources: Sources) -> DocumentPart:
    start, end = sources.facts.quarter.back(_QUARTERS - 1).start, sources.facts.quarter.end
    known = sources.facts.actions or ()
    done = [one for one in known if one.completed_on and start <= one.completed_on <= end]
    reviewed = [one for one in known if one.impact_reviewed_on and start <= one.impact_reviewed_on <= end]
    return part_of(
        "actions",
        "Actions and impact",
        *(difference_sentences(done, reviewed, "in the year") if sources.facts.actions is not None else ()),
        tables=difference_tables(done, reviewed, edition.actions),
        missing="Not supplied: the action tracker.",
    )


def _equality(edition: Edition) -> DocumentPart:
    """Headline indicators alone, and only what disclosure control shows."""
    return part_of(
        "equality",
        "Equality: headline indicators by group",
        tables=tuple(_by_group(edition)),
        note="[c] stands where a group is so small that a child might be recognised.",
        missing="No headline indicator is split by a group for this audience.",
    )


def _by_group(edition: Edition) -> Iterator[Table]:
    wanted = {breakdown_title(name).lower() for name in _EQUALITY}
    for report in edition.indicators:
        for table in report.breakdowns if report.is_headline else ():
            if any(name in table.caption.lower() for name in wanted):
                yield replace(table, caption=f"{report.title}: {table.caption[:1].lower()}{table.caption[1:]}")


def _quality(edition: Edition) -> DocumentPart:
    wanted = plain_table(
        "What we do not know yet", ("Measure", "Why"), ((one.measure, one.why) for one in edition.agenda)
    )
    return part_of(
        "quality",
        "Data quality, and what we do not know",
        edition.quality.sentence,
        edition.agenda_words,
        tables=(edition.board.confidence, edition.quality.not_shown, wanted),
    )


def _changes(edition: Edition, sources: Sources) -> DocumentPart:
    kinds = {"definition", "revised"}
    changed = [one.words for one in edition.board.changes if one.kind in kinds]
    products = [
        one for one in sources.counts.products or () if one.product_type == "learning_and_improvement_framework"
    ]
    rows = (
        (
            title_of("product_type", one.product_type),
            short_day(one.due_on),
            badge_cell("done", short_day(one.issued_on)) if one.issued_on else badge_cell("open", "Not yet"),
        )
        for one in products
    )
    return part_of(
        "changes",
        "Changes to the framework and to definitions",
        *(changed or (_NO_CHANGE,)),
        tables=(plain_table("The framework's own review", ("Product", "Due", "Issued"), rows),),
    )
