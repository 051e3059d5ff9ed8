"""The board page: what must we decide?"""

from reports.assembling.asks import NONE_ASKED
from reports.assembling.indicator_table import table_of
from reports.assembling.quality import confidence_of, returns_sentence
from reports.facts import EditionFacts
from reports.model import Board, IndicatorReport, OutcomeReport
from reports.model_learning import LearningInQuarter
from reports.model_parts import Ask, Change, ThreadBreak
from reports.model_tables import Badge, Cell, Column, Table
from reports.narrative import ASSURANCE_BADGES, BADGES, position_sentence
from reports.words import capital, count_of

_VARIATIONS = ("concern", "improving", "unusual_high", "unusual_low", "no_real_change", "cannot_say")
_ASSURANCES = ("will_not_meet", "may_or_may_not", "will_meet", "cannot_say", "no_target")
_CHANGES_FIRST = 8
_NO_POPULATION = (
    "It has no population indicator yet, so nobody can say how children are doing: see the data development agenda."
)


def board_of(
    facts: EditionFacts,
    indicators: tuple[IndicatorReport, ...],
    asks: tuple[Ask, ...],
    changes: tuple[Change, ...],
    changes_since: str,
    breaks: tuple[ThreadBreak, ...],
    learning: LearningInQuarter,
    summary: tuple[str, ...],
) -> Board:
    """Everything on the board page but its objectives."""
    own = [each for each in breaks if each.rule in {"T01", "T02"}]
    return Board(
        position=_position(indicators),
        asks=asks,
        no_asks=NONE_ASKED,
        changes=changes,
        changes_first=changes[:_CHANGES_FIRST],
        changes_rest=changes[_CHANGES_FIRST:],
        changes_rest_words=f"{capital(count_of(len(changes[_CHANGES_FIRST:]), 'more change'))}",
        changes_since=changes_since,
        outcomes=tuple(_outcome(outcome.id, facts, indicators) for outcome in facts.plan.outcomes),
        matrix=matrix_of(indicators),
        watched=table_of(
            tuple(report for report in indicators if report.is_of_concern),
            "Indicators of concern",
        ),
        headlines=table_of(
            tuple(report for report in indicators if report.is_headline and not report.is_of_concern),
            "Headline indicators that are not of concern",
        ),
        indicators=table_of(indicators, "Indicators this quarter: those of concern first, then headline indicators"),
        indicators_words=f"{capital(count_of(len(indicators), 'indicator'))}, to sort and filter",
        learning=learning,
        actions_summary=summary,
        confidence=confidence_of(facts),
        confidence_sentence=returns_sentence(facts),
        breaks=tuple(own),
        changed_options=_options([report.variation for report in indicators]),
        target_options=_options([report.assurance for report in indicators]),
        key=tuple(dict.fromkeys([*BADGES.values(), *ASSURANCE_BADGES.values()])),
    )


def _position(indicators: tuple[IndicatorReport, ...]) -> str:
    kinds = [report.variation.kind for report in indicators]
    return position_sentence(
        shown=sum(report.is_shown for report in indicators),
        total=len(indicators),
        worse=kinds.count("concern"),
        better=kinds.count("improvement"),
        will_miss=sum(report.assurance.kind == "will-miss" for report in indicators),
        concern=sum(report.is_of_concern for report in indicators),
        odd=kinds.count("unusual"),
    )


def _outcome(outcome_id: str, facts: EditionFacts, indicators: tuple[IndicatorReport, ...]) -> OutcomeReport:
    outcome = next(each for each in facts.plan.outcomes if each.id == outcome_id)
    known = tuple(report for report in indicators if report.id in outcome.population_indicators)
    absent = len(outcome.population_indicators) - len(known)
    verb = "is" if absent == 1 else "are"
    counted = f"{capital(count_of(absent, 'population indicator'))} of the plan {verb} not counted yet."
    note = _NO_POPULATION if not outcome.population_indicators else counted if absent else ""
    return OutcomeReport(outcome.id, outcome.statement, known, note)


def _options(badges: list[Badge]) -> tuple[tuple[str, str], ...]:
    """Each kind once, with the words of it; "unusual" stands for high and low."""
    return tuple(
        sorted(
            {
                badge.kind: badge.word.split(":")[0].removesuffix(" high").removesuffix(" low") for badge in badges
            }.items()
        )
    )


def matrix_of(indicators: tuple[IndicatorReport, ...]) -> Table:
    """Counts of indicators by variation (down) and assurance (across), each a link to those indicators."""
    used = _used(indicators)
    rows = []
    for _, word in dict.fromkeys(BADGES[name] for name in _VARIATIONS):
        mine = [report for report in indicators if report.variation.word == word]
        cells = [_count([report for report in mine if report.assurance.word == ASSURANCE_BADGES[a][1]]) for a in used]
        if mine:
            rows.append((Cell(word, badge=mine[0].variation), *cells, Cell(str(len(mine)))))
    titles = (*(ASSURANCE_BADGES[name][1] for name in used), "All")
    columns = (Column("Has it changed?"), *(Column(title, is_number=True) for title in titles))
    return Table(
        "Indicators by whether they have changed and whether they will meet their target", columns, tuple(rows)
    )


def _used(indicators: tuple[IndicatorReport, ...]) -> list[str]:
    words = {report.assurance.word for report in indicators}
    return [name for name in _ASSURANCES if ASSURANCE_BADGES[name][1] in words]


def _count(reports: list[IndicatorReport]) -> Cell:
    if not reports:
        return Cell("0")
    query = f"?changed={reports[0].variation.kind}&target={reports[0].assurance.kind}"
    return Cell(str(len(reports)), f"indicators.html{query}#indicators")
