"""The Learning from Practice Update: what practitioners in every agency should know of half a year's learning."""

from indicators.learning import FROM_FAMILIES, FROM_PRACTITIONERS, SOURCE_OF
from reports.assembling.documents.half_year import HalfYear
from reports.assembling.documents.made_a_difference import difference_part
from reports.assembling.documents.parts import NOTHING, figures_table, identity_for, part_of, sources_of
from reports.assembling.documents.register import rows_of_register
from reports.assembling.indicators import story_of
from reports.assembling.learning.sources import Sources, agencies_of, plain_table, theme_title, title_of
from reports.assembling.learning.training import in_short as training_in_short
from reports.assembling.learning.voice import raised
from reports.facts import EditionFacts
from reports.model_document_parts import DocumentPart
from reports.model_documents import Document
from reports.model_tables import Cell, Table
from reports.narrative_learning import fed_back_sentence
from reports.words import count_of, day, short_day

KIND = "learning-from-practice-update"
GOOD_PRACTICE, TOMORROW, TELL_US = "good-practice", "tomorrow", "tell-us"
"""Subjects of commentary; the first two end with the code of a theme."""
_FROM_CHILDREN = (
    "children_and_young_people_heard_count", "children_feeling_listened_to_percent", "children_feeling_safer_percent",
    "children_with_trusted_adult_percent", "parents_seeing_child_safer_percent",
)  # fmt: skip
_FROM_STAFF = (
    "practitioner_responses_count", "practitioners_changing_practice_percent",
    "practitioners_confident_to_escalate_percent", "practitioners_with_reflective_supervision_percent",
)  # fmt: skip
_LOCAL = {"audits", "complaints", "scrutiny"}
_LEAD = (
    "What half a year of learning across our partnership tells you, and what to do with it. Every number names its "
    "source; nothing here is about one child or family."
)
_TOGETHER = (
    "What reviews of single children found is told by theme, with all other learning, so that no child is known."
)
_RELEVANT = {"relevant", "partly_relevant"}
_SIGNED = {"What good practice looks like": GOOD_PRACTICE, "What to do tomorrow": TOMORROW}
_MOST_ACTIVITIES, _MOST_ITEMS, _MOST_PUBLICATIONS = 8, 8, 6
"""What four pages hold."""


def practice_update(facts: EditionFacts) -> Document:
    """The document, for the half-year that ends with the quarter of the facts; of public figures alone."""
    edition, sources = sources_of(facts)
    half = HalfYear(sources)
    return Document(
        identity=identity_for(KIND, edition.identity),
        title="Learning from Practice Update",
        span=half.title,
        lead=_LEAD,
        parts=(
            _children(half),
            _themes(half),
            _local(half),
            _national(half),
            _practitioners(half),
            difference_part(half, edition.actions),
            _events(half),
            _tell_us(half),
        ),
        inputs=edition.inputs,
        figures=edition.figures,
        units={one.id: one.unit for one in facts.indicators},
        files={"dissemination.csv": rows_of_register(half)},
    )


def _children(half: HalfYear) -> DocumentPart:
    sources = half.sources
    return part_of(
        "children",
        "What children, young people and families told us",
        half.heard(FROM_FAMILIES),
        _fed_back(FROM_FAMILIES, sources),
        tables=(figures_table(sources.supplied(_FROM_CHILDREN), "What they answered", sources),),
        missing="Not supplied: what children, young people and families answered or proposed in this half-year.",
    )


def _fed_back(kinds: frozenset[str], sources: Sources) -> str:
    mine = [one for one in sources.counts.findings or () if one.activity_type in kinds and one.kind != "strength"]
    said = fed_back_sentence(sum(one.fed_back for one in mine), sum(one.in_year for one in mine))
    return f"In the 12 months: {said[:1].lower()}{said[1:]}" if said else ""


def _themes(half: HalfYear) -> DocumentPart:
    is_known = half.sources.thread and half.sources.facts.learning.findings is not None
    told = half.sources.thread.themes if half.sources.thread and is_known else ()
    sentences = {one.code: one.sentences for one in told}
    codes = [str(code) for code in half.sources.facts.settings["themes_of_the_year"].value]
    return part_of(
        "themes",
        "The Three Themes of the year",
        parts=[_theme(code, half, sentences.get(code, ())) for code in codes],
        missing="Not supplied: the partnership has not chosen its themes of the year.",
    )


