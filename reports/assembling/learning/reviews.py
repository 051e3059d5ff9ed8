"""Reviews in progress and completed, by type; nothing of a single case."""

from reports.assembling.learning.sources import Part, Sources, only_filled, plain_table, title_of, total
from reports.facts_learning import ReviewCount
from reports.model_tables import Cell
from reports.words import capital, count_of, many

_PUBLISHED = {"local_child_safeguarding_practice_review", "serious_case_review"}
"""Types of review whose report is for the public."""


def reviews_part(sources: Sources) -> Part:
    """How many reviews run, how many are late, which processes look at one case, and what became of those completed."""
    counts = sources.counts.reviews
    if counts is None:
        return Part()
    titles = ("Review", "In progress", "Of them late", "Completed in 12 months", "Published", "Not yet decided")
    table = plain_table("Reviews by type", titles, (_row(one) for one in counts))
    doubled = sources.thread.duplications if sources.thread else ()
    return Part(only_filled(table), {"looked": (_sentence(counts), *doubled)})


def _row(one: ReviewCount) -> tuple[Cell | int | str, ...]:
    role = "led by the partnership" if one.role == "lead" else "the partnership contributes"
    is_public = one.review_type in _PUBLISHED
    return (
        Cell(title_of("review_type", one.review_type), note=role),
        one.in_progress,
        one.late,
        one.completed,
        one.published if is_public else "–",
        one.undecided if is_public else "–",
    )


def _sentence(counts: tuple[ReviewCount, ...]) -> str:
    own = [one for one in counts if one.role == "lead"]
    running, late = total(own, "in_progress"), total(own, "late")
    if not running:
        return "No review that the partnership leads is in progress."
    verb = "is" if running == 1 else "are"
    led = f"{capital(count_of(running, 'review'))} that the partnership leads {verb} in progress"
    return f"{led}, {many(late)} of them late." if running > 1 else f"{led}{', late' if late else ''}."
