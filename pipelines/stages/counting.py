"""Counting: from the warehouse to exact counts, and through disclosure control to publishable figures."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from indicators.calculation import headline_period
from indicators.counts_store import CountsStore
from indicators.definition import Indicator
from indicators.disclosure_control.figures import PublishableFigures
from indicators.disclosure_control.profiles import profile_from
from indicators.disclosure_control.protection import protect
from indicators.exact_counts import ExactCounts
from indicators.periods import Quarter
from indicators.supply import reads_results
from pipelines.partnership import Partnership
from pipelines.progress import announce
from pipelines.stages.editions import earlier_figures
from pipelines.stages.gathering import gather_facts
from pipelines.stages.linking.keeping import refresh_links
from pipelines.stages.results import with_results
from pipelines.stages.returns import returns_fallen_due
from pipelines.stages.submissions import read_submissions
from pipelines.stages.warehouse.build import ReturnRow, build_warehouse, open_warehouse
from pipelines.stages.warehouse.linked_children import linked_agencies
from reports.facts import EditionFacts

__all__ = ["count_all", "count_and_protect", "headline_period", "protect_all", "refresh_warehouse", "returns_rows"]

_RESTRICTED = "restricted"


def refresh_warehouse(partnership: Partnership, indicators: Sequence[Indicator], as_at: date) -> None:
    """Build the warehouse from what was received by `as_at`, unless it stands already. Raises WarehouseFault.

    Children are linked across agencies first, where the partnership names the legal basis. Raises LinkageFault.
    """
    expected = [(one.dataset, one.supplier) for one in partnership.settings_file.expected]
    build_warehouse(
        partnership.validated,
        partnership.warehouse,
        partnership.settings,
        as_at,
        expected=expected,
        returns=returns_rows(partnership, as_at),
        indicators=indicators,
        links=refresh_links(partnership, as_at),
    )


def returns_rows(partnership: Partnership, as_at: date) -> list[ReturnRow]:
    """The rows of `pipeline.returns`: every return that had fallen due by a day."""
    settings = {name: one.value for name, one in partnership.settings.items()}
    held = [one for one, _ in read_submissions(partnership.validated)]
    due = returns_fallen_due(partnership.settings_file.expected, held, settings, as_at)
    return [(one.expected.supplier, one.expected.dataset, one.quarter.end, one.due_on, one.received_on) for one in due]


def count_all(partnership: Partnership, indicators: Sequence[Indicator], quarter: Quarter) -> dict[str, ExactCounts]:
    """Exact counts of each indicator, over the months of history that the partnership draws.

    Those about other indicators are left for later: they are counted once an audience's figures are known.
    """
    indicators = [one for one in indicators if not reads_results(one)]
    months = int(partnership.settings["history_months"].value)
    store = CountsStore(partnership.warehouse.with_name("counts"))
    counts = {}
    with open_warehouse(partnership.warehouse) as connection:
        linked = linked_agencies(connection)
        for done, indicator in enumerate(indicators):
            announce("counting indicators", done, len(indicators))
            counted = store.count(indicator, connection, quarter=quarter, months=months, settings=partnership.settings)
            counts[indicator.id] = replace(counted, is_linked=indicator.rests_on_links_of(linked))
    announce("counting indicators", len(indicators), len(indicators))
    return counts


def protect_all(
    partnership: Partnership, counts: Mapping[str, ExactCounts], quarter: Quarter, audience: str
) -> PublishableFigures:
    """What an audience may be shown of the counts, beside what its earlier editions showed. Raises SettingsFault.

    What the restricted audience may not see is hidden from the public too, however large it is.
    """
    hidden_too = () if audience == _RESTRICTED else tuple(protect_all(partnership, counts, quarter, _RESTRICTED))
    profile = profile_from(partnership.settings_for(audience))
    earlier = earlier_figures(partnership.dashboards, audience)
    return protect(counts.values(), profile, quarter=quarter, earlier=earlier, hidden_too=hidden_too)


def facts_for(
    partnership: Partnership,
    indicators: Sequence[Indicator],
    quarter: Quarter,
    as_at: date,
    counts: Mapping[str, ExactCounts],
    audience: str,
) -> EditionFacts:
    """Everything that an edition or a document for an audience is made from, its figures protected."""
    figures = protect_all(partnership, counts, quarter, audience)
    facts, _ = with_results(partnership, gather_facts(partnership, indicators, quarter, as_at, figures, counts))
    return facts


def count_and_protect(
    partnership: Partnership,
    indicators: Sequence[Indicator],
    quarter: Quarter,
    as_at: date,
    audience: str | None = None,
) -> tuple[PublishableFigures, dict[str, ExactCounts]]:
    """Everything from the validated files to an audience's figures, with the counts that they were made from.

    Give every indicator of the partnership: what is hidden of one rests on the others. Raises SettingsFault.
    """
    refresh_warehouse(partnership, indicators, as_at)
    counts = count_all(partnership, indicators, quarter)
    figures = protect_all(partnership, counts, quarter, audience or partnership.audience)
    if not any(reads_results(one) for one in indicators):
        return figures, counts
    facts, last = with_results(partnership, gather_facts(partnership, indicators, quarter, as_at, figures, counts))
    return facts.figures, counts | last
