"""Findings of every activity together: by theme, and what came of them."""

from collections import Counter, defaultdict

from reports.assembling.learning.sources import Part, Sources, only_filled, plain_table, theme_title, total
from reports.facts_learning import ThemeCount
from reports.model_tables import Table
from reports.narrative_learning import (
    actions_sentence,
    findings_sentence,
    recommendations_sentence,
    reported_sentence,
    themes_sentence,
)

_ACTIONS = ("completed", "open", "overdue", "judged", "made_a_difference")
_RECOMMENDATIONS = ("implemented", "open", "overdue")


def findings_part(sources: Sources) -> Part:
    """Themes of the 12 months beside the 12 before, and the four answers over all activities."""
    counts = sources.counts
    if counts.findings is None or counts.themes is None:
        return Part()
    by_kind, by_theme = Counter[str](), Counter[str]()
    for one in counts.themes:
        by_kind[one.kind] += one.in_year
        by_theme[theme_title(one.theme) if one.theme else ""] += one.in_year if one.kind != "strength" else 0
    return Part(
        only_filled(_by_theme(counts.themes)),
        {
            "learned": (
                findings_sentence(by_kind, total(counts.findings, "in_quarter")),
                themes_sentence(by_theme),
            ),
            "told": (reported_sentence(total(counts.findings, "reported"), total(counts.findings, "in_year")),),
            "changed": (
                recommendations_sentence(*(total(counts.recommendations or (), name) for name in _RECOMMENDATIONS)),
                actions_sentence(*(total(counts.actions or (), name) for name in _ACTIONS)),
            ),
        },
    )


def _by_theme(counts: tuple[ThemeCount, ...]) -> Table:
    themes: dict[str, list[ThemeCount]] = defaultdict(list)
    for one in counts:
        themes[one.theme].append(one)
    rows = []
    for theme, mine in themes.items():
        areas = [one for one in mine if one.kind == "area_for_improvement"]
        others = [one for one in mine if one.kind in {"emerging_risk", "proposal"}]
        strengths = [one for one in mine if one.kind == "strength"]
        numbers = [total(areas, "in_year"), total(areas, "in_year_before")]
        rows.append((theme_title(theme), *numbers, total(others, "in_year"), total(strengths, "in_year")))
    titles = ("Theme", "To improve", "The 12 months before", "Risks and proposals", "Strengths")
    ordered = sorted(rows, key=lambda row: (-row[1], -row[3], row[0]))
    return plain_table("Findings of the last 12 months by theme, whatever activity made them", titles, ordered)
