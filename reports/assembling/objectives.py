"""One objective through the four questions: how much, how well, did it make a difference, what next."""

from indicators.business_plan import Objective, Wanted
from reports.assembling.definitions import QUESTIONS, datasets_of
from reports.assembling.indicator_table import table_of
from reports.assembling.indicators import story_of
from reports.assembling.objective_learning import objective_learning
from reports.assembling.thread_pictures import objective_picture
from reports.facts import EditionFacts
from reports.model import Gap, IndicatorReport, ObjectiveReport
from reports.model_parts import ActionReport, Ask, ThreadBreak
from reports.model_tables import Cell
from reports.model_thread import ObjectiveThread, ThreadReport
from reports.words import capital, count_of, day, joined, many, short_day

_ON_THE_BOARD = 2
"""Secondary indicators that stand for a question on the board page where no headline indicator answers it."""


def objective_report(
    objective: Objective,
    facts: EditionFacts,
    indicators: tuple[IndicatorReport, ...],
    actions: tuple[ActionReport, ...],
    thread: ObjectiveThread,
    breaks: tuple[ThreadBreak, ...],
    asks: tuple[Ask, ...],
    threads: ThreadReport,
) -> ObjectiveReport:
    """The page of one objective, and its row on the board page."""
    href = f"objectives/{objective.id}.html"
    own = tuple(report for report in indicators if report.objective.href == href)
    mine = tuple(action for action in actions if action.objective_id == objective.id)
    broken = _breaks(objective, own, mine, breaks)
    outcomes = tuple(outcome.statement for outcome in facts.plan.outcomes if outcome.id in objective.outcomes)
    priorities = tuple(p.statement for p in facts.plan.priorities if p.objective == objective.id)
    headlines = _headlines(objective, indicators)
    headline_gaps = _headline_gaps(objective, facts)
    not_counted = tuple(gap.measure for gap in headline_gaps)
    questions = {q: tuple(r for r in own if r.question == q) for q in ("how_much", "how_well", "difference")}
    return ObjectiveReport(
        id=objective.id,
        href=href,
        statement=objective.statement,
        outcomes=outcomes,
        lead=agency_name(objective.lead_agency, facts),
        dates=f"{day(objective.starts)} to {day(objective.ends)}",
        priorities=priorities,
        sentence=_sentence(objective, own),
        state=thread.state,
        state_words=thread.state_words,
        breaks=broken,
        picture=objective_picture(thread, outcomes, priorities, headlines, not_counted, mine, broken, threads, facts),
        learning=objective_learning(objective.id, facts),
        headlines=headlines,
        questions=tuple((QUESTIONS[q], _on_board(found)) for q, found in questions.items()),
        tables=tuple(
            (QUESTIONS[q], table_of(found, QUESTIONS[q]), "No indicator of this objective answers this question yet.")
            for q, found in questions.items()
        ),
        next_words=_next(mine),
        gaps=gaps_of(objective, facts),
        headline_gaps=headline_gaps,
        actions=mine,
        no_actions="No action serves this objective."
        if facts.actions is not None
        else "The action tracker has not been supplied.",
        partners=_partners(objective, own, mine, facts),
        story=story_of(objective.id, facts.commentary),
        story_missing=f"No commentary on this objective has been signed off for {facts.quarter.title}.",
        asks=tuple(ask for ask in asks if ask.href == href or ask.href in {report.href for report in own}),
    )


def agency_name(code: str, facts: EditionFacts) -> str:
    """An agency's name in words."""
    return facts.agencies.get(code, capital(code.replace("_", " ")))


def gaps_of(objective: Objective, facts: EditionFacts) -> tuple[Gap, ...]:
    """Headline indicators that nobody counts yet, then what the data development agenda wants for it."""
    wanted = (want for want in facts.plan.data_development if want.objective == objective.id)
    return (*_headline_gaps(objective, facts), *(gap_of(want, _home(objective), facts) for want in wanted))


def gap_of(want: Wanted, home: Cell, facts: EditionFacts) -> Gap:
    """An entry of the plan's data development agenda."""
    return Gap(
        capital(want.measure),
        _sentence_of(want.why_not_yet),
        home,
        supplier=agency_name(want.supplier, facts) if want.supplier else "",
        by=short_day(want.by) if want.by else "",
        progress=_sentence_of(want.progress),
    )


