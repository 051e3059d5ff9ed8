"""An agency's own figures beside everybody's, and how to read them; nobody is ranked."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from indicators.definition import Indicator
from indicators.disclosure_control.figures import Status
from reports.assembling.learning.sources import Sources, plain_table
from reports.model_tables import Cell, Table
from reports.words import figure_words

PARTS_OF_THEMES: Mapping[str, tuple[str, ...]] = {
    "assurance": ("section_11_and_learning_audit", "audits"),
    "training": ("learning_and_development",),
    "sent": ("learning_into_practice",),
}
"""Themes whose figures stand in a part of their own."""
_NUMBERS = {"You", "All agencies"}
_BREAKDOWN = "agency_code"


def own_figures(caption: str, themes: Iterable[str], code: str, sources: Sources) -> Table:
    """The agency's own figures of some themes beside everybody's, theme by theme."""
    rows = []
    for theme in themes:
        for one in sources.facts.indicators:
            report = sources.reports.get(one.id)
            if one.theme == theme and report is not None and _BREAKDOWN in one.breakdowns:
                own = _newest(one, code, sources)
                rows += [(Cell(report.title, report.href), own, report.value, report.period)] if own else []
    table = plain_table(caption, ("Indicator", "You", "All agencies", "Period"), rows)
    return replace(table, columns=tuple(replace(each, is_number=each.title in _NUMBERS) for each in table.columns))


def how_to_read(*tables: Table) -> str:
    """How to read the agency's own figures, and why some are hidden; empty where none is shown."""
    own = [row[1].text for table in tables for row in table.rows]
    if not own:
        return ""
    hidden = Status.SUPPRESSED.marker in own
    why = " [c] stands where yours rests on too few cases, or would give another agency's away." if hidden else ""
    return f"Your part stands beside that of all agencies, and nobody is ranked.{why}"


def _newest(one: Indicator, code: str, sources: Sources) -> str:
    """The agency's figure in the period of the headline; empty where none was made."""
    figures = [
        figure
        for figure in sources.facts.figures
        if (figure.indicator_id, figure.breakdown, figure.category) == (one.id, _BREAKDOWN, code)
        and figure.period.title == sources.reports[one.id].period
    ]
    return figure_words(figures[0], one.unit) if figures else ""
