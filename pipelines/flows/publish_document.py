"""The flows that publish documents beside the editions: warehouse, counts, disclosure control, pages, one swap."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from prefect import flow, task
from prefect.artifacts import create_link_artifact
from prefect.cache_policies import NO_CACHE

from indicators.catalogue import catalogue
from indicators.exact_counts import ExactCounts
from indicators.periods import Period, Quarter
from pipelines.flows.failures import without_values, worth_retrying
from pipelines.flows.handing_on import whole
from pipelines.flows.publish_quarter import Indicators, count_task, warehouse_task
from pipelines.partnership import Partnership
from pipelines.stages.counting import facts_for
from pipelines.stages.editions import forgotten_editions
from pipelines.stages.publication import Published, publish
from reports.assembling.documents import annual_pack as pack
from reports.assembling.documents import framework_review as review
from reports.assembling.documents import practice_update as update
from reports.facts import EditionFacts
from reports.model_documents import Document

PUBLIC = "public"
Assemble = Callable[[EditionFacts], Document]


@task(name="assemble-document", task_run_name="protect the counts and assemble the document", cache_policy=NO_CACHE,
      persist_result=False)  # fmt: skip
def assemble_task(
    partnership: Partnership,
    indicators: Indicators,
    quarter: Quarter,
    as_at: date,
    counts: dict[str, ExactCounts],
    audience: str,
    assemble: Assemble,
) -> Document:
    """Take the counts through disclosure control, and lay out the document."""

    def work() -> Document:
        return assemble(facts_for(partnership, indicators, quarter, as_at, counts, audience))

    return without_values("assembling the document", work)


@task(name="publish", task_run_name="swap the document in", retries=2, retry_delay_seconds=2,
      retry_condition_fn=worth_retrying, cache_policy=NO_CACHE, persist_result=False)  # fmt: skip
def publish_task(partnership: Partnership, document: Document, name: str) -> Published:
    """Write the document aside with its manifest, and swap it in."""
    return without_values("publishing", lambda: publish(document, partnership.dashboards, name=name))


@flow(name="publish-practice-update", flow_run_name="publish the update of {quarter} as at {as_at}",
      persist_result=False, validate_parameters=False)  # fmt: skip
def publish_practice_update(folder: str, quarter: str, as_at: str) -> dict[str, str]:
    """Publish the Learning from Practice Update of the half-year that ends with a quarter."""
    name = f"{update.KIND}-{Quarter.parse(quarter).slug}"
    return _publish(folder, quarter, as_at, PUBLIC, update.practice_update, name)


@flow(name="publish-annual-pack", flow_run_name="publish the annual pack to {quarter} as at {as_at}",
      persist_result=False, validate_parameters=False)  # fmt: skip
def publish_annual_pack(folder: str, quarter: str, as_at: str) -> dict[str, str]:
    """Publish the annual report data pack of the financial year that ends with a quarter."""
    return _publish(folder, quarter, as_at, PUBLIC, pack.annual_pack, f"{pack.KIND}-{_year(quarter)}")


@flow(name="publish-framework-review", flow_run_name="publish the framework's review to {quarter} as at {as_at}",
      persist_result=False, validate_parameters=False)  # fmt: skip
def publish_framework_review(folder: str, quarter: str, as_at: str) -> dict[str, str]:
    """Publish the annual review of the framework, for the partnership's usual audience."""
    audience = Partnership(Path(folder)).audience
    return _publish(folder, quarter, as_at, audience, review.framework_review, f"{review.KIND}-{_year(quarter)}")


def _year(quarter: str) -> str:
    return Period(Quarter.parse(quarter).end, "financial_year").title


def _publish(folder: str, quarter: str, as_at: str, audience: str, assemble: Assemble, name: str) -> dict[str, str]:
    """The document's id, whether anything changed, its page, and what could not be remembered."""
    partnership, of, day = Partnership(Path(folder)), Quarter.parse(quarter), date.fromisoformat(as_at)
    indicators = whole(catalogue([partnership.own_indicators]))
    warehouse_task(partnership, indicators, day)
    counts = count_task(partnership, indicators, of)
    forgotten = forgotten_editions(partnership.dashboards, audience)
    document = assemble_task(partnership, indicators, of, day, whole(counts), audience, assemble)
    published = publish_task(partnership, whole(document), name)
    create_link_artifact(
        link=published.board_page.as_uri(),
        link_text=f"{document.title}, {document.span}",
        key=f"document-{published.folder.name}",
        description=" ".join([f"Document {published.edition_id}, {published.outcome}.", *forgotten]),
    )
    return {
        "title": document.title,
        "span": document.span,
        "edition": published.edition_id,
        "audience": audience,
        "outcome": published.outcome,
        "page": str(published.board_page),
        "forgotten": "\n".join(forgotten),
    }
