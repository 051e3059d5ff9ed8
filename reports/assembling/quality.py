"""Data quality and timeliness: what came, when, how clean, and what could therefore not be shown."""

from collections import Counter

from reports.assembling.definitions import dataset_name, rows_words
from reports.facts import EditionFacts, ReturnFact
from reports.model import IndicatorReport
from reports.model_reference import Quality
from reports.model_tables import Badge, Cell, Column, Table
from reports.words import capital, count_of, many, short_day

STANDINGS = {
    "on_time": Badge("on-time", "On time"),
    "late": Badge("late", "Late"),
    "refused": Badge("refused", "Refused"),
    "missing": Badge("missing", "Missing"),
    "not_due": Badge("no-target", "Not due"),
}
_COMMONEST = 10


def quality_of(facts: EditionFacts, indicators: tuple[IndicatorReport, ...]) -> Quality:
    """The data quality and timeliness page."""
    return Quality(
        sentence=returns_sentence(facts),
        returns=_returns(facts),
        detail=_detail(facts),
        rules=_rules(facts),
        not_shown=_not_shown(indicators),
    )


def _now(facts: EditionFacts) -> list[ReturnFact]:
    return [each for each in facts.returns if each.quarter == facts.quarter and each.standing != "not_due"]


def returns_sentence(facts: EditionFacts) -> str:
    """How many returns were due, and what became of them."""
    now = _now(facts)
    if not now:
        return "No returns were expected for this quarter."
    kinds = Counter(each.standing for each in now)
    due = f"{capital(count_of(len(now), 'return'))} {'was' if len(now) == 1 else 'were'} due"
    return (
        f"{due}: {many(kinds['on_time'])} came on time, {many(kinds['late'])} came late, "
        f"{many(kinds['refused'])} refused, {many(kinds['missing'])} missing."
    )


def confidence_of(facts: EditionFacts) -> Table:
    """One row per agency: what was due this quarter and what became of it."""
    titles = ("Due", "On time", "Late", "Refused", "Missing", "Rows left out", "Queries")
    rows = []
    for agency in sorted({each.agency for each in _now(facts)}):
        mine = [each for each in _now(facts) if each.agency == agency]
        kinds = Counter(each.standing for each in mine)
        counts = [len(mine), *(kinds[name] for name in ("on_time", "late", "refused", "missing"))]
        rejected, queries = sum(each.rows_rejected for each in mine), sum(each.queries for each in mine)
        words = [str(count) for count in counts] + [rows_words(rejected, facts), rows_words(queries, facts)]
        rows.append((Cell(agency, "data-quality.html"), *(Cell(word) for word in words)))
    columns = (Column("Agency"), *(Column(title, is_number=True) for title in titles))
    return Table("Returns due for this quarter, by agency", columns, tuple(rows))


def _returns(facts: EditionFacts) -> Table:
    """Agency by dataset by quarter."""
    quarters = sorted({each.quarter for each in facts.returns if each.quarter.end <= facts.quarter.end})[-8:]
    known = {(each.agency, each.dataset, each.quarter): each for each in facts.returns}
    pairs = sorted({(each.agency, each.dataset_title, each.dataset) for each in facts.returns})
    rows = tuple(
        (Cell(title, note=agency), *(_standing(known.get((agency, dataset, quarter))) for quarter in quarters))
        for agency, title, dataset in pairs
    )
    columns = (Column("Dataset and agency"), *(Column(quarter.title) for quarter in quarters))
    return Table("What became of each return, quarter by quarter", columns, rows)


def _standing(fact: ReturnFact | None) -> Cell:
    badge = STANDINGS[fact.standing if fact else "not_due"]
    return Cell(badge.word, badge=badge)


def _detail(facts: EditionFacts) -> Table:
    rows = tuple(
        (
            Cell(each.dataset_title, note=each.agency),
            Cell(STANDINGS[each.standing].word, badge=STANDINGS[each.standing]),
            Cell(short_day(each.due_on)),
            Cell(short_day(each.received_on), note=_corrected(each)),
            Cell(short_day(each.as_at)),
            Cell(rows_words(each.rows_read, facts)),
            Cell(rows_words(each.rows_accepted, facts)),
            Cell(rows_words(each.rows_rejected, facts)),
            Cell(rows_words(each.queries, facts)),
        )
        for each in sorted(_now(facts), key=lambda each: (each.agency, each.dataset))
    )
    words = ("Dataset and agency", "Standing", "Due", "Received", "Data as at")
    numbers = ("Rows read", "Accepted", "Rejected", "Queries")
    columns = (*(Column(word) for word in words), *(Column(word, is_number=True) for word in numbers))
    return Table("This quarter's returns", columns, rows)


def _corrected(each: ReturnFact) -> str:
    """Why a return that was in time came after it was due."""
    is_after = each.received_on is not None and each.received_on > each.due_on
    return "corrected; first sent in time" if is_after and each.standing == "on_time" else ""


def _rules(facts: EditionFacts) -> Table:
    """The commonest rules broken, most often first."""
    found = sorted(facts.faults, key=lambda f: (-f.count, f.dataset, f.rule))[:_COMMONEST]
    rows = tuple(
        (
            Cell(capital(fault.rule.replace("_", " "))),
            Cell("Refused" if fault.severity == "REJECT" else "Queried"),
            Cell(fault.agency, note=dataset_name(fault.dataset)),
            Cell(rows_words(fault.count, facts)),
            Cell(fault.what_to_do),
        )
        for fault in found
    )
    titles = ("Rule", "What it does", "Agency and dataset", "How often", "What to do")
    return Table(
        "The commonest rules broken on arrival", tuple(Column(t, is_number=t == "How often") for t in titles), rows
    )


def _not_shown(indicators: tuple[IndicatorReport, ...]) -> Table:
    rows = tuple(
        (Cell(report.title, report.href), Cell(report.value), Cell(report.hidden))
        for report in indicators
        if not report.is_shown
    )
    columns = (Column("Indicator"), Column("Marker"), Column("Why"))
    return Table("Indicators that could not be shown this quarter", columns, rows)