def _sentence_of(words: str) -> str:
    return f"{capital(words.rstrip('.'))}." if words else ""


def _headline_gaps(objective: Objective, facts: EditionFacts) -> tuple[Gap, ...]:
    counted = {indicator.id for indicator in facts.indicators}
    return tuple(
        Gap(readable(name), "The plan makes it a headline indicator; no agency's data counts it yet.", _home(objective))
        for name in objective.headline_indicators
        if name not in counted
    )


def readable(indicator_id: str) -> str:
    """An indicator that has no definition yet, named from its id."""
    plain = indicator_id.removesuffix("_percent").removesuffix("_count").removesuffix("_mean_score")
    return capital(plain.replace("_", " "))


def _home(objective: Objective) -> Cell:
    return Cell(objective.statement, f"objectives/{objective.id}.html", note=objective.id)


def _headlines(objective: Objective, indicators: tuple[IndicatorReport, ...]) -> tuple[IndicatorReport, ...]:
    """In the order how much, how well, difference."""
    order = ("how_much", "how_well", "difference")
    known = [report for report in indicators if report.id in objective.headline_indicators]
    return tuple(sorted(known, key=lambda report: order.index(report.question)))


def _on_board(reports: tuple[IndicatorReport, ...]) -> tuple[IndicatorReport, ...]:
    headlines = tuple(report for report in reports if report.is_headline)
    concerns = tuple(report for report in reports if report.is_of_concern and not report.is_headline)
    return (headlines + concerns) or reports[:_ON_THE_BOARD]


def _breaks(
    objective: Objective,
    own: tuple[IndicatorReport, ...],
    actions: tuple[ActionReport, ...],
    breaks: tuple[ThreadBreak, ...],
) -> tuple[ThreadBreak, ...]:
    ids = {objective.id, *(report.id for report in own), *(action.id for action in actions)}
    return tuple(each for each in breaks if each.entity_id in ids)


def _sentence(objective: Objective, own: tuple[IndicatorReport, ...]) -> str:
    """Where the objective stands, from its headline indicators alone."""
    headlines = [report for report in own if report.is_headline]
    wanted = len(objective.headline_indicators)
    kinds = [report.variation.kind for report in headlines]
    parts = [
        f"{many(kinds.count(kind))} {'shows' if kinds.count(kind) == 1 else 'show'} {words}"
        for kind, words in (("concern", "real deterioration"), ("improvement", "real improvement"))
        if kinds.count(kind)
    ]
    quiet = kinds.count("common")
    parts += [f"{many(quiet)} {'shows' if quiet == 1 else 'show'} no real change"] if quiet else []
    odd = kinds.count("unusual")
    parts += [f"{many(odd)} {'is' if odd == 1 else 'are'} unusual"] if odd else []
    unread = kinds.count("unread")
    parts += [f"{many(unread)} cannot be read yet"] if unread else []
    absent = wanted - len(headlines)
    if absent == wanted > 0:
        return f"None of its {count_of(wanted, 'headline indicator')} is counted yet."
    parts += [f"{many(absent)} {'is' if absent == 1 else 'are'} not counted yet"] if absent > 0 else []
    return (
        f"Of {count_of(wanted, 'headline indicator')}, {joined(parts)}." if parts else "It has no headline indicator."
    )


def _next(actions: tuple[ActionReport, ...]) -> tuple[str, ...]:
    is_open = sum(action.is_open for action in actions)
    overdue = sum(action.is_overdue for action in actions)
    evidenced = sum(action.is_evidenced for action in actions)
    told = [f"{capital(count_of(is_open, 'action'))} open" + (f", {many(overdue)} overdue" if overdue else "")]
    told += (
        [f"Impact evidenced for {many(evidenced)}"] if evidenced else ["Impact not yet evidenced"] if actions else []
    )
    return tuple(told)


def _partners(
    objective: Objective, own: tuple[IndicatorReport, ...], actions: tuple[ActionReport, ...], facts: EditionFacts
) -> tuple[str, ...]:
    """Every agency that leads, supplies or owns something here."""
    sources = {indicator.id: datasets_of(indicator) for indicator in facts.indicators}
    supplied = {dataset for report in own for dataset in sources[report.id]}
    names = {each.agency for each in facts.returns if each.dataset in supplied}
    names |= {action.owner.split(",")[0] for action in actions} | {agency_name(objective.lead_agency, facts)}
    return tuple(sorted(names))
