"""The Learning from Practice Update: what practitioners in every agency should know of half a year's learning."""

from collections import Counter
from collections.abc import Iterable

from indicators.learning import CALENDAR_PRODUCTS
from reports.assembling.documents.half_year import HalfYear
from reports.assembling.documents.learned_here import local_part, national_part
from reports.assembling.documents.made_a_difference import difference_part
from reports.assembling.documents.parts import identity_for, part_of, sources_of
from reports.assembling.documents.register import rows_of_register
from reports.assembling.documents.told_us import children_part, practitioners_part
from reports.assembling.indicators import story_of
from reports.assembling.learning.sources import agencies_of, plain_table, theme_title, title_of
from reports.assembling.learning.training import in_short as training_in_short
from reports.facts import EditionFacts
from reports.facts_learning import CourseCount
from reports.model_document_parts import DocumentPart
from reports.model_documents import Document
from reports.model_tables import Table
from reports.words import capital, count_of, day, joined, short_day

KIND = "learning-from-practice-update"
LEARNED, GOOD_PRACTICE, TOMORROW, TELL_US = "learned", "good-practice", "tomorrow", "tell-us"
"""Subjects of commentary; the first three end with the code of a theme."""
_LEAD = (
    "What half a year of learning across our partnership tells you, and what to do with it. Every number names its "
    "source; nothing here is about one child or family."
)
_SIGNED = {
    "What we learned": LEARNED,
    "What good practice looks like": GOOD_PRACTICE,
    "What to do tomorrow": TOMORROW,
}
_SOURCES = "Sources: record of what was sent, action tracker."
_MOST_ITEMS, _THEMES_NAMED = 6, 4
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
            children_part(half),
            _themes(half),
            local_part(half),
            national_part(half),
            practitioners_part(half),
            difference_part(half, edition.actions),
            _events(half),
            _tell_us(half),
        ),
        inputs=edition.inputs,
        figures=edition.figures,
        units={one.id: one.unit for one in facts.indicators},
        files={"dissemination.csv": rows_of_register(half)},
    )


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
        f"{' '.join(sentences[1:])} {_SOURCES}" if sentences[1:] else "",
        stories=stories,
        note=f"Nobody has signed {joined(unsigned)} for this update." if unsigned else "",
        missing="Not supplied: the log of findings.",
    )


def _events(half: HalfYear) -> DocumentPart:
    sources = half.sources
    return part_of(
        "events",
        "Learning events and guides",
        " ".join((*training_in_short(sources).said.get("looked", ()), _about(sources.counts.courses or ()))).strip(),
        tables=(_items(half),),
        missing="Not supplied: learning events, and what was sent to agencies.",
    )


def _about(courses: Iterable[CourseCount]) -> str:
    """What learning events were most often about."""
    events = Counter[str]()
    for one in courses:
        events[one.theme] += one.in_year if one.theme else 0
    first = sorted(events.items(), key=lambda each: (-each[1], theme_title(each[0])))[:_THEMES_NAMED]
    named = joined([f"{theme_title(theme).lower()} ({number})" for theme, number in first if number])
    return f"They were most often about {named} (learning programme)." if named else ""


def _items(half: HalfYear) -> Table:
    """Those about a theme, by kind and theme: a title may tell of a case (decision 15)."""
    issued = [
        one
        for one in half.sources.counts.items or ()
        if half.holds(one.issued_on) and one.theme and one.product_type not in CALENDAR_PRODUCTS
    ]
    newest = sorted(issued, key=lambda one: (one.issued_on, one.title), reverse=True)[:_MOST_ITEMS]
    rows = (
        (
            title_of("product_type", one.product_type),
            theme_title(one.theme),
            short_day(one.issued_on),
            _sent_to(len(agencies_of([one], "agencies"))),
        )
        for one in newest
    )
    titles = ("Kind", "About", "Issued", "Sent to")
    return plain_table("Guides and messages, the newest first (record of what was sent)", titles, rows)


def _sent_to(agencies: int) -> str:
    return capital(count_of(agencies, "agency", "agencies")) if agencies else "The whole partnership"


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
