"""How the other indicators stand: rows that the indicators about indicators read, once all others are protected.

The newest quarter and those before it are read from the same figures, as the pages of this edition read them. See
decision 14.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from indicators.disclosure_control.figures import Status
from indicators.golden_thread import Check, check_thread
from indicators.periods import Quarter
from indicators.supply import reads_results
from reports.assembling.edition import history_of
from reports.assembling.readings import IndicatorReading
from reports.assembling.thread import History, thread_of
from reports.facts import EditionFacts

QUARTERS = 8
"""How many quarters the rows tell of, the newest among them: enough for a line of them."""
# These read the plan alone, which is that of today; the others would judge an earlier quarter by what is known now.
_OF_THE_PLAN = frozenset({"T01", "T02", "T03", "T04", "T06", "T07", "T08"})
_STATUS_CODES = {
    Status.SHOWN: "shown",
    Status.SUPPRESSED: "suppressed",
    Status.TOO_FEW: "suppressed",
    Status.NO_CASES: "no_cases",
    Status.NOT_APPLICABLE: "no_cases",
    Status.NOT_SUPPLIED: "not_supplied",
    Status.INSUFFICIENT_HISTORY: "insufficient_history",
}
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Results:
    """The rows of each table of results, and the quarters that they tell of."""

    tables: Mapping[str, tuple[Row, ...]]
    first: Quarter
    last: Quarter


def results_of(facts: EditionFacts) -> Results:
    """What the figures of one audience say of every indicator, and the rules of the thread of the plan."""
    others = replace(facts, indicators=tuple(one for one in facts.indicators if not reads_results(one)))
    history = history_of(others, QUARTERS)
    return Results(
        {
            "pipeline.indicator_results": tuple(
                _result(reading) for readings in history.values() for reading in readings
            ),
            "pipeline.thread_checks": tuple(_checks(others, history)),
            "pipeline.plan_indicators": tuple(_plan(others)),
        },
        facts.quarter.back(QUARTERS - 1),
        facts.quarter,
    )


def _result(reading: IndicatorReading) -> Row:
    figure = reading.headline
    return {
        "indicator_id": reading.indicator.id,
        "quarter_end": reading.quarter.end,
        "breakdown": "all",
        "breakdown_value": "all",
        "numerator": figure.numerator,
        "denominator": figure.denominator,
        "value": figure.value,
        "value_status": _STATUS_CODES[figure.status],
        "is_of_concern": bool(reading.concern),
        "concern_reason": ", ".join(reading.concern) or None,
        "definition_version": reading.indicator.version,
    }


def _checks(facts: EditionFacts, history: History) -> Iterator[Row]:
    """Every rule for the newest quarter; for those before it, the rules that read the plan alone."""
    for back in range(QUARTERS):
        quarter = facts.quarter.back(back)
        known = {name: readings[back:] for name, readings in history.items()}
        for check in check_thread(thread_of(replace(facts, quarter=quarter), known)):
            if back == 0 or check.rule in _OF_THE_PLAN:
                yield _check(check, quarter)


def _check(check: Check, quarter: Quarter) -> Row:
    return {
        "rule_id": check.rule,
        "entity_type": check.entity_type,
        "entity_id": check.entity_id,
        "quarter_end": quarter.end,
        "result": check.result,
    }


def _plan(facts: EditionFacts) -> Iterator[Row]:
    for objective in facts.plan.objectives:
        for indicator in facts.indicators:
            is_home = facts.plan.home_of(indicator.id, indicator.theme) == objective
            is_headline = indicator.id in objective.headline_indicators
            if is_home or is_headline:
                yield {
                    "objective_id": objective.id,
                    "indicator_id": indicator.id,
                    "question": indicator.question,
                    "is_home": is_home,
                    "is_headline": is_headline,
                }
