"""Runs a partnership's quarter through Prefect, and says what came of it."""

from datetime import date

from indicators.business_plan import load_business_plan
from indicators.periods import Quarter
from pipelines.commands.printing import indicators_of, print_table, say
from pipelines.partnership import Partnership
from pipelines.progress import shown_progress
from pipelines.stages.lock import only_writer
from reports.words import capital

_VERDICTS = {
    "accepted": "accepted",
    "accepted_with_queries": "accepted with queries",
    "refused": "refused",
    "not_understood": "not understood",
    "already_received": "already received, the same bytes: nothing to do",
    "still_arriving": "still arriving: left for the next run",
    "not_taken": "not taken: no regular file, too large, or in no agency's folder",
}


def run_partnership(partnership: Partnership, quarter: Quarter, as_at: date, audience: str | None = None) -> None:
    """Receive, count and publish through the flow `run-quarter`, for the usual audience unless one is named.

    Raises Busy, SettingsFault, PlanFault, StepFailed.
    """
    partnership.settings_for(audience)
    load_business_plan(partnership.business_plan, [one.id for one in indicators_of(partnership)])
    with only_writer(partnership), shown_progress():
        result = _through_prefect(partnership, quarter, as_at, audience)
    _tell(partnership, quarter, result)


def publish_also(partnership: Partnership, quarter: Quarter, as_at: date, audience: str) -> None:
    """Publish for another audience too what a run of this process has received and counted. Raises as it does."""
    from pipelines.flows.publish_quarter import publish_quarter

    with only_writer(partnership), shown_progress():
        result = publish_quarter(str(partnership.folder), quarter.slug, as_at.isoformat(), audience)
    tell_edition(quarter, result)


def _through_prefect(partnership: Partnership, quarter: Quarter, as_at: date, audience: str | None) -> dict[str, str]:
    from pipelines.flows.environment import prepare_prefect
    from pipelines.progress import announce

    announce("starting Prefect", 0, 1)
    prepare_prefect(partnership)
    from pipelines.flows.run_quarter import run_quarter

    return run_quarter(str(partnership.folder), quarter.slug, as_at.isoformat(), audience)


def _tell(partnership: Partnership, quarter: Quarter, result: dict[str, str]) -> None:
    received = [(words, result[verdict]) for verdict, words in _VERDICTS.items() if verdict in result]
    if received:
        print_table("Extracts", ("verdict", "files"), received)
        say(f"A receipt for each is in {partnership.outbox}.")
    else:
        say("No new extract was in the inbox.")
    tell_edition(quarter, result)


def tell_edition(quarter: Quarter, result: dict[str, str]) -> None:
    """Say which edition stands, for whom and where, and what could not be remembered."""
    edition = f"edition {result['edition']} of {quarter.title} for the {result['audience']} audience"
    if result["outcome"] == "unchanged":
        say(f"Nothing has changed: {edition} stands as it was.")
    else:
        say(f"{capital(edition)} is published.")
    for words in filter(None, result["forgotten"].splitlines()):
        say(words)
    say(f"Board page: [bold]{result['board_page']}[/bold]")
