"""What the partnership is learning for one objective: counts of a year by theme and kind, never a quotation."""

from collections import Counter, defaultdict

from indicators.learning import FROM_FAMILIES, FROM_PRACTITIONERS, FindingFact
from indicators.periods import add_months
from reports.assembling.thread_names import theme_title
from reports.facts import EditionFacts
from reports.model_learning import ObjectiveLearning
from reports.model_tables import Cell, Column, Table
from reports.narrative_learning import findings_sentence, themes_sentence
from reports.words import day, joined, many

_KINDS = {
    "area_for_improvement": "To improve",
    "emerging_risk": "Risks",
    "proposal": "Proposals",
    "strength": "Strengths",
}
_MONTHS = 12
_NOT_SUPPLIED = "The log of learning findings has not been supplied, so nothing can be said of what is learned here."
_NONE = "No finding of the last 12 months serves this objective."
_MORE = (Cell("Findings of the whole partnership by theme", "learning.html#findings"), Cell("Voice", "voice.html"))


def objective_learning(objective_id: str, facts: EditionFacts) -> ObjectiveLearning:
    """The findings of the 12 months to the quarter's end that serve an objective."""
    if facts.learning.findings is None:
        return ObjectiveLearning((_NOT_SUPPLIED,), None, ())
    end = facts.quarter.end
    mine = [
        each
        for each in facts.learning.findings
        if each.objective_id == objective_id and add_months(end, -_MONTHS) < each.found_on <= end
    ]
    if not mine:
        return ObjectiveLearning((_NONE,), None, ())
    return ObjectiveLearning(tuple(filter(None, _sentences(mine, facts))), _by_theme(mine), _MORE)


def _sentences(findings: list[FindingFact], facts: EditionFacts) -> tuple[str, ...]:
    new = sum(each.found_on >= facts.quarter.start for each in findings)
    kinds = Counter(each.kind for each in findings)
    themes = Counter(theme_title(each.theme) if each.theme else "" for each in findings if each.is_area)
    counted = findings_sentence(kinds, new)
    year = f"In the 12 months to {day(facts.quarter.end)}, {counted[:1].lower()}{counted[1:]}"
    return year, _voices(findings), themes_sentence(themes)


def _voices(findings: list[FindingFact]) -> str:
    """How many come from the words of children and families, and of practitioners."""
    counts = (
        (sum(each.activity_type in FROM_FAMILIES for each in findings), "children and families"),
        (sum(each.activity_type in FROM_PRACTITIONERS for each in findings), "practitioners"),
    )
    told = [f"{many(number)} from {words}" for number, words in counts if number]
    return f"Of these, {joined(told)}." if told else "None of them comes from children, families or practitioners."


def _by_theme(findings: list[FindingFact]) -> Table:
    themes: dict[str, Counter[str]] = defaultdict(Counter)
    for each in findings:
        themes[theme_title(each.theme) if each.theme else "No theme yet"][each.kind] += 1
    ordered = sorted(themes.items(), key=lambda one: (-one[1].total(), one[0]))
    rows = tuple((Cell(theme), *(Cell(str(kinds[kind])) for kind in _KINDS)) for theme, kinds in ordered)
    columns = (Column("Theme"), *(Column(title, is_number=True) for title in _KINDS.values()))
    return Table("Findings of the last 12 months for this objective, by theme and kind", columns, rows)
