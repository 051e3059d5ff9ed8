"""The data development agenda: what is wanted, why it is not counted, who could supply it, by when, how far."""

from reports.assembling.objectives import gap_of, gaps_of
from reports.facts import EditionFacts
from reports.model import Gap
from reports.model_tables import Cell, Column, Table
from reports.words import capital, count_of

_TITLES = ("Measure", "Why it is not counted", "Who could supply it", "By when", "Progress since last quarter", "For")
_NOT_SET = "not agreed"


def agenda_of(facts: EditionFacts) -> tuple[Gap, ...]:
    """Headline indicators not counted, then every measure wanted."""
    own = (gap for objective in facts.plan.objectives for gap in gaps_of(objective, facts))
    free = (gap_of(want, Cell("–"), facts) for want in facts.plan.data_development if want.objective is None)
    return (*own, *_population(facts), *free)


def _population(facts: EditionFacts) -> tuple[Gap, ...]:
    counted = {indicator.id for indicator in facts.indicators}
    return tuple(
        Gap(
            capital(name.replace("_", " ")),
            f"A population indicator of {outcome.id} that is not counted yet.",
            Cell("–"),
        )
        for outcome in facts.plan.outcomes
        for name in outcome.population_indicators
        if name not in counted
    )


def agenda_words(agenda: tuple[Gap, ...]) -> str:
    """How long the agenda is."""
    if not agenda:
        return "Nothing that the plan names is waiting to be counted."
    number, one = count_of(len(agenda), "measure"), len(agenda) == 1
    return f"{capital(number)} {'is' if one else 'are'} wanted and not yet counted: what the partnership cannot see."


def agenda_table(agenda: tuple[Gap, ...]) -> Table:
    """One row for each; what nobody has agreed is said."""
    rows = (
        (
            Cell(gap.measure),
            Cell(gap.why),
            Cell(gap.supplier or _NOT_SET),
            Cell(gap.by or _NOT_SET),
            Cell(gap.progress or "none recorded"),
            Cell(gap.objective.text, gap.objective.href),
        )
        for gap in agenda
    )
    return Table("Measures wanted and not yet counted", tuple(Column(title) for title in _TITLES), tuple(rows))
