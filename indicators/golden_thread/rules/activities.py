"""From a learning activity to what it found, and from a publication to the assurance that it asks for."""

from collections.abc import Iterator

from indicators.golden_thread.thread import Tested, Thread, rule

_DAYS_TO_A_FINDING = 60
_MUST_FIND = frozenset(
    {
        "partnership/audited_cases",
        "partnership/serious_incidents",
        "partnership/reviews",
        "partnership/practitioner_feedback",
        "partnership/young_people_feedback",
        "partnership/external_learning",
    }
)
"""Datasets of activities that exist to find something."""


@rule(
    "T12",
    "broken",
    "activity",
    "This activity was completed more than 60 days ago and has led to no finding of any kind.",
    "activities",
    "findings",
    reads_every_activity=True,
)
def activity_without_finding(thread: Thread) -> Iterator[Tested]:
    found = {finding.activity_id for finding in thread.learning.findings or ()}
    for activity in thread.learning.activities or ():
        if activity.dataset in _MUST_FIND:
            is_late = thread.is_over(activity.completed_on, _DAYS_TO_A_FINDING)
            yield activity.activity_id, is_late and activity.activity_id not in found


@rule(
    "T30",
    "broken",
    "activity",
    "Assurance was asked for after this publication, and has not been completed by its date.",
    "publications",
)
def publication_without_assurance(thread: Thread) -> Iterator[Tested]:
    for publication in thread.learning.publications or ():
        if publication.is_relevant and publication.is_assurance_requested:
            is_past = thread.is_over(publication.assurance_due_on, 0)
            yield publication.publication_id, is_past and publication.assured_on is None
