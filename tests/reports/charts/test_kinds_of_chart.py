"""Charts of every kind in an edition: limits that follow the counts, the median of a run, and no child's day."""

import json
from dataclasses import replace
from xml.etree import ElementTree

import pytest

from indicators.definition import ChartKind
from reports.assembling import assemble_edition
from reports.charts.interactive import figure_json
from reports.charts.key import key_of
from reports.charts.spec import ChartSpec
from reports.charts.svg import draw
from reports.facts import EditionFacts
from reports.model import Edition

PERCENT, COUNT, RATE = (
    "assessments_within_45_working_days_percent",
    "missing_episodes_count",
    "referrals_received_rate",
)


def _chart(facts: EditionFacts, name: str, kind: ChartKind) -> ChartSpec:
    asked = tuple(
        indicator.model_copy(update={"chart": kind}) if indicator.id == name else indicator
        for indicator in facts.indicators
    )
    edition = assemble_edition(replace(facts, indicators=asked))
    return next(report.chart for report in edition.indicators if report.id == name)


@pytest.mark.parametrize(("name", "kind"), [(PERCENT, "p"), (COUNT, "c"), (RATE, "u")])
def test_a_definition_s_chart_is_drawn_and_named(facts: EditionFacts, name: str, kind: ChartKind) -> None:
    chart = _chart(facts, name, kind)
    assert chart.rules.startswith(f"{kind} chart: ")
    assert chart.limits
    assert all(run.lower <= run.mean <= run.upper for run in chart.limits)


def test_limits_that_follow_the_counts_are_one_stepped_line_and_cost_no_more(facts: EditionFacts) -> None:
    plain, stepped = _chart(facts, PERCENT, "xmr"), _chart(facts, PERCENT, "p")
    assert len(stepped.limits) > len(plain.limits)
    limits = [e for e in ElementTree.fromstring(draw(stepped)) if e.get("class") == "c-limit"]
    assert len(limits) == draw(plain).count('class="c-limit"') == 4
    assert all((each.get("d") or "").count("M") > 1 for each in limits)
    said = [[words for kind, _, words in key_of(chart) if kind == "limit"] for chart in (plain, stepped)]
    assert [words.endswith(" at the latest point") for (words,) in said] == [False, True]
    traces = json.loads(figure_json(stepped))["data"]
    assert [trace["name"] for trace in traces].count("upper limit") == 2, "one before the step change, one after it"
    assert len(traces) == len(json.loads(figure_json(plain))["data"])


def test_a_chart_without_limits_has_its_median_drawn_and_named(edition: Edition) -> None:
    charts = [report.chart for report in edition.indicators if report.chart.basis.startswith("No rule is")]
    drawn = [chart for chart in charts if any(level.kind == "median" for level in chart.levels)]
    assert drawn
    for chart in drawn:
        assert next(words for kind, _, words in key_of(chart) if kind == "median").startswith("median ")
        assert 'class="c-median"' in draw(chart)
        assert not chart.limits
