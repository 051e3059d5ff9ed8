"""One indicator as a committee member reads it."""

from collections.abc import Iterable
from itertools import groupby

from indicators.definition import Unit
from indicators.disclosure_control.figures import Figure, Status
from reports.assembling.charts import chart_of
from reports.assembling.comparisons import comparator_words, comparison_strip, comparison_table, comparison_words
from reports.assembling.definitions import (
    QUESTIONS,
    breakdown_title,
    category_order,
    category_title,
    definition_of,
    extracts_behind,
    hidden_reason,
    is_local,
    provenance_of,
    provenance_words,
    title_of,
)
from reports.assembling.forecasts import forecast_report
from reports.assembling.readings import IndicatorReading
from reports.assembling.targets import against_target
from reports.facts import Commentary, EditionFacts
from reports.model import IndicatorReport
from reports.model_parts import ActionReport, Story, ThreadBreak
from reports.model_tables import Badge, Cell, Column, Table
from reports.narrative import (
    ASSURANCE_BADGES,
    BADGES,
    concern_sentence,
    headline_sentence,
    movement_sentence,
    target_sentence,
    variation_sentence,
)
from reports.words import capital, count_of, day, figure_words, short_day, whole

_QUARTERS_OF_BREAKDOWN = 4


def titles_of(facts: EditionFacts) -> dict[str, str]:
    """Indicator to its title with the settings in force."""
    return {indicator.id: title_of(indicator, facts) for indicator in facts.indicators}


def indicator_report(
    reading: IndicatorReading,
    facts: EditionFacts,
    edition_id: str,
    actions: Iterable[ActionReport],
    breaks: Iterable[ThreadBreak],
) -> IndicatorReport:
    """The page of one indicator, and what other pages say of it."""
    indicator, headline = reading.indicator, reading.headline
    title = title_of(indicator, facts)
    home = facts.plan.home_of(indicator.id, indicator.theme)
    england = next((one for one in reading.compared if one.comparator.kind == "england"), None)
    extracts = extracts_behind(indicator, facts)
    mine = tuple(action for action in actions if indicator.id in action.indicator_ids)
    found = tuple(dict.fromkeys(action.finding for action in mine if action.finding))
    return IndicatorReport(
        id=indicator.id,
        title=title,
        href=f"indicators/{indicator.id}.html",
        question=indicator.question,
        question_words=QUESTIONS[indicator.question],
        theme=capital(indicator.theme.replace("_", " ")),
        objective=Cell(home.statement, f"objectives/{home.id}.html", note=home.id) if home else Cell("No objective"),
        priorities=tuple(p.statement for p in facts.plan.priorities if home and p.objective == home.id),
        is_headline=any(indicator.id in objective.headline_indicators for objective in facts.plan.objectives),
        is_local_standard=is_local(indicator, facts),
        is_local=indicator.is_local,
        is_shown=headline.status is Status.SHOWN,
        value=figure_words(headline, indicator.unit),
        number=headline.text if headline.status is Status.SHOWN else headline.status.marker,
        value_sort=_sort(headline.value),
        period=headline.period.title,
        hidden=hidden_reason(headline),
        counted=_unit_note(reading),
        previous=reading.previous.text if reading.previous else Status.NOT_SUPPLIED.marker,
        previous_sort=_sort(reading.previous.value if reading.previous else None),
        target=reading.aim.amount if reading.aim else "–",
        comparator=comparator_words(england, indicator.unit),
        variation=Badge(*BADGES[reading.variation.verdict]),
        assurance=Badge(*ASSURANCE_BADGES[reading.variation.assurance]),
        is_of_concern=bool(reading.concern),
        updated=short_day(extracts[0].as_at) if extracts else "–",
        headline=headline_sentence(headline, indicator.unit, reading.variation),
        sentences=_sentences(reading),
        against_target=against_target(reading, facts.plan),
        comparison=comparison_words(reading),
        comparators=comparison_table(reading),
        comparison_strip=comparison_strip(reading),
        chart=chart_of(reading, facts, title, england),
        forecast=forecast_report(reading, facts, title),
        breakdowns=_breakdowns(reading, facts),
        definition=definition_of(reading, facts),
        provenance=provenance_of(indicator, facts),
        provenance_words=provenance_words(reading, facts, edition_id),
        story=story_of(indicator.id, facts.commentary),
        story_missing=_story_missing(reading),
        actions=mine,
        findings=found,
        findings_words=capital(count_of(len(found), "finding")) if found else "No finding answered yet",
        actions_words=capital(count_of(len(mine), "action")) if mine else "No action yet",
        breaks=tuple(b for b in breaks if b.entity_type == "indicator" and b.entity_id == indicator.id),
    )


