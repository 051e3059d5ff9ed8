"""A page read: its tables, its sentences, the points of its charts and the data that it embeds."""

from collections.abc import Iterator, Mapping, Sequence

from indicators.periods import Period
from pipelines.audit.drawings import is_readable, periods_told, said_in_drawing
from pipelines.audit.page_tables import indicator_linked, said_in_table
from pipelines.audit.pages import Drawing, Page, PageTable
from pipelines.audit.said import Said
from pipelines.audit.sentences import gaps_said, named_in, said_in_sentence
from pipelines.audit.sparklines import Point, said_in_sparkline
from pipelines.audit.structured import said_in_json
from pipelines.audit.words import period_named


def said_on_page(
    page: Page,
    path: str,
    indicator: str,
    headlines: Mapping[str, Period],
    titles: Mapping[str, str],
    known: frozenset[str],
    points: Mapping[str, Sequence[Point]],
) -> Iterator[Said]:
    """What a page says of figures; `indicator` is the one that it is about, empty where it is about many."""
    for table in page.tables:
        yield from said_in_table(table, path, indicator, headlines)
        yield from _small_charts(table, path, points)
    for block in page.blocks:
        whose = named_in(block, titles, indicator)
        if whose:
            yield from said_in_sentence(block, path, whose, headlines.get(whose))
    for drawing in page.drawings:
        whose = indicator or _drawn(drawing, titles)
        if _is_chart(drawing) and whose:
            yield from said_in_drawing(drawing, path, whose, _periods(page, drawing, indicator))
    if not indicator:
        return
    yield from _gaps(page, path, indicator, headlines.get(indicator))
    for text in page.embedded:
        yield from said_in_json(text, f"{path}, embedded data", indicator, known)


def has_unread_chart(page: Page, indicator: str) -> bool:
    """Whether the page, about one indicator or about many, has a chart whose points could not be read back."""
    charts = [drawing for drawing in page.drawings if _is_chart(drawing)]
    return any(not is_readable(drawing, _periods(page, drawing, indicator)) for drawing in charts)


def _periods(page: Page, drawing: Drawing, indicator: str) -> list[Period]:
    """The periods of the points of a chart, in order: a forecast is drawn once, and has a table of its own.

    A long chart has only its newest points in the table; its name then tells of more. On a page about many indicators
    a table may be another chart's, and the name alone tells.
    """
    if not indicator:
        return periods_told(drawing)
    is_forecast = "chart-single" in drawing.kind.split()
    tables = [table for table in page.tables if table.header[:1] == ["Period"]]
    own = [table for table in tables if table.header[-1].startswith("Forecast") == is_forecast]
    named = (row[0].text for table in own for row in table.rows)
    tabled = sorted({period for name in named if (period := period_named(name))})
    told = periods_told(drawing)
    return told if not tabled or told[-len(tabled) :] == tabled else tabled


def _drawn(drawing: Drawing, titles: Mapping[str, str]) -> str:
    """The indicator that the nearest text before a chart names."""
    return next((whose for words in drawing.before if (whose := named_in(words, titles, ""))), "")


def _is_chart(drawing: Drawing) -> bool:
    return "chart" in drawing.kind.split()


def _small_charts(table: PageTable, path: str, points: Mapping[str, Sequence[Point]]) -> Iterator[Said]:
    for row in table.rows:
        whose = indicator_linked(row)
        for drawing in (drawing for cell in row for drawing in cell.drawings):
            yield from said_in_sparkline(drawing, path, whose, points.get(whose, ()))


def _gaps(page: Page, path: str, indicator: str, headline: Period | None) -> Iterator[Said]:
    """What a difference from the page's first figure says of another period."""
    own = [one for block in page.blocks for one in said_in_sentence(block, path, indicator, headline)]
    now = next((one.value for one in own if one.period == headline), "")
    for block in page.blocks:
        yield from gaps_said(block, f"{path}, difference", indicator, now)
