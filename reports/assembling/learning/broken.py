"""Where the thread from learning to practice is broken: each rule that fires, and how often."""

from collections import Counter

from reports.assembling.learning.sources import Part, Sources, badge_cell, only_filled, plain_table

_RULES = ("T12", "T13", "T14", "T15", "T16", "T17", "T18", "T26", "T28", "T30")
"""Rules of activities, findings, recommendations, and of what is passed on."""


def broken_part(sources: Sources) -> Part:
    """One row for each rule that fires; what it fires for is on the page of its objective."""
    mine = [each for each in sources.breaks if each.rule in _RULES]
    fired = Counter(each.rule for each in mine)
    words = {each.rule: each.words for each in mine}
    levels = {each.rule: each.level for each in mine}
    rows = ((badge_cell(levels[rule], rule), words[rule], fired[rule]) for rule in _RULES if fired[rule])
    return Part(only_filled(plain_table("Rules of the thread that fire", ("Rule", "What it says", "How often"), rows)))
