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
_MOST = 8
QUESTION = "What did we do to make a difference?"


def difference_part(half: HalfYear, reports: Iterable[ActionReport]) -> DocumentPart:
    """The part of a half-year."""
    done = [one for one in half.sources.facts.actions or () if half.holds(one.completed_on)]
    reviewed = [one for one in half.sources.facts.actions or () if half.holds(one.impact_reviewed_on)]
    return part_of(
        "difference",
        QUESTION,
        *(difference_sentences(done, reviewed, "this half-year") if done or reviewed else ()),
        tables=(actions_table([*done, *reviewed], reports, _MOST),),
        missing="No action was completed in this half-year, and no impact was reviewed."
        if half.sources.facts.actions is not None
        else "Not supplied: the action tracker.",
    )


def difference_sentences(done: list[ActionFact], reviewed: list[ActionFact], when: str) -> tuple[str, ...]:
    """How many actions were completed, and what the reviews of impact judged; where none was made is said."""
    judged = Counter(one.impact_judgement for one in reviewed)
    completed = f"{capital(count_of(len(done), 'action'))} completed {when} (action tracker)."
    if not reviewed:
        return (completed, f"No impact was reviewed {when}.")
    counted = [f"{many(judged[code])} {words}" for code, words in _JUDGED.items() if judged[code]]
    told = f"The impact of {count_of(len(reviewed), 'action')} was reviewed {when}: {joined(counted)}."
    return (completed, told, "" if judged["no_difference"] else "No review judged that an action made no difference.")


def actions_table(facts: Iterable[ActionFact], reports: Iterable[ActionReport], most: int) -> Table:
    """The actions, those whose impact is evidenced first, with the measure of their impact."""
    told = {one.id: one for one in reports}
    once = {one.action_id: one for one in facts if one.action_id in told}
    ordered = sorted(once.values(), key=lambda one: (_place(one), one.action_id))[:most]
    rows = (
        (
            Cell(told[one.action_id].text, note=told[one.action_id].owner),
            short_day(one.completed_on),
            Cell(told[one.action_id].impact.word, badge=told[one.action_id].impact),
            told[one.action_id].impact_measure,
        )
        for one in ordered
    )
    return plain_table("Actions and their impact", ("Action and owner", "Completed", "Impact", "How it is seen"), rows)


def _place(one: ActionFact) -> int:
    return _ORDER.index(one.impact_judgement) if one.impact_judgement in _ORDER else len(_ORDER)
