"""Indicators about indicators: counted last, from what one audience is shown of all the others."""

from dataclasses import replace

from indicators.calculation import count_indicator
from indicators.disclosure_control.profiles import profile_from
from indicators.disclosure_control.protection import protect
from indicators.exact_counts import ExactCounts
from indicators.supply import reads_results
from pipelines.partnership import Partnership
from pipelines.stages.warehouse.beside import open_beside
from reports.assembling.results import results_of
from reports.facts import EditionFacts


def with_results(partnership: Partnership, facts: EditionFacts) -> tuple[EditionFacts, dict[str, ExactCounts]]:
    """The facts of an edition with the figures of its indicators about indicators, and their counts.

    Raises IndicatorFault, WarehouseFault.
    """
    counts = _counts(partnership, facts)
    if not counts:
        return facts, counts
    profile = profile_from(partnership.settings_for(facts.figures.audience))
    figures = facts.figures.joined_with(protect(counts.values(), profile, quarter=facts.quarter))
    behind = {**facts.behind, **{name: count.submissions for name, count in counts.items()}}
    return replace(facts, figures=figures, behind=behind), counts


def _counts(partnership: Partnership, facts: EditionFacts) -> dict[str, ExactCounts]:
    about = [one for one in facts.indicators if reads_results(one)]
    if not about:
        return {}
    results = results_of(facts)
    months = int(partnership.settings["history_months"].value)
    with open_beside(partnership.warehouse, results.tables, results.first.start, results.last.end) as connection:
        return {
            one.id: count_indicator(
                one, connection, quarter=facts.quarter, months=months, settings=partnership.settings
            )
            for one in about
        }
