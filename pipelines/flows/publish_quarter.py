"""The flow `publish-quarter`: warehouse, counts, disclosure control, pages by group, and one swap."""

from datetime import date
from pathlib import Path

from prefect import flow, task
from prefect.artifacts import create_link_artifact
from prefect.cache_policies import NO_CACHE

from indicators.catalogue import catalogue
from indicators.definition import Indicator
from indicators.exact_counts import ExactCounts
from indicators.periods import Quarter
from pipelines.flows.failures import without_values, worth_retrying
from pipelines.flows.handing_on import whole
from pipelines.partnership import Partnership
from pipelines.progress import announce
from pipelines.stages.counting import count_all, facts_for, refresh_warehouse
from pipelines.stages.editions import forgotten_editions
from pipelines.stages.publication import Published, publish
from pipelines.stages.receipts.cross_checks import ask_across_datasets
from reports.assembling import assemble_edition
from reports.model import Edition
from reports.site import PAGE_GROUPS

Indicators = tuple[Indicator, ...]


@task(name="build-warehouse", task_run_name="build the warehouse as at {as_at}", retries=1, retry_delay_seconds=2,
      retry_condition_fn=worth_retrying, cache_policy=NO_CACHE, persist_result=False)  # fmt: skip
def warehouse_task(partnership: Partnership, indicators: Indicators, as_at: date) -> None:
    """Build the warehouse, and ask the agencies what only other extracts could raise."""

    def build() -> None:
        announce("building the warehouse", 0, 1)
        refresh_warehouse(partnership, indicators, as_at)
        ask_across_datasets(partnership)
        announce("building the warehouse", 1, 1)

    without_values("building the warehouse", build)


@task(name="count", task_run_name="count every indicator", cache_policy=NO_CACHE, persist_result=False)
def count_task(partnership: Partnership, indicators: Indicators, quarter: Quarter) -> dict[str, ExactCounts]:
    """Count every indicator: restricted, handed on in memory."""
    return without_values("counting", lambda: count_all(partnership, indicators, quarter))


@task(name="assemble", task_run_name="protect the counts and assemble the edition", cache_policy=NO_CACHE,
      persist_result=False)  # fmt: skip
def assemble_task(
    partnership: Partnership,
    indicators: Indicators,
    quarter: Quarter,
    as_at: date,
    counts: dict[str, ExactCounts],
    audience: str,
) -> Edition:
    """Take the counts through disclosure control, and gather what stands beside them on the pages."""

    def assemble() -> Edition:
        return assemble_edition(facts_for(partnership, indicators, quarter, as_at, counts, audience))

    return without_values("assembling the edition", assemble)


@task(name="render", task_run_name="render {group}", cache_policy=NO_CACHE, persist_result=False)
def render_task(edition: Edition, group: str) -> dict[str, bytes]:
    """Render one group of pages."""
    return without_values(f"rendering {group}", lambda: dict(PAGE_GROUPS[group](edition)))


@task(name="publish", task_run_name="swap the edition in", retries=2, retry_delay_seconds=2,
      retry_condition_fn=worth_retrying, cache_policy=NO_CACHE, persist_result=False)  # fmt: skip
def publish_task(partnership: Partnership, edition: Edition, files: dict[str, bytes], name: str) -> Published:
    """Write the edition aside with its manifest, and swap it in."""
    return without_values("publishing", lambda: publish(edition, partnership.dashboards, files, name=name))


@flow(name="publish-quarter", flow_run_name="publish {quarter} as at {as_at}", persist_result=False,
      validate_parameters=False)  # fmt: skip
def publish_quarter(folder: str, quarter: str, as_at: str, audience: str | None = None) -> dict[str, str]:
    """Count and publish one quarter for an audience, the usual one unless named. Returns what `_told` says."""
    partnership, of, day = Partnership(Path(folder)), Quarter.parse(quarter), date.fromisoformat(as_at)
    reader = audience or partnership.audience
    indicators = whole(catalogue([partnership.own_indicators]))
    warehouse_task(partnership, indicators, day)
    counts = count_task(partnership, indicators, of)
    forgotten = forgotten_editions(partnership.dashboards, reader)
    edition = assemble_task(partnership, indicators, of, day, whole(counts), reader)
    published = publish_task(partnership, whole(edition), whole(_render(edition)), partnership.edition_name(of, reader))
    return _told(published, of, reader, forgotten)


def _render(edition: Edition) -> dict[str, bytes]:
    groups = [render_task.submit(whole(edition), group) for group in PAGE_GROUPS]
    files: dict[str, bytes] = {}
    for done, group in enumerate(groups, start=1):
        files |= group.result()
        announce("rendering pages", done, len(groups))
    return files


def _told(published: Published, quarter: Quarter, audience: str, forgotten: tuple[str, ...]) -> dict[str, str]:
    """The edition's id and audience, whether anything changed, its board page, and what could not be remembered."""
    create_link_artifact(
        link=published.board_page.as_uri(),
        link_text=f"{quarter.title}: the board page",
        key=f"edition-{published.folder.name}",
        description=" ".join([f"Edition {published.edition_id}, {published.outcome}.", *forgotten]),
    )
    return {
        "edition": published.edition_id,
        "audience": audience,
        "outcome": published.outcome,
        "board_page": str(published.board_page),
        "forgotten": "\n".join(forgotten),
    }
