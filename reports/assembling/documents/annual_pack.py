"""The annual report data pack: what the partnership's annual report tells of a financial year, from public figures."""

from dataclasses import replace

from indicators.periods import Period
from reports.assembling.documents.equality import equality_part
from reports.assembling.documents.made_a_difference import difference_sentences, difference_tables
from reports.assembling.documents.pack_tables import objectives_part, outcomes_part, questions_part
from reports.assembling.documents.parts import identity_for, learning_part, learning_parts, part_of, sources_of
from reports.assembling.documents.workbook import workbook_of
from reports.assembling.learning.sources import Sources, badge_cell, plain_table, title_of
from reports.facts import EditionFacts
from reports.model import Edition
from reports.model_document_parts import DocumentPart
from reports.model_documents import Document
from reports.words import short_day

KIND = "annual-report-data-pack"
_QUARTERS = 4
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
        outcomes_part(edition, sources),
        objectives_part(edition, sources),
        questions_part(edition, sources),
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
        replace(learning_part("learning", "complaints", sources), id="complaints"),
        equality_part(edition, sources),
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


def _learning(sources: Sources) -> DocumentPart:
    may = sources.countable(one.activity_type for one in sources.counts.activities)
    told = [one for one in sources.counts.activities if one.activity_type in may]
    done = sorted(
        ((title_of("activity_type", one.activity_type), one.in_year) for one in told),
        key=lambda each: (-each[1], each[0]),
    )
    return part_of(
        "learning",
        "Learning in the year",
        tables=(
            plain_table(
                "Learning activities completed in the year (the partnership's registers)",
                ("Activity", "Completed"),
                done,
            ),
        ),
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
        note="Source: the receipts of what agencies sent, and the data development agenda.",
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
        note="Source: definitions of this edition and the one before, and the record of what was sent.",
        tables=(plain_table("The framework's own review", ("Product", "Due", "Issued"), rows),),
    )
