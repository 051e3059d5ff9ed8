"""What children, families and practitioners told us: about what, where and when, and what came of it."""

from collections.abc import Iterable

from indicators.learning import FROM_FAMILIES, FROM_PRACTITIONERS
from reports.assembling.documents.half_year import HalfYear
from reports.assembling.documents.parts import figures_table, part_of
from reports.assembling.indicators import story_of
from reports.assembling.learning.sources import Sources, of_types, total
from reports.model_document_parts import DocumentPart
from reports.words import joined, many

_YOU_SAID = "voice"
"""The subject of the commentary that answers what was said."""
_FROM_CHILDREN = (
    "children_and_young_people_heard_count", "children_feeling_listened_to_percent", "children_feeling_safer_percent",
    "children_with_trusted_adult_percent", "parents_seeing_child_safer_percent",
)  # fmt: skip
_FROM_STAFF = (
    "practitioner_responses_count", "practitioners_changing_practice_percent",
    "practitioners_confident_to_escalate_percent", "practitioners_with_reflective_supervision_percent",
)  # fmt: skip
_ANSWERS = {
    "accepted": "accepted",
    "partly_accepted": "partly accepted",
    "not_accepted": "not accepted",
    "unanswered": "not answered yet",
}


def children_part(half: HalfYear) -> DocumentPart:
    """What children, young people and families told us, and what was done about it where somebody has signed that."""
    sources = half.sources
    return part_of(
        "children",
        "What children, young people and families told us",
        answered(FROM_FAMILIES, sources),
        stories={"You said, we did": story_of(_YOU_SAID, sources.facts.commentary)},
        tables=(
            half.raised_table(FROM_FAMILIES, f"What they raised, {half.title} (log of findings)"),
            figures_table(sources.supplied(_FROM_CHILDREN), "What they answered when we asked", sources),
        ),
        missing="Not supplied: what children, young people and families answered or proposed in this half-year.",
    )


def practitioners_part(half: HalfYear) -> DocumentPart:
    """What practitioners told us, and what changed."""
    sources = half.sources
    return part_of(
        "practitioners",
        "What practitioners told us, and what changed",
        answered(FROM_PRACTITIONERS, sources),
        tables=(
            half.raised_table(FROM_PRACTITIONERS, f"What they raised, {half.title} (log of findings)"),
            figures_table(sources.supplied(_FROM_STAFF), "What they answered when we asked", sources),
        ),
        missing="Not supplied: what practitioners answered or raised in this half-year.",
    )


def answered(kinds: Iterable[str], sources: Sources) -> str:
    """What became of all that was raised in the 12 months at some types of activity; every one of them once."""
    mine = [one for one in of_types(sources.counts.findings, kinds) if one.kind != "strength"]
    raised = total(mine, "in_year")
    if not raised:
        return ""
    answers = {words: total(mine, name) for name, words in _ANSWERS.items()}
    answers["noted"] = raised - sum(answers.values())
    told = joined([f"{many(number)} {_verb(number)} {words}" for words, number in answers.items() if number])
    said = f"Of {raised} points raised in the 12 months to {sources.facts.quarter.end:%B %Y}, {told}."
    return (
        f"{said} Those who raised {many(total(mine, 'fed_back'))} of them were told what came of it (log of findings)."
    )


def _verb(number: int) -> str:
    return "was" if number == 1 else "were"
