"""The Three Themes of the year, and the themes that rise."""

from reports.assembling.learning.sources import Part, Sources, badge_cell, only_filled, plain_table
from reports.model_tables import Cell


def themes_part(sources: Sources) -> Part:
    """What has happened to each theme of the year: found, passed on, looked at again, acted on."""
    themes = sources.thread.themes if sources.thread else ()
    rows = ((Cell(one.title), *one.sentences) for one in themes)
    titles = ("Theme", "Found this year", "Passed on", "Looked at since", "Acted on")
    caption = f"The Three Themes of {themes[0].year}" if themes else ""
    return Part(only_filled(plain_table(caption, titles, rows)))


def rising_part(sources: Sources) -> Part:
    """Themes that more activities raised than a year before, those for further scrutiny first."""
    rising = sources.thread.rising if sources.thread else ()
    rows = (
        (
            Cell(one.title),
            badge_cell("warning", "For further scrutiny") if one.is_for_scrutiny else Cell("–"),
            one.sentence,
        )
        for one in rising
    )
    rule = sources.thread.rising_rule if sources.thread else ""
    return Part(only_filled(plain_table("Themes that rise", ("Theme", "What to do", "Why"), rows)), note=rule)
