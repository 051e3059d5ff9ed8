"""Indicators as a table: every one, those that the board watches, and each question's on an objective page."""

from reports.model import IndicatorReport
from reports.model_tables import Cell, Column, Table


def table_of(indicators: tuple[IndicatorReport, ...], caption: str) -> Table:
    """Every indicator: of concern first, then headline indicators, then by title."""
    ordered = sorted(indicators, key=lambda r: (not r.is_of_concern, not r.is_headline, r.title))
    titles = (
        "Indicator",
        "Latest",
        "Previous",
        "Target",
        "England",
        "Trend",
        "Has it changed?",
        "Will it meet its target?",
        "Data read",
    )
    numbers = {"Latest", "Previous", "Target", "England"}
    columns = tuple(Column(title, is_number=title in numbers, is_sortable=title != "Trend") for title in titles)
    marks = tuple((("changed", report.variation.kind), ("target", report.assurance.kind)) for report in ordered)
    return Table(caption, columns, tuple(_row(report) for report in ordered), marks)


def _row(report: IndicatorReport) -> tuple[Cell, ...]:
    question = report.question_words.rstrip("?")
    return (
        Cell(
            report.title,
            report.href,
            note=" · ".join(filter(None, [report.objective.note, question, *_marks(report)])),
        ),
        Cell(report.number, note=report.counted, sort=report.value_sort),
        Cell(report.previous, sort=report.previous_sort),
        Cell(report.target),
        Cell(report.comparator),
        Cell("", sparkline=report.chart),
        Cell(report.variation.word, badge=report.variation),
        Cell(report.assurance.word, badge=report.assurance),
        Cell(report.updated),
    )


def _marks(report: IndicatorReport) -> list[str]:
    return [word for word, holds in (("headline", report.is_headline), ("local indicator", report.is_local)) if holds]
