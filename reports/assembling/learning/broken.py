"""Where the thread from learning to practice is broken: each thing by name, its rule, and what would mend it."""

from collections.abc import Mapping

from indicators.learning import ABOUT_ONE_CHILD
from reports.assembling.learning.sources import Part, Row, Sources, badge_cell, only_filled, plain_table
from reports.model_parts import ThreadBreak
from reports.model_tables import Cell

_TO_DO: Mapping[str, str] = {
    "T12": "Record what was found, also where it is a strength, or that nothing was.",
    "T13": "Give the finding a theme.",
    "T14": "Agree a recommendation, or record why none is needed.",
    "T15": "Answer the finding, and record the day.",
    "T16": "Tell those who raised it what came of it, and record the day.",
    "T17": "Agree an action with an owner, a date and a measure of its impact.",
    "T18": "Carry it out, or record that it was superseded or rejected.",
    "T26": "Pass on what was learned, to every agency that it concerns.",
    "T28": "Ask staff what they learned of it, or audit it again.",
    "T30": "Complete the assurance, or agree another date with whoever asked for it.",
}
"""Rules of activities, findings, recommendations, and of what is passed on."""


def broken_part(sources: Sources) -> Part:
    """One row for each thing for which a rule fires."""
    mine = sorted((each for each in sources.breaks if each.rule in _TO_DO), key=lambda each: each.rule)
    titles = ("What is broken", "Rule", "What to do")
    return Part(only_filled(plain_table("Where a rule of the thread fires", titles, map(_row, mine))))


def _row(each: ThreadBreak) -> Row:
    return (
        Cell(each.entity, each.href, note=_name(each)),
        badge_cell(each.level, each.rule, each.words),
        _TO_DO[each.rule],
    )


def _name(each: ThreadBreak) -> str:
    """What it is, and its identifier in the log where the audience may read one."""
    is_of_log = each.entity_type != "theme" and "/" not in each.entity_id and each.entity_id not in ABOUT_ONE_CHILD
    kind = each.entity_type.capitalize()
    return f"{kind} {each.entity_id}" if is_of_log else kind
