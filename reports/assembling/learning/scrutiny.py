"""Scrutiny: its findings, the answers to them, and what a follow-up found."""

from reports.assembling.learning.layout import layout
from reports.assembling.learning.sources import Part, Sources, of_types, only_filled, plain_table, title_of, total
from reports.model_tables import Table
from reports.narrative_learning import answered_sentence
from reports.words import short_day


def in_short(sources: Sources) -> Part:
    """Whether scrutiny was answered."""
    mine = of_types(sources.counts.findings, _types())
    return Part(
        said={"changed": (answered_sentence(*(total(mine, name) for name in ("due", "answered_in_time", "waiting"))),)}
    )


def answers(sources: Sources) -> Part:
    """Findings by who scrutinised, and answers that are overdue by who owes them."""
    return Part(only_filled(_by_type(sources), _waiting(sources)))


def _types() -> tuple[str, ...]:
    return layout().page("scrutiny").section("scrutiny").activities


def _by_type(sources: Sources) -> Table:
    rows = []
    for kind in _types():
        mine = of_types(sources.counts.findings, [kind])
        if mine:
            due = f"{total(mine, 'answered_in_time')} of {total(mine, 'due')}"
            followed = [total(mine, name) for name in ("resolved", "partly_resolved", "not_resolved")]
            rows.append(
                (title_of("activity_type", kind), total(mine, "in_year"), due, total(mine, "waiting"), *followed)
            )
    titles = ("Scrutiny", "Findings", "Answered in time", "Overdue now", "Resolved", "Partly resolved", "Not resolved")
    return plain_table("Findings of scrutiny in the last 12 months", titles, rows)


def _waiting(sources: Sources) -> Table:
    rows = (
        (sources.agency(one.agency), title_of("activity_type", one.activity_type), one.count, short_day(one.due_since))
        for one in of_types(sources.counts.waiting, _types())
    )
    titles = ("Agency", "Scrutiny", "Answers overdue", "Longest since")
    return plain_table("Answers that are overdue", titles, rows)
