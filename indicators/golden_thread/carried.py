"""Which learning was passed on: the items that carry a finding, by its theme or by the activity that found it."""

from datetime import date

from indicators.golden_thread.thread import Thread
from indicators.learning import DisseminationFact, FindingFact


def items_carrying(thread: Thread, finding: FindingFact) -> tuple[DisseminationFact, ...]:
    """Every item, one per agency, issued since a finding was made that carries its theme or its activity."""
    return tuple(
        item
        for item in thread.learning.dissemination or ()
        if item.issued_on is not None
        and finding.found_on <= item.issued_on <= thread.judged_on
        and _carries(item, finding)
    )


def _carries(item: DisseminationFact, finding: FindingFact) -> bool:
    return finding.activity_id in item.activity_ids or (finding.theme != "" and item.theme == finding.theme)


class LatestIssues:
    """When each theme and each activity was last passed on."""

    def __init__(self, thread: Thread) -> None:
        self._themes: dict[str, date] = {}
        self._activities: dict[str, date] = {}
        for item in thread.learning.dissemination or ():
            if item.issued_on is not None and item.issued_on <= thread.judged_on:
                _keep_latest(self._themes, item.theme, item.issued_on)
                for activity in item.activity_ids:
                    _keep_latest(self._activities, activity, item.issued_on)

    def is_carried(self, finding: FindingFact) -> bool:
        """Whether anything issued since the finding carries its theme or its activity."""
        issued = (self._themes.get(finding.theme), self._activities.get(finding.activity_id))
        return any(day is not None and day >= finding.found_on for day in issued)


def _keep_latest(days: dict[str, date], key: str, day: date) -> None:
    if key:
        days[key] = max(day, days.get(key, day))
