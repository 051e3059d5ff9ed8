"""How the indicators stand, as rows: what the pages of the same edition say, for eight quarters and no more."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from indicators.definition import Indicator
from indicators.disclosure_control.figures import Status
from reports.assembling import assemble_edition
from reports.assembling.results import QUARTERS, Results, results_of
from reports.facts import EditionFacts
from schemas.pipeline_tables import PIPELINE_TABLES, RESULTS

FactsWith = Callable[..., EditionFacts]


@pytest.fixture(params=["public", "restricted"])
def facts(request: pytest.FixtureRequest, facts_with: FactsWith) -> EditionFacts:
    """The invented edition, for each audience."""
    return facts_with(request.param)


@pytest.fixture
def results(facts: EditionFacts) -> Results:
    """Its rows."""
    return results_of(facts)


def _rows(results: Results, table: str) -> list[dict[str, Any]]:
    return [dict(row) for row in results.tables[f"pipeline.{table}"]]


def test_has_every_table_with_the_columns_that_are_declared(results: Results) -> None:
    assert set(results.tables) == RESULTS
    for table, rows in results.tables.items():
        assert rows
        assert all(list(row) == list(PIPELINE_TABLES[table]) for row in rows)


def test_tells_of_each_indicator_once_for_each_of_eight_quarters(facts: EditionFacts, results: Results) -> None:
    rows = _rows(results, "indicator_results")
    assert len(rows) == len({(row["indicator_id"], row["quarter_end"]) for row in rows})
    assert len(rows) == QUARTERS * len(facts.indicators)
    assert {row["quarter_end"] for row in rows} == {facts.quarter.back(back).end for back in range(QUARTERS)}


def test_is_of_concern_where_the_pages_say_so(facts: EditionFacts, results: Results) -> None:
    said = {name: bool(one["concern"]) for name, one in assemble_edition(facts).standing["indicators"].items()}
    newest = [row for row in _rows(results, "indicator_results") if row["quarter_end"] == facts.quarter.end]
    assert {row["indicator_id"]: row["is_of_concern"] for row in newest} == said
    assert any(said.values())


def test_holds_no_number_that_the_audience_is_not_shown(facts: EditionFacts, results: Results) -> None:
    rows = _rows(results, "indicator_results")
    hidden = [row for row in rows if row["value_status"] != "shown"]
    assert hidden
    assert all(row[name] is None for row in hidden for name in ("numerator", "denominator", "value"))
    assert not any(row["is_of_concern"] for row in hidden)
    assert {row["value_status"] for row in rows} <= {
        "shown", "suppressed", "no_cases", "not_supplied", "insufficient_history"
    }  # fmt: skip
    assert len({one.status for one in facts.figures} - {Status.SHOWN}) > 1


def test_asks_earlier_quarters_the_rules_of_the_plan_alone(facts: EditionFacts, results: Results) -> None:
    rows = _rows(results, "thread_checks")
    rules = {
        end: {row["rule_id"] for row in rows if row["quarter_end"] == end} for end in {r["quarter_end"] for r in rows}
    }
    assert {"T10", "T21"} <= rules.pop(facts.quarter.end)
    assert len(rules) == QUARTERS - 1
    assert all(found <= {"T01", "T02", "T03", "T04", "T06", "T07", "T08"} for found in rules.values())
    tested = {row["entity_id"] for row in rows if (row["rule_id"], row["entity_type"]) == ("T04", "objective")}
    assert tested == {objective.id for objective in facts.plan.objectives}


def test_an_indicator_has_one_home_and_is_a_headline_where_the_plan_says(facts: EditionFacts, results: Results) -> None:
    rows = _rows(results, "plan_indicators")
    homes = [row["indicator_id"] for row in rows if row["is_home"]]
    assert len(homes) == len(set(homes))
    for objective in facts.plan.objectives:
        headlines = {row["indicator_id"] for row in rows if row["objective_id"] == objective.id and row["is_headline"]}
        assert headlines == set(objective.headline_indicators) & {one.id for one in facts.indicators}


def test_says_nothing_of_indicators_about_indicators(facts: EditionFacts) -> None:
    words = facts.indicators[0].model_dump() | {
        "id": "about_percent",
        "sql": "select indicator_id from pipeline.indicator_results",
    }
    about = Indicator.model_validate(words)
    rows = _rows(results_of(replace(facts, indicators=(*facts.indicators, about))), "indicator_results")
    assert "about_percent" not in {row["indicator_id"] for row in rows}
