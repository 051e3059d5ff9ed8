"""What did we do to make a difference? Actions completed, impact reviewed, and where none was made."""

from collections import Counter
from collections.abc import Iterable

from indicators.actions import ActionFact
from reports.assembling.documents.half_year import HalfYear
from reports.assembling.documents.parts import part_of
from reports.assembling.learning.sources import plain_table
from reports.model_document_parts import DocumentPart
from reports.model_parts import ActionReport
from reports.model_tables import Cell, Table
from reports.words import capital, count_of, joined, many, short_day

_ORDER = ("made_a_difference", "some_difference", "no_difference", "too_early", "cannot_tell", "")
_JUDGED = {
    "made_a_difference": "made a difference",
    "some_difference": "made some difference",
    "no_difference": "made no difference",
    "too_early": "too early to say",
    "cannot_tell": "cannot be told",
}
QUESTION = "What did we do to make a difference?"


def difference_part(half: HalfYear, reports: Iterable[ActionReport]) -> DocumentPart:
    """The part of a half-year."""
    done = [one for one in half.sources.facts.actions or () if half.holds(one.completed_on)]
    reviewed = [one for one in half.sources.facts.actions or () if half.holds(one.impact_reviewed_on)]
    return part_of(
        "difference",
        QUESTION,
        *(difference_sentences(done, reviewed, "this half-year") if done or reviewed else ()),
        tables=difference_tables(done, reviewed, tuple(reports)),
        missing="No action was completed in this half-year, and no impact was reviewed."
        if half.sources.facts.actions is not None
        else "Not supplied: the action tracker.",
    )


def difference_sentences(done: list[ActionFact], reviewed: list[ActionFact], when: str) -> tuple[str, ...]:
    """How many actions were completed, and what the reviews of impact judged; where none was made is said."""
    judged = Counter(one.impact_judgement for one in reviewed)
    verb = "was" if len(done) == 1 else "were"
    completed = f"{capital(count_of(len(done), 'action'))} {verb} completed {when} (action tracker)."
    if not reviewed:
        return (completed, f"No impact was reviewed {when}.")
    counted = [f"{many(judged[code])} {words}" for code, words in _JUDGED.items() if judged[code]]
    told = f"The impact of {count_of(len(reviewed), 'action')} was reviewed {when}: {joined(counted)}."
    return (completed, told, "" if judged["no_difference"] else "No review judged that an action made no difference.")


def difference_tables(
    done: list[ActionFact], reviewed: list[ActionFact], reports: Iterable[ActionReport]
) -> tuple[Table, Table]:
    """The actions whose impact was judged, those that made a difference first; and those that wait for it."""
    told, judged = {one.id: one for one in reports}, {one.action_id for one in reviewed}
    waiting = [one for one in done if one.action_id not in judged]
    return (
        plain_table(
            "Impact reviewed (action tracker)",
            ("Action and owner", "Completed", "What the review found", "Impact measure"),
            (_reviewed(one, told[one.action_id]) for one in sorted(reviewed, key=_place) if one.action_id in told),
        ),
        plain_table(
            "Completed, and impact not reviewed in that time (action tracker)",
            ("Action and owner", "Completed", "Impact expected by"),
            (_waiting(one, told[one.action_id]) for one in sorted(waiting, key=_place) if one.action_id in told),
        ),
    )


def _reviewed(one: ActionFact, told: ActionReport) -> tuple[Cell, ...]:
    """What was judged, beside what the measure itself did: the two need not agree."""
    measured = told.evidence.badge.word if told.evidence else "Not measured before and after"
    found = Cell(told.impact.word, badge=told.impact, note=measured)
    return (Cell(told.text, note=one.owner), Cell(short_day(one.completed_on)), found, Cell(told.impact_measure))


def _waiting(one: ActionFact, told: ActionReport) -> tuple[Cell, ...]:
    by = short_day(one.impact_expected_on) if one.impact_expected_on else "No date agreed"
    return Cell(told.text, note=one.owner), Cell(short_day(one.completed_on)), Cell(by)


def _place(one: ActionFact) -> tuple[int, str]:
    place = _ORDER.index(one.impact_judgement) if one.impact_judgement in _ORDER else len(_ORDER)
    return place, one.action_id
