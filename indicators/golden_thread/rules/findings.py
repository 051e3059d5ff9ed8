"""From a finding to its theme, its recommendation, its answer and those who told of it."""

from collections.abc import Iterator

from indicators.golden_thread.thread import Tested, Thread, rule
from indicators.learning import FROM_FAMILIES, FROM_PRACTITIONERS, STRENGTH, FindingFact

_DAYS_TO_A_THEME = 30
_DAYS_TO_A_RECOMMENDATION = 90
_DAYS_TO_FEED_BACK = 90


@rule("T13", "broken", "finding", "This area for improvement has had no theme for more than 30 days.", "findings")
def area_without_theme(thread: Thread) -> Iterator[Tested]:
    for finding in _areas(thread):
        yield finding.finding_id, not finding.theme and thread.is_over(finding.found_on, _DAYS_TO_A_THEME)


@rule(
    "T14",
    "broken",
    "finding",
    "This area for improvement has had neither a recommendation nor a reason for none for more than 90 days.",
    "findings",
    "recommendations",
)
def area_without_recommendation(thread: Thread) -> Iterator[Tested]:
    recommended = {each.finding_id for each in thread.learning.recommendations or ()}
    for finding in _areas(thread):
        is_answered = finding.finding_id in recommended or bool(finding.no_action_reason)
        yield finding.finding_id, not is_answered and thread.is_over(finding.found_on, _DAYS_TO_A_RECOMMENDATION)


@rule("T15", "broken", "finding", "This finding was to be answered by now, and has not been.", "findings")
def finding_without_response(thread: Thread) -> Iterator[Tested]:
    for finding in thread.learning.findings or ():
        if finding.response_due_on is not None:
            yield finding.finding_id, finding.responded_on is None and thread.is_over(finding.response_due_on, 0)


@rule(
    "T16",
    "warning",
    "finding",
    "This was answered more than 90 days ago, and those who raised it have not been told.",
    "findings",
)
def answer_not_fed_back(thread: Thread) -> Iterator[Tested]:
    for finding in thread.learning.findings or ():
        if finding.responded_on is not None and _is_from_people(finding):
            is_late = thread.is_over(finding.responded_on, _DAYS_TO_FEED_BACK)
            yield finding.finding_id, finding.fed_back_on is None and is_late


def _is_from_people(finding: FindingFact) -> bool:
    """A proposal, or an issue that children, families or practitioners raised."""
    is_raised = finding.activity_type in FROM_FAMILIES | FROM_PRACTITIONERS and finding.kind != STRENGTH
    return finding.kind == "proposal" or is_raised


def _areas(thread: Thread) -> tuple[FindingFact, ...]:
    return tuple(finding for finding in thread.learning.findings or () if finding.is_area)
