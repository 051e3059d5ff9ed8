"""How one indicator compares: sentences and one table of England, the region and the neighbours."""

from indicators.definition import Unit
from indicators.significance import Compared
from indicators.statistics.intervals import Interval
from reports.assembling.readings import IndicatorReading
from reports.charts.strip import Strip, StripRow
from reports.model_tables import Badge, Cell, Column, Table
from reports.narrative_comparisons import (
    NEUTRAL,
    NO_COMPARATOR,
    area_words,
    comparison_sentences,
    period_words,
    revision_sentence,
    why_not_sentence,
)
from reports.words import capital, figure_words, many, with_unit

_VERDICTS = {
    "better": Badge("better", "Better"),
    "worse": Badge("worse", "Worse"),
    "similar": Badge("similar", "Similar"),
    "higher": Badge("higher", "Higher"),
    "lower": Badge("higher", "Lower"),
}
_NO_VERDICT = {
    "context": Badge("not-judged", "Context only"),
    "no_value": Badge("not-judged", "No comparison"),
    "not_shown": Badge("not-judged", "No comparison"),
}
_NOT_JUDGED = Badge("not-judged", "Not judged")
_COLUMNS = (
    Column("Compared with"),
    Column("Their value", is_number=True),
    Column("Ours", is_number=True),
    Column("Their period"),
    Column("Release and source"),
    Column("Ours is"),
)


def comparison_words(reading: IndicatorReading) -> tuple[str, ...]:
    """A paragraph for each comparator, what holds of all, and what the publisher has revised; or that there is none."""
    unit = reading.indicator.unit
    reasons = [why_not_sentence(one) for one in reading.compared]
    is_shared = len(reasons) > 1 and len(set(reasons)) == 1
    beside = [""] * len(reasons) if is_shared else reasons
    told = [
        f"{comparison_sentences(one, unit)} {why}".strip() for one, why in zip(reading.compared, beside, strict=True)
    ]
    told += reasons[:1] if is_shared else []
    told += [NEUTRAL] if any(one.verdict in {"higher", "lower"} for one in reading.compared) else []
    told += [
        revision_sentence(area_words(one.comparator), one.comparator.period_type, one.comparator.revisions, unit)
        for one in reading.compared
    ]
    return tuple(words for words in told if words) or (NO_COMPARATOR,)


def comparison_table(reading: IndicatorReading) -> Table | None:
    """One row for each comparator; None where there is none."""
    if not reading.compared:
        return None
    return Table("The comparators", _COLUMNS, tuple(_row(one, reading) for one in reading.compared))


def comparison_strip(reading: IndicatorReading) -> Strip | None:
    """Ours beside each comparator that has a value; None where nothing can be set side by side."""
    rows = tuple(
        StripRow(
            _area(one).removesuffix(", median") + _year(one),
            one.comparator.value,
            one.own.value,
            _limits(one.interval),
            one.comparator.values,
        )
        for one in reading.compared
        if one.comparator.value is not None and one.own.value is not None
    )
    return Strip(reading.indicator.unit, rows) if rows else None


def _year(compared: Compared) -> str:
    words = period_words(compared.comparator.ends_on, compared.comparator.period_type)
    return f", {words.replace('ending', 'to')}"


def _limits(interval: Interval | None) -> tuple[float, float] | None:
    if interval is None or interval.lower is None or interval.upper is None:
        return None
    return interval.lower, interval.upper


def comparator_words(england: Compared | None, unit: Unit) -> str:
    """England's value for the board's table; a dash where there is none."""
    value = england.comparator.value if england else None
    return "–" if value is None else with_unit(value, unit)


def _row(compared: Compared, reading: IndicatorReading) -> tuple[Cell, ...]:
    comparator, unit = compared.comparator, reading.indicator.unit
    value = with_unit(comparator.value, unit) if comparator.value is not None else "–"
    is_same_year = compared.match == "same_year"
    return (
        Cell(capital(_area(compared)), note=_neighbours(compared)),
        Cell(value),
        Cell(figure_words(compared.own, unit), note="" if is_same_year else compared.own.period.title),
        Cell(capital(period_words(comparator.ends_on, comparator.period_type))),
        Cell(f"{comparator.release} release", note=comparator.publication),
        Cell("", badge=_badge(compared), note=_how_sure(compared)),
    )


def _how_sure(compared: Compared) -> str:
    if compared.verdict in {None, "similar"}:
        return ""
    return "at 95% and at 99.8%" if compared.is_far else "at 95%"


def _area(compared: Compared) -> str:
    return "Statistical neighbours, median" if compared.comparator.kind == "neighbours" else compared.comparator.area


def _neighbours(compared: Compared) -> str:
    one = compared.comparator
    if one.kind != "neighbours":
        return ""
    return f"{capital(many(one.valued))} of {one.neighbours} have a value; {one.model} model; we are not among them"


def _badge(compared: Compared) -> Badge:
    if compared.verdict:
        return _VERDICTS[compared.verdict]
    return _NO_VERDICT.get(compared.why_not or "", _NOT_JUDGED)
