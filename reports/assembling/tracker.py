"""The tracker of actions: how many need something, then the actions in the order in which they need it."""

from reports.assembling.actions import EVIDENCED
from reports.facts import EditionFacts
from reports.model_actions import ActionGroup, Tracker
from reports.model_parts import ActionReport
from reports.model_tables import Cell
from reports.words import day

_GROUPS = (
    ("overdue", "Overdue", "An action is overdue after the date first agreed; a revised date does not clear it."),
    (
        "impact-overdue",
        "Completed, and their impact is overdue",
        "The date by which their impact was expected, or was to be reviewed, has passed without a judgement.",
    ),
    ("due", "Due by {due}", ""),
    ("later", "Due later", ""),
    ("closed", "Completed or stopped", "Each opens on how its impact was to be seen and what happened to its measure."),
)
"""The id, title and note of each group, by the first part of an action's order."""


def tracker_of(reports: tuple[ActionReport, ...], facts: EditionFacts) -> Tracker:
    """The tracker page, from actions in their order; those that are closed with the newest first."""
    groups = (
        ActionGroup(group_id, title.format(due=day(facts.quarter.back(-1).end)), note, _in_group(place, reports))
        for place, (group_id, title, note) in enumerate(_GROUPS)
    )
    return Tracker(_counts(reports, facts) if reports else (), tuple(group for group in groups if group.actions))


def _in_group(place: int, reports: tuple[ActionReport, ...]) -> tuple[ActionReport, ...]:
    found = tuple(report for report in reports if report.order[0] == place)
    return found[::-1] if _GROUPS[place][0] == "closed" else found


def _counts(reports: tuple[ActionReport, ...], facts: EditionFacts) -> tuple[Cell, ...]:
    actions = facts.actions or ()
    evidenced = [action for action in actions if action.impact_judgement in EVIDENCED]
    made = sum(action.impact_judgement == "made_a_difference" for action in evidenced)
    waiting = sum(action.status == "completed" and not action.is_impact_reviewed for action in actions)
    return (
        Cell(str(sum(report.is_open for report in reports)), note="open"),
        Cell(str(sum(report.is_overdue for report in reports)), note="overdue"),
        Cell(str(sum(not action.has_impact_measure for action in actions)), note="without an impact measure"),
        Cell(str(waiting), note="completed and not reviewed"),
        Cell(f"{made} of {len(evidenced)}", note="made a difference, of those evidenced"),
    )