def _theme(code: str, half: HalfYear, sentences: tuple[str, ...]) -> DocumentPart:
    signed = half.sources.facts.commentary
    stories = {words: story_of(f"{subject}-{code}", signed) for words, subject in _SIGNED.items()}
    unsigned = [f"{words[:1].lower()}{words[1:]}" for words, story in stories.items() if not story]
    return part_of(
        f"theme-{code}",
        theme_title(code),
        half.learned_about(code) if half.sources.facts.learning.findings is not None else "",
        *sentences[1:],
        stories=stories,
        note=f"Nobody has signed {' and '.join(unsigned)} for this update." if unsigned else "",
        missing="Not supplied: the log of findings.",
    )


def _local(half: HalfYear) -> DocumentPart:
    kinds = {kind for kind, source in SOURCE_OF.items() if source in _LOCAL} | {"practitioner_survey"}
    number = len(half.activities(kinds))
    return part_of(
        "local",
        "Learning from local reviews, audits and surveys",
        f"Of {count_of(number, 'activity', 'activities')}, the newest {_MOST_ACTIVITIES} are listed."
        if number > _MOST_ACTIVITIES
        else "",
        "" if number else "No audit, survey or scrutiny of this half-year is recorded in what was supplied.",
        _TOGETHER,
        tables=(half.activity_table(kinds, f"Completed from {half.title}", _MOST_ACTIVITIES),),
    )


def _national(half: HalfYear) -> DocumentPart:
    known = half.sources.counts.publications
    recent = [one for one in known or () if half.holds(one.published_on) or half.holds(one.considered_on)]
    relevant = [one for one in recent if one.relevance in _RELEVANT]
    rows = (
        (
            Cell(one.title, note=title_of("external_source", one.source)),
            short_day(one.published_on),
            title_of("relevance", one.relevance),
            _assurance(one.is_assurance_requested, one.assured_on is not None),
        )
        for one in relevant[:_MOST_PUBLICATIONS]
    )
    titles = ("Publication", "Published", "Relevant here", "Assurance by agencies")
    none = "No national publication of this half-year was judged to bear on practice here."
    return part_of(
        "national",
        "National learning that is relevant here",
        tables=(plain_table("Publications", titles, rows),),
        missing=none if known is not None else "Not supplied: the register of publications from elsewhere.",
    )


def _assurance(is_asked: bool, is_given: bool) -> str:
    return ("Given" if is_given else "Asked for") if is_asked else "Not asked for"


def _practitioners(half: HalfYear) -> DocumentPart:
    sources = half.sources
    return part_of(
        "practitioners",
        "What practitioners told us, and what changed",
        half.heard(FROM_PRACTITIONERS),
        tables=(
            figures_table(sources.supplied(_FROM_STAFF), "What practitioners answered", sources),
            raised(sorted(FROM_PRACTITIONERS), "What they raised in the 12 months, and the answer", sources),
        ),
        missing="Not supplied: what practitioners answered or raised in this half-year.",
    )


def _events(half: HalfYear) -> DocumentPart:
    sources = half.sources
    return part_of(
        "events",
        "Learning events and guides",
        *training_in_short(sources).said.get("looked", ()),
        tables=(_items(half),),
        missing="Not supplied: learning events, and what was sent to agencies.",
    )


def _items(half: HalfYear) -> Table:
    """By kind and theme: a title may tell of a case (decision 15)."""
    issued = [one for one in half.sources.counts.items or () if half.holds(one.issued_on)]
    newest = sorted(issued, key=lambda one: (one.issued_on, one.title), reverse=True)[:_MOST_ITEMS]
    rows = (
        (
            Cell(title_of("product_type", one.product_type)),
            theme_title(one.theme) if one.theme else NOTHING,
            short_day(one.issued_on),
            len(agencies_of([one], "agencies")),
        )
        for one in newest
    )
    return plain_table(
        "Guides and messages, the newest first", ("Kind", "About", "Issued", "Agencies it went to"), rows
    )


def _tell_us(half: HalfYear) -> DocumentPart:
    story = story_of(TELL_US, half.sources.facts.commentary)
    following = day(half.quarter.back(-2).end)
    return part_of(
        "tell-us",
        "Tell us what you changed",
        "Tell your agency's safeguarding lead or the Business Unit what you did differently because of this update, "
        f"and what came of it for children. The next update, due by {following}, will say what was heard.",
        stories={"How": story},
    )
