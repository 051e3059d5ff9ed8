"""The contract of words: every chart says which rule fired, over how many points, and by which variant of the rules."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from html import unescape

import pytest

from reports.assembling import assemble_edition
from reports.charts.key import key_of
from reports.charts.spec import ChartSpec
from reports.facts import EditionFacts
from reports.model import Edition
from reports.site import render_site
from schemas.faults import FaultOfUse

CHARTS = (
    "XmR chart: ",
    "p chart: ",
    "u chart: ",
    "c chart: ",
    "Run chart ",
    "t chart ",
    "g chart ",
    "No rule is applied",
)
FIRES = re.compile(r"At the latest point (?:a rule fires: (?P<rule>[^(]+) |no rule fires )\(")


def untold(spec: ChartSpec) -> list[str]:
    """What a chart does not say of itself; empty where it says all."""
    points = re.search(r"\((\d+|no|one|two|three|four|five|six|seven|eight|nine) points? shown\)", spec.basis)
    last = spec.points[-1] if spec.points else None
    fired = FIRES.match(spec.basis)
    rule = fired["rule"].strip() if fired and fired["rule"] else ""
    faults = {
        "how many points": points is None,
        "the variant of the rules": not spec.rules.startswith(CHARTS),
        "on what it rests": not spec.basis.partition(" shown). ")[2],
        "whether a rule fires": not fired and not spec.basis.startswith(("No rule is read", "No rule is applied")),
        "the rule of its title": bool(fired) and not spec.title.endswith(rule),
        "the rule of its latest point": bool(rule) and last is not None and last.rule not in {rule, ""},
    }
    return [name for name, is_untold in faults.items() if is_untold]


def figures_of(page: bytes) -> list[str]:
    """The text of each figure on a page that draws a series under its title, tags left out."""
    found = re.findall(r"<figure>\s*<figcaption>(.*?)</figure>", page.decode(), flags=re.DOTALL)
    return [" ".join(unescape(re.sub(r"<[^>]+>", " ", figure)).split()) for figure in found]


def charts_of(edition: Edition) -> Iterator[ChartSpec]:
    """Every chart that an edition draws: each indicator's own, its forecast, and each action's measure around it."""
    yield from (action.evidence.chart for action in edition.actions if action.evidence and action.evidence.chart)
    for indicator in edition.indicators:
        yield indicator.chart
        if indicator.forecast.chart:
            yield indicator.forecast.chart


@pytest.fixture(scope="module", name="files")
def _files(edition: Edition) -> Mapping[str, bytes]:
    return dict(render_site(edition))


def test_every_chart_of_an_edition_says_it_all(edition: Edition) -> None:
    assert {indicator.id: untold(indicator.chart) for indicator in edition.indicators if untold(indicator.chart)} == {}
    assert any("a rule fires" in indicator.chart.basis for indicator in edition.indicators)
    assert any("no rule fires" in indicator.chart.basis for indicator in edition.indicators)


def test_every_figure_of_every_page_prints_it(files: Mapping[str, bytes], edition: Edition) -> None:
    told = {" ".join(filter(None, (chart.basis, chart.rules))) for chart in charts_of(edition)}
    assert "" not in told
    told |= {f"{each.basis} {each.rules}" for i in edition.indicators if (each := i.forecast.chart)}
    pages = {name: figures_of(content) for name, content in files.items() if name.endswith(".html")}
    drawn = [(name, figure) for name, figures in pages.items() for figure in figures]
    assert len(drawn) > len(edition.indicators), "charts stand on the pages of objectives too"
    assert [name for name, figure in drawn if not any(words in figure for words in told)] == []


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"rules": ""}, "the variant of the rules"),
        ({"basis": "At the latest point no rule fires. Limits from 33 points."}, "how many points"),
        ({"basis": "At the latest point no rule fires (33 points shown)."}, "on what it rests"),
        ({"basis": "All is well (33 points shown). Limits from 33 points."}, "whether a rule fires"),
        ({"title": "Real deterioration: below the lower limit"}, "the rule of its title"),
    ],
)
def test_a_chart_that_keeps_something_to_itself_is_found(
    edition: Edition, changes: Mapping[str, str], fault: str
) -> None:
    chart = next(each.chart for each in edition.indicators if "a rule fires" in each.chart.basis)
    assert untold(chart) == []
    assert fault in untold(replace(chart, **changes))


def test_a_chart_says_why_its_limits_start_again_and_who_recorded_it(edition: Edition) -> None:
    chart = next(each.chart for each in edition.indicators if each.chart.steps)
    (words,) = [words for kind, _, words in key_of(chart) if kind == "step"]
    assert words == (
        "limits start again with April 2024: A new recording system (1 April 2024, Head of quality assurance)"
    )


def test_a_step_change_that_cannot_be_used_is_refused_on_the_chart(facts: EditionFacts) -> None:
    (change,) = facts.plan.step_changes
    plan = facts.plan.model_copy(
        update={"step_changes": (change.model_copy(update={"on": facts.quarter.end.replace(year=2052)}),)}
    )
    chart = next(
        each.chart for each in assemble_edition(replace(facts, plan=plan)).indicators if each.id == change.indicator
    )
    assert "is not used: no figure is shown on or after that day" in chart.rules
    assert chart.steps == ()


def test_a_partnership_s_variant_of_the_rules_is_printed(facts: EditionFacts) -> None:
    chosen = {
        "control_chart_run_length": 6,
        "control_chart_two_of_three_counts_outside": True,
        "control_chart_screen_outliers": False,
    }
    own = {name: replace(facts.settings[name], value=value) for name, value in chosen.items()}
    edition = assemble_edition(replace(facts, settings={**facts.settings, **own}))
    rules = {each.chart.rules for each in edition.indicators if each.chart.limits}
    for words in ("6 points rising", "points beyond a limit count)", "no screening of moving ranges"):
        assert all(words in each for each in rules)


@pytest.mark.parametrize(
    ("name", "value"),
    [("run_length", 2), ("run_length", "seven"), ("run_length", True), ("screen_outliers", "no")],
)
def test_a_variant_that_is_none_is_refused_in_words(facts: EditionFacts, name: str, value: object) -> None:
    setting = f"control_chart_{name}"
    wrong = {**facts.settings, setting: replace(facts.settings[setting], value=value)}
    with pytest.raises(FaultOfUse, match=r"partnership\.toml: control_chart_run_length is a whole number from 5"):
        assemble_edition(replace(facts, settings=wrong))
