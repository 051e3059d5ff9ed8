"""What learning adds up to: what rises, what is looked at twice, and what was asked."""

from collections.abc import Mapping

from indicators.disclosure_control.figures import Status
from indicators.golden_thread import Thread
from indicators.golden_thread.asks import Ask, Standing, follow_asks
from indicators.golden_thread.duplication import Duplication, duplications
from indicators.golden_thread.horizon import RisingTheme, rising_themes
from reports.assembling.indicators import titles_of
from reports.assembling.objectives import agency_name
from reports.assembling.readings import IndicatorReading
from reports.assembling.themes_of_the_year import SOURCES
from reports.assembling.thread import History
from reports.assembling.thread_names import theme_title
from reports.facts import EditionFacts
from reports.model_tables import Badge, Cell
from reports.model_thread import AskFollowed, RisingThemeReport
from reports.words import capital, joined
from schemas.codes import code_list

RISING_RULE = (
    "A theme rises in a kind of source where more activities of that kind raised it in the 12 months to the quarter's "
    "end than in the 12 months before. It is an area for further scrutiny where it rises in at least two kinds of "
    "source and in all by at least two activities, or where a likely and grave risk of it stands unanswered. This is a "
    "prompt to look: it does not tell a change from chance, and says nothing of causes."
)
_PROCESSES = {"practice_review": "a safeguarding practice review", "child_death_review": "a child death review"}


def rising_reports(thread: Thread) -> tuple[RisingThemeReport, ...]:
    """Themes that rise, those for scrutiny first. How many activities is not told: some look at one child."""
    return tuple(
        RisingThemeReport(one.theme, theme_title(one.theme), _of_rising(one), one.is_for_scrutiny)
        for one in rising_themes(thread)
    )


def _of_rising(one: RisingTheme) -> str:
    told = f"Raised more often than a year before by {joined([SOURCES[each] for each in one.rises_in])}"
    risk = "a likely and grave risk of it stands unanswered"
    if one.rises_in:
        return f"{told}; {risk}." if one.has_grave_risk else f"{told}."
    return f"{capital(risk)}."


def duplication_sentences(facts: EditionFacts) -> tuple[str, ...]:
    """Which processes look at one case, and whether joint terms were agreed; never at how many cases."""
    if facts.learning.cases is None:
        return ("The register of reviews has not been supplied, so nothing can be said of work that is done twice.",)
    found = [one for one in duplications(facts.learning.cases) if one.is_running]
    return tuple(map(_of_duplication, found)) or ("No case is under two review processes at once.",)


def _of_duplication(one: Duplication) -> str:
    kinds = code_list("review_type").codes
    names = [_PROCESSES.get(each) or _with_article(kinds.get(each, each.replace("_", " "))) for each in one.processes]
    terms = "joint terms are agreed" if one.has_joint_terms else "joint terms are not agreed everywhere"
    return f"{capital(joined(names))} look at the same case; {terms}."


def _with_article(title: str) -> str:
    name = title[:1].lower() + title[1:]
    return f"{'an' if name[:1] in 'aeiou' else 'a'} {name}"


def asks_followed(facts: EditionFacts, history: History) -> tuple[AskFollowed, ...]:
    """Every ask of the quarters read, because of an area of concern; empty where no tracker says who acts."""
    if facts.actions is None:
        return ()
    titles = titles_of(facts)
    standings = {name: tuple(map(_standing, readings)) for name, readings in history.items()}
    return tuple(_of_ask(ask, facts, titles) for ask in follow_asks(standings, facts.actions, facts.quarter))


def _standing(reading: IndicatorReading) -> Standing:
    if reading.concern:
        return "concern"
    return "clear" if reading.headline.status is Status.SHOWN else "unknown"


def _of_ask(ask: Ask, facts: EditionFacts, titles: Mapping[str, str]) -> AskFollowed:
    indicator = next(one for one in facts.indicators if one.id == ask.indicator_id)
    home = facts.plan.home_of(indicator.id, indicator.theme)
    return AskFollowed(
        id=f"{ask.indicator_id}/{ask.raised.slug}",
        indicator=Cell(titles[ask.indicator_id], f"indicators/{ask.indicator_id}.html"),
        agency=agency_name(home.lead_agency, facts) if home else "The partnership",
        raised=ask.raised.title,
        is_open=ask.is_open,
        state=Badge("unread", "Not answered yet") if ask.is_open else Badge("complete", "Answered"),
        words=_answer(ask),
    )


def _answer(ask: Ask) -> str:
    if ask.answered is None:
        return f"Asked in {ask.raised.title}: nobody has acted on it yet."
    if ask.action_id:
        return f"Answered in {ask.answered.title} by action {ask.action_id}."
    return f"No longer of concern in {ask.answered.title}."