def _sort(value: float | None) -> str:
    return "" if value is None else f"{value:.6f}"


def _counted(figure: Figure) -> str:
    if figure.numerator is None or figure.denominator is None:
        return ""
    return f"{whole(figure.numerator)} of {whole(figure.denominator)}"


def _unit_note(reading: IndicatorReading) -> str:
    """What stands under a value in a table: what it was counted from, or its unit."""
    notes = {"percent": _counted(reading.headline), "rate_per_10_000": "per 10,000", "median_days": "days"}
    return notes.get(reading.indicator.unit, "") if reading.headline.status is Status.SHOWN else ""


def _sentences(reading: IndicatorReading) -> tuple[str, ...]:
    """What the headline does not say: which way it went, whether that is real, its target, whether it is of concern."""
    indicator, variation = reading.indicator, reading.variation
    before = reading.year_ago if reading.headline.period.kind == "rolling_12_months" else reading.previous
    told = [
        movement_sentence(reading.headline, before, indicator.unit, indicator.polarity, variation.verdict),
        variation_sentence(variation),
        target_sentence(variation, reading.aim.words, reading.aim.set_by, reading.meets) if reading.aim else "",
        "" if reading.is_comparable or not reading.aim else _APART,
        concern_sentence(reading.concern),
    ]
    return tuple(sentence for sentence in told if sentence)


_APART = "The target is for the headline figure, so it is not drawn across the shorter periods of the chart."


def _breakdowns(reading: IndicatorReading, facts: EditionFacts) -> tuple[Table, ...]:
    """Each split over the last four quarters; categories in the order of their titles, unknown last."""
    kind = reading.headline.period.kind
    ends = {reading.quarter.back(back).end for back in range(_QUARTERS_OF_BREAKDOWN)}
    cells = [f for f in reading.figures if f.breakdown != "all" and f.period.kind == kind and f.period.end in ends]
    cells.sort(key=lambda figure: figure.breakdown)
    return tuple(_breakdown(name, list(group), reading, facts) for name, group in groupby(cells, lambda f: f.breakdown))


def _breakdown(name: str, cells: list[Figure], reading: IndicatorReading, facts: EditionFacts) -> Table:
    periods = sorted({figure.period for figure in cells})
    known = {(figure.category, figure.period): figure for figure in cells}
    counted = {f.category for f in cells if f.category != "not_known" or f.status is not Status.NO_CASES}
    ordered = sorted(counted, key=lambda c: category_order(name, c, facts))
    rows = tuple(
        (
            Cell(category_title(name, category, facts)),
            *(_breakdown_cell(known.get((category, period)), reading) for period in periods),
        )
        for category in ordered
    )
    columns = (Column(breakdown_title(name)), *(Column(period.title, is_number=True) for period in periods))
    numbers = " (numbers, not rates)" if reading.indicator.unit == "rate_per_10_000" else ""
    return Table(f"By {breakdown_title(name).lower()}{numbers}", columns, rows)


def _breakdown_cell(figure: Figure | None, reading: IndicatorReading) -> Cell:
    if figure is None:
        return Cell(Status.NOT_APPLICABLE.marker)
    unit = _unit_of_parts(reading)
    counted = _counted(figure) if unit == "percent" else ""
    return Cell(figure_words(figure, unit) + (f" ({counted})" if counted else ""))


def _unit_of_parts(reading: IndicatorReading) -> Unit:
    """No population of a category is held, so the parts of a rate are told as numbers."""
    unit = reading.indicator.unit
    return "count" if unit == "rate_per_10_000" else unit


def story_of(subject: str, commentary: tuple[Commentary, ...]) -> Story | None:
    """The newest signed commentary on an indicator or objective."""
    found = sorted((c for c in commentary if c.subject == subject), key=lambda c: c.written_on)
    if not found:
        return None
    last = found[-1]
    return Story(f"{last.author}, {last.role}, {day(last.written_on)}", last.paragraphs)


def _story_missing(reading: IndicatorReading) -> str:
    needed = "It is an area of concern, so its owner is asked for one." if reading.concern else ""
    return f"No commentary has been signed off for {reading.quarter.title}. {needed}".strip()
