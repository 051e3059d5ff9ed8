"""The statutory clocks as their page shows them."""

from dataclasses import replace
from string import Formatter

from indicators.disclosure_control.clocks import ClockFigure, PublishableClock
from reports.assembling.definitions import STATUS_WORDS, setting_words
from reports.facts import EditionFacts
from reports.model_clocks import ClockReport, Clocks
from reports.model_tables import Cell, Column, Table
from reports.narrative_clocks import (
    BADGES,
    NOTES,
    cycle_sentence,
    period_sentence,
    running_sentence,
    span_words,
    state_of,
    summary_sentence,
)
from reports.words import capital, figure_words, whole
from schemas.codes import code_list
from schemas.settings import Setting

_WHOLE = ("Fell due", "In time", "Late", "Middle lateness", "Longest lateness")
_CYCLE = "section_11_interval_months"


def clocks_of(facts: EditionFacts) -> Clocks:
    """Every clock: where each stands, and one by one."""
    states = [state_of(clock.quarters[0], clock.share_needed) for clock in facts.clocks]
    return Clocks(
        sentence=summary_sentence(states),
        table=_overview(facts),
        reports=tuple(_report(clock, facts) for clock in facts.clocks),
        notes=NOTES,
    )


def _overview(facts: EditionFacts) -> Table:
    titles = ("Clock", "Standard", f"In {facts.quarter.title}", "In 12 months", "Latest by")
    rows = tuple(
        (
            Cell(clock.clock.title, f"clocks.html#clock-{clock.clock.id}"),
            Cell(capital(_in_force(clock.clock.within, facts))),
            replace(_state(clock.quarters[0], clock), note=_in_words(_share(clock.quarters[0]), clock)),
            _share(clock.year),
            Cell(_longest(clock.year, clock)),
        )
        for clock in facts.clocks
    )
    return Table("Where each clock stands", tuple(Column(title) for title in titles), rows)


def _report(clock: PublishableClock, facts: EditionFacts) -> ClockReport:
    newest = clock.quarters[0]
    months = int(facts.settings[_CYCLE].value) if _CYCLE in clock.clock.settings else None
    told = (
        period_sentence(newest, clock),
        period_sentence(clock.year, clock),
        running_sentence(clock),
        cycle_sentence(clock.newest_due, months),
    )
    return ClockReport(
        id=clock.clock.id,
        title=clock.clock.title,
        standard=f"{_in_force(clock.clock.duty, facts)}, {_in_force(clock.clock.within, facts)}.",
        sources=tuple(_source(name, facts) for name in clock.clock.settings),
        badge=BADGES[state_of(newest, clock.share_needed)],
        sentences=tuple(dict.fromkeys(sentence for sentence in told if sentence)),
        table=_table(clock),
    )


def _in_force(words: str, facts: EditionFacts) -> str:
    names = {name for _, name, _, _ in Formatter().parse(words) if name}
    return words.format(**{name: setting_words(facts.settings[name].value) for name in names})


def _source(name: str, facts: EditionFacts) -> str:
    setting = facts.settings[name]
    standing = STATUS_WORDS.get(setting.status, setting.status.lower())
    value = "; ".join(_entry(str(each), facts) for each in setting.value) if _is_list(setting) else ""
    value = value or setting_words(setting.value) or "none"
    own = "; set by this partnership" if not setting.is_default else ""
    return f"{value} {setting.unit} ({standing} standard{own}): {setting.source}."


def _entry(code: str, facts: EditionFacts) -> str:
    """One entry of a setting in words: an agency, or what calls for a joint agency response."""
    trigger = code_list("jar_trigger").codes.get(code, "")
    return f"{code} {trigger[:1].lower()}{trigger[1:]}" if trigger else facts.agencies.get(code, code)


def _is_list(setting: Setting) -> bool:
    return isinstance(setting.value, list | tuple)


def _table(clock: PublishableClock) -> Table:
    rows = tuple((Cell(told.period.title), *_cells(told, clock)) for told in (*clock.quarters, clock.year))
    if clock.is_whole:
        columns = tuple(Column(title, is_number=True) for title in _WHOLE)
    else:
        kept = Column(capital(clock.clock.kept_words), is_number=True)
        columns = (
            Column("Standard"),
            kept,
            *([Column("Latest by", is_number=True)] if clock.clock.is_own_duty else []),
        )
    return Table(f"{clock.clock.title}, quarter by quarter", (Column("Quarter"), *columns), rows)


def _cells(told: ClockFigure, clock: PublishableClock) -> tuple[Cell, ...]:
    if not clock.is_whole:
        latest = [Cell(_longest(told, clock))] if clock.clock.is_own_duty else []
        return (_state(told, clock), _share(told), *latest)
    if told.due is None:
        return tuple(Cell(figure_words(told.figure, "percent")) for _ in _WHOLE)
    middle = "–" if told.median_late is None else span_words(told.median_late, clock.in_working_days)
    return (
        *(Cell(f"{count:,}") for count in (told.due, told.met or 0, told.late or 0)),
        Cell(middle),
        Cell(_longest(told, clock)),
    )


def _state(told: ClockFigure, clock: PublishableClock) -> Cell:
    badge = BADGES[state_of(told, clock.share_needed)]
    return Cell(badge.word, badge=badge)


def _share(told: ClockFigure) -> Cell:
    """How many of how many were in time, as far as that is shown."""
    if told.due is not None:
        return Cell(f"{told.met or 0:,} of {told.due:,}" if told.due else "–")
    figure = told.figure
    has_counts = figure is not None and figure.numerator is not None and figure.denominator is not None
    counted = f"{whole(figure.numerator)} of {whole(figure.denominator)}" if figure and has_counts else ""
    return Cell(figure_words(figure, "percent"), note=counted)


def _in_words(share: Cell, clock: PublishableClock) -> str:
    """What a badge stands on: `74.5% in time, 38 of 51`; empty where there is no number."""
    if share.text == "–" or share.text.startswith("["):
        return ""
    return ", ".join(filter(None, [f"{share.text} {clock.clock.kept_words}", share.note]))


def _longest(told: ClockFigure, clock: PublishableClock) -> str:
    """By how much the latest was late; a dash where none was."""
    if not clock.is_whole and not clock.clock.is_own_duty:
        return "not told"
    return span_words(told.longest_late, clock.in_working_days) if told.longest_late else "–"
