"""The figures of a financial year: outcomes over five years, headline indicators, and every indicator."""

from collections.abc import Iterator

from indicators.definition import Indicator
from indicators.disclosure_control.figures import Figure, Status
from indicators.periods import Period, PeriodKind
from reports.assembling.definitions import QUESTIONS
from reports.assembling.documents.parts import part_of, source_words, with_numbers
from reports.assembling.learning.sources import Row, Sources, plain_table
from reports.model import Edition, IndicatorReport, ObjectiveReport
from reports.model_document_parts import DocumentPart
from reports.model_tables import Cell, Table
from reports.words import figure_words, whole

_YEARS, _QUARTERS = 5, 4
_KINDS: tuple[PeriodKind, ...] = ("financial_year", "rolling_12_months", "quarter")
_NONE = Status.NOT_APPLICABLE.marker
_READ = (
    "Against the forecast: the curve has turned where the newest three figures all lie beyond the forecast's interval "
    "on the better side, and is worse than forecast where they do on the worse side. England: the value, what it is "
    "of, and the release in which it was published."
)


def outcomes_part(edition: Edition, sources: Sources) -> DocumentPart:
    """Each outcome with its population indicators over five years, those not held as such."""
    return part_of(
        "outcomes",
        "Outcomes and their population indicators",
        parts=[
            part_of(
                f"outcome-{outcome.id}",
                outcome.statement,
                outcome.note,
                tables=(_over_years(outcome.indicators, sources),),
                missing="Not supplied: no population indicator is counted.",
            )
            for outcome in edition.board.outcomes
        ],
        missing="Not supplied: no population indicator is counted.",
    )


def _over_years(reports: tuple[IndicatorReport, ...], sources: Sources) -> Table:
    quarter = sources.facts.quarter
    backs = tuple(reversed(range(_YEARS)))
    years = [Period(quarter.back(_QUARTERS * back).end, "financial_year").title for back in backs]
    rows: Iterator[Row] = (
        (
            Cell(report.title, note=source_words(report.id, sources)),
            *(Cell(_value(_definition(report.id, sources), back, sources)) for back in backs),
        )
        for report in reports
    )
    table = plain_table("At the end of each year", ("Population indicator and source", *years), rows)
    return with_numbers(table, range(1, _YEARS + 1))


def _definition(indicator: str, sources: Sources) -> Indicator:
    return next(one for one in sources.facts.indicators if one.id == indicator)


def _value(indicator: Indicator, years_back: int, sources: Sources) -> str:
    """The figure of everybody at the end of an earlier year, over the same kind of period as the newest."""
    figures, quarter = sources.facts.figures, sources.facts.quarter
    kind = next((each for each in _KINDS if figures.get(indicator.id, Period(quarter.end, each))), None)
    end = quarter.back(_QUARTERS * years_back).end
    return figure_words(figures.get(indicator.id, Period(end, kind)) if kind else None, indicator.unit)


def objectives_part(edition: Edition, sources: Sources) -> DocumentPart:
    """Each objective with its headline indicators, their movement and what they are compared with."""
    return part_of(
        "objectives",
        "Each objective",
        _READ,
        parts=[_objective(one, sources) for one in edition.objectives],
    )


def _objective(objective: ObjectiveReport, sources: Sources) -> DocumentPart:
    quarter = sources.facts.quarter
    rows: Iterator[Row] = (
        (
            Cell(report.title, note=source_words(report.id, sources)),
            Cell(report.value, note=_besides(report, sources)),
            Cell(_a_year_before(report, sources)),
            Cell(report.variation.word, badge=report.variation) if report.is_shown else Cell("Not shown"),
            Cell(report.forecast.badge.word, badge=report.forecast.badge),
            _england(report),
        )
        for report in objective.headlines
    )
    titles = (
        "Headline indicator and source",
        quarter.title,
        "A year before",
        "Change",
        "Against the forecast",
        "England",
    )
    return part_of(
        f"objective-{objective.id}",
        objective.statement,
        objective.sentence,
        tables=(plain_table(f"{objective.id}: headline indicators", titles, rows),),
        missing="None of its headline indicators is counted yet.",
    )


def _besides(report: IndicatorReport, sources: Sources) -> str:
    """Why a value is hidden; or its period, where that is not the quarter above it."""
    return report.hidden or ("" if report.period == sources.facts.quarter.title else report.period)


def _a_year_before(report: IndicatorReport, sources: Sources) -> str:
    """The figure of everybody a year before, over the same kind of period as the headline."""
    quarter = sources.facts.quarter
    kind: PeriodKind = next((each for each in _KINDS if Period(quarter.end, each).title == report.period), "quarter")
    before = sources.facts.figures.get(report.id, Period(quarter.back(_QUARTERS).end, kind))
    return figure_words(before, _definition(report.id, sources).unit)


def _england(report: IndicatorReport) -> Cell:
    """England's value, of when it is and in which release it was published."""
    rows = report.comparators.rows if report.comparators else ()
    row = next((one for one in rows if one[0].text == "England"), None)
    return Cell(row[1].text, note=f"{row[3].text}, {row[4].text}") if row else Cell("None published")


def questions_part(edition: Edition, sources: Sources) -> DocumentPart:
    """Every indicator under its question, of the whole year, with its numerator and denominator."""
    tables = (
        _of_the_year([one for one in edition.indicators if one.question == question], words, sources)
        for question, words in QUESTIONS.items()
    )
    return part_of("indicators", "Every indicator: how much, how well, did it make a difference", tables=tables)


def _of_the_year(reports: list[IndicatorReport], caption: str, sources: Sources) -> Table:
    year = Period(sources.facts.quarter.end, "financial_year")
    rows = (_year_row(report, year, sources) for report in reports)
    quarter = f"Newest, at {sources.facts.quarter.title}"
    titles = ("Indicator", f"Year {year.title}", "Numerator", "Denominator", quarter, "Source")
    return with_numbers(plain_table(caption, titles, rows), (1, 2, 3))


def _year_row(report: IndicatorReport, year: Period, sources: Sources) -> Row:
    unit = _definition(report.id, sources).unit
    held = sources.facts.figures
    figure = held.get(report.id, year) or held.get(report.id, Period(year.end, "rolling_12_months"))
    return (
        report.title,
        Cell(figure_words(figure, unit)),
        Cell(_part(figure, figure.numerator if figure and unit != "count" else None)),
        Cell(_part(figure, figure.denominator if figure else None)),
        Cell(report.value, note=_besides(report, sources)),
        source_words(report.id, sources),
    )


def _part(figure: Figure | None, value: float | None) -> str:
    """A numerator or denominator; the marker of a figure that is not shown; that it does not apply."""
    if figure is None or figure.status is not Status.SHOWN:
        return figure_words(figure, "count")
    return whole(value) or _NONE
