"""Publishes a document of the partnership through its Prefect flow, and says where it stands."""

from datetime import date

from indicators.business_plan import load_business_plan
from indicators.periods import Quarter
from pipelines.commands.printing import indicators_of, say
from pipelines.partnership import Partnership
from pipelines.progress import announce, shown_progress
from pipelines.stages.lock import only_writer
from reports.words import day
from schemas.faults import FaultOfUse

_PUBLIC = "public"


def last_half_year(partnership: Partnership, quarter: Quarter) -> Quarter:
    """The quarter that ends the half-year of an update: this one, or the newest before it."""
    months = _months(partnership)
    return next((one for one in (quarter.back(by) for by in range(4)) if one.end.month in months), quarter)


def _months(partnership: Partnership) -> list[int]:
    return [int(month) for month in partnership.settings["learning_update_months"].value]


def publish_update(partnership: Partnership, quarter: Quarter, as_at: date) -> None:
    """The Learning from Practice Update of the half-year that ends with a quarter. Raises FaultOfUse, StepFailed."""
    months = _months(partnership)
    if quarter.end.month not in months:
        ends = " or ".join(f"{date(2000, month, 1):%B}" for month in months)
        raise FaultOfUse(
            f"An update is of the half-year that ends in {ends}. Give a quarter that ends then: --quarter."
        )
    _publish(partnership, quarter, as_at, _PUBLIC, "publish_practice_update")


def publish_pack(partnership: Partnership, year: Quarter, as_at: date) -> None:
    """The annual report data pack of the year that ends with a quarter. Raises as `publish_update` does."""
    _publish(partnership, year, as_at, _PUBLIC, "publish_annual_pack")


def publish_review(partnership: Partnership, year: Quarter, as_at: date) -> None:
    """The annual review of the framework in the year that ends with a quarter. Raises as `publish_update` does."""
    _publish(partnership, year, as_at, partnership.audience, "publish_framework_review")


def _publish(partnership: Partnership, quarter: Quarter, as_at: date, audience: str, flow_name: str) -> None:
    if quarter.end > as_at:
        raise FaultOfUse(
            f"{quarter.title} ends on {day(quarter.end)}, after {day(as_at)}: what has not ended cannot be told. "
            "Give one that has: --quarter or --year."
        )
    partnership.settings_for(audience)
    load_business_plan(partnership.business_plan, [one.id for one in indicators_of(partnership)])
    with only_writer(partnership), shown_progress():
        result = _through_prefect(partnership, quarter, as_at, flow_name)
    _tell(result)


def _through_prefect(partnership: Partnership, quarter: Quarter, as_at: date, flow_name: str) -> dict[str, str]:
    from pipelines.flows.environment import prepare_prefect

    announce("starting Prefect", 0, 1)
    prepare_prefect(partnership)
    from pipelines.flows import publish_document

    told: dict[str, str] = getattr(publish_document, flow_name)(
        str(partnership.folder), quarter.slug, as_at.isoformat()
    )
    return told


def _tell(result: dict[str, str]) -> None:
    document = f"{result['title']}, {result['span']} ({result['edition']}, for the {result['audience']} audience)"
    unchanged = result["outcome"] == "unchanged"
    say(f"Nothing has changed: {document} stands as it was." if unchanged else f"{document} is published.")
    for words in filter(None, result["forgotten"].splitlines()):
        say(words)
    say(f"Page: [bold]{result['page']}[/bold]")
