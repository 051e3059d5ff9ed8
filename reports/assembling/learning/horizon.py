"""The horizon scan: emerging risks, new first, by likelihood and severity."""

from collections.abc import Sequence

from reports.assembling.learning.sources import Part, Sources, badge_cell, only_filled, plain_table, theme_title
from reports.assembling.thread_names import RESTRICTED
from reports.facts_learning import RiskFact
from reports.model_tables import Cell
from reports.words import capital, count_of, many, short_day

_NOT_SCORED = "–"


def horizon_part(sources: Sources) -> Part:
    """Every risk of the 12 months, or that still waits for its answer."""
    risks = sources.counts.risks
    if risks is None:
        return Part()
    titles = ("Emerging risk", "Found", "Likelihood", "Severity", "Together", "Answered")
    table = plain_table(
        "Emerging risks: new first, then the likeliest and gravest", titles, (_row(one, sources) for one in risks)
    )
    return Part(only_filled(table), {"changed": (_sentence(risks),)})


def _row(one: RiskFact, sources: Sources) -> tuple[Cell | str, ...]:
    theme = theme_title(one.theme)
    may_be_read = one.text and sources.facts.figures.audience == RESTRICTED
    name = Cell(one.text, note=theme) if may_be_read else Cell(theme)
    answered = badge_cell("done", short_day(one.responded_on)) if one.responded_on else badge_cell("open", "Not yet")
    found = Cell(short_day(one.found_on), note="new this quarter" if one.is_new else "")
    return (name, found, _score(one.likelihood), _score(one.severity), _together(one), answered)


def _score(score: int | None) -> str:
    return _NOT_SCORED if score is None else f"{score} of 5"


def _together(one: RiskFact) -> str:
    return _NOT_SCORED if one.likelihood is None or one.severity is None else f"{one.likelihood * one.severity} of 25"


def _sentence(risks: Sequence[RiskFact]) -> str:
    """How many risks nobody has answered, and how many nobody has scored."""
    if not risks:
        return ""
    waiting = sum(one.responded_on is None for one in risks)
    unscored = sum(_together(one) == _NOT_SCORED for one in risks)
    if not waiting + unscored:
        return "Every risk is scored and answered."
    told = f"{capital(many(waiting))} of {count_of(len(risks), 'risk')} {'waits' if waiting == 1 else 'wait'} for an "
    return f"{told}answer; {many(unscored)} {'is' if unscored == 1 else 'are'} not scored."
