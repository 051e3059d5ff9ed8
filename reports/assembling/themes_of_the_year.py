"""The Three Themes of the year, and what has happened to each, as its registers tell it."""

from indicators.golden_thread import Thread
from indicators.golden_thread.strands import Strand
from indicators.golden_thread.themes import ThemeOfTheYear, themes_of_the_year
from reports.assembling.thread_names import theme_title
from reports.model_thread import ThemeReport
from reports.words import capital, count_of, joined, many

SOURCES = {
    "audits": "audits",
    "reviews": "reviews",
    "complaints": "complaints and allegations",
    "front_line": "what the front line tells",
    "children_and_families": "what children and families tell",
    "scrutiny": "scrutiny",
    "external": "learning from elsewhere",
}
"""Kind of source to its words."""
_LOG, _SENT = "the log of findings", "the record of what was sent to agencies"
_NOT_KNOWN = "Not known: {} has not been supplied."


def theme_reports(thread: Thread, strands: tuple[Strand, ...]) -> tuple[ThemeReport, ...]:
    """The Three Themes of the year, and what has happened to each."""
    return tuple(
        ThemeReport(one.theme, theme_title(one.theme), one.year, _of_theme(one, thread))
        for one in themes_of_the_year(thread, strands)
    )


def _of_theme(one: ThemeOfTheYear, thread: Thread) -> tuple[str, ...]:
    """Found, passed on, looked at since, acted on; each not known where its register was not supplied."""
    findings, sent = thread.learning.findings is not None, thread.learning.dissemination is not None
    has_actions = findings and thread.actions is not None
    return (
        _found(one) if findings else _NOT_KNOWN.format(_LOG),
        _passed_on(one) if sent else _NOT_KNOWN.format(_SENT),
        _looked_at(one) if sent or one.is_audited_again else _NOT_KNOWN.format(_SENT),
        _acted_on(one) if has_actions else _NOT_KNOWN.format("the tracker of actions" if findings else _LOG),
    )


def _found(one: ThemeOfTheYear) -> str:
    if not one.learned_from:
        return "Nothing has been found about it this year."
    return f"Found this year by {joined([SOURCES[each] for each in one.learned_from])}."


def _passed_on(one: ThemeOfTheYear) -> str:
    if not one.items:
        return "Nothing about it has been passed on this year."
    told = f"{count_of(one.items, 'product')} to {count_of(one.agencies_told, 'agency', 'agencies')}"
    return f"Passed on in {told}, {many(one.agencies_embedding)} of which made it part of practice."


def _looked_at(one: ThemeOfTheYear) -> str:
    ways = (("a check of staff", one.is_checked), ("a re-audit", one.is_audited_again))
    looked = joined([words for words, is_so in ways if is_so])
    return (
        f"Looked at since by {looked}." if looked else "Neither a check of staff nor a re-audit has looked at it yet."
    )


def _acted_on(one: ThemeOfTheYear) -> str:
    if not one.actions:
        return "No action is about it."
    about = capital(count_of(one.actions, "action"))
    return f"{about} about it; the impact of {many(one.actions_reviewed)} was reviewed."
