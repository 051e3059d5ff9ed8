"""The edition's model: what is asked, what changed, what is hidden, and what is never claimed."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from indicators.disclosure_control.figures import Status
from reports.assembling import assemble_edition
from reports.facts import EditionFacts
from reports.model import Edition, IndicatorReport

FactsWith = Callable[..., EditionFacts]


def _indicator(edition: Edition, name: str) -> IndicatorReport:
    return next(report for report in edition.indicators if report.id == name)


def test_a_planted_deterioration_leads_the_board_page(edition: Edition) -> None:
    report = _indicator(edition, "re_referrals_within_12_months_percent")
    assert report.variation.word == "Real deterioration"
    assert report.is_of_concern
    assert report.title in [ask.subject.rstrip(".") for ask in edition.board.asks]
    assert "one shows real deterioration" in edition.board.position


def test_an_improvement_that_still_misses_its_target_is_of_concern(edition: Edition) -> None:
    report = _indicator(edition, "initial_conferences_within_15_working_days_percent")
    assert (report.variation.word, report.assurance.word) == ("Real improvement", "Will keep missing its target")
    assert report.is_of_concern


def test_limits_that_the_quarter_has_contradicted_are_not_believed(facts: EditionFacts) -> None:
    name = "initial_conferences_within_15_working_days_percent"
    targets = tuple(t.model_copy(update={"value": 88.5}) if t.indicator == name else t for t in facts.plan.targets)
    edition = assemble_edition(replace(facts, plan=facts.plan.model_copy(update={"targets": targets})))
    report = _indicator(edition, name)
    assert report.assurance.word == "Not enough to say"
    assert not report.is_of_concern
    assert any(words.startswith("It meets its target now; ") for words in report.sentences)


@pytest.mark.parametrize(
    "name", ["child_protection_medicals_in_time_percent", "return_interviews_within_72_hours_percent"]
)
def test_a_quarter_without_a_figure_has_no_signal_and_is_never_of_concern(edition: Edition, name: str) -> None:
    report = _indicator(edition, name)
    assert not report.is_shown
    assert report.variation.kind == "unread"
    assert report.assurance.kind in {"unread", "no-target"}
    assert not report.is_of_concern
    assert report.hidden


def test_months_are_drawn_where_nearly_all_can_be_shown_and_quarters_otherwise(edition: Edition) -> None:
    assert len(_indicator(edition, "assessments_within_45_working_days_percent").chart.points) == 42
    hidden_months = _indicator(edition, "missing_episodes_count").chart
    assert len(hidden_months.points) == 14
    assert all(point.period.split()[1].startswith("Q") for point in hidden_months.points)


def test_a_target_for_twelve_months_is_not_drawn_across_months_of_a_rate(edition: Edition) -> None:
    assert _indicator(edition, "referrals_received_rate").chart.levels == ()
    assert [level.kind for level in _indicator(edition, "assessments_within_45_working_days_percent").chart.levels] == [
        "target",
        "comparator",
    ]


def test_small_categories_are_hidden_and_ages_stand_in_order(edition: Edition) -> None:
    (table,) = _indicator(edition, "re_referrals_within_12_months_percent").breakdowns
    assert [row[0].text for row in table.rows] == ["Under 1", "1 to 4", "5 to 9", "10 to 15", "Not known"]
    assert table.rows[0][-1].text == "[c]"


def test_the_parts_of_a_rate_are_numbers_and_say_so(edition: Edition) -> None:
    (table,) = _indicator(edition, "referrals_received_rate").breakdowns
    assert table.caption == "By age (numbers, not rates)"
    assert not any("per 10,000" in cell.text for row in table.rows for cell in row)


def test_the_tracker_cannot_give_back_a_figure_that_is_hidden(facts_with: FactsWith, edition: Edition) -> None:
    facts = facts_with("restricted")
    action = next(each for each in edition.actions if each.id == "A-001")
    assert "from [c] in 2024-25 Q3 to 6%" in action.impact_measure
    shown = replace((facts.actions or ())[0], impact_indicator_id="assessments_within_45_working_days_percent")
    open_one = assemble_edition(replace(facts, actions=(shown,)))
    assert "from 9% in 2024-25 Q3 to 6%" in open_one.actions[0].impact_measure


def test_rows_of_extracts_are_rounded_for_the_public_alone(facts_with: FactsWith, edition: Edition) -> None:
    def rows(of: Edition) -> list[str]:
        return [cell.text for cell in of.quality.detail.rows[-1][5:]]

    assert rows(edition) == ["about 1,840", "about 1,830", "under 10", "about 10"]
    assert rows(assemble_edition(facts_with("restricted"))) == ["1,840", "1,832", "8", "12"]


def test_no_more_is_asked_than_the_partnership_allows(facts: EditionFacts) -> None:
    limit = replace(facts.settings["asks_limit"], value=2)
    edition = assemble_edition(replace(facts, settings={**facts.settings, "asks_limit": limit}))
    assert [ask.verb for ask in edition.board.asks] == ["Decide", "Decide"]


def test_nothing_is_asked_where_nothing_is_wrong(facts: EditionFacts) -> None:
    answered = replace(facts.learning_counts, waiting=())
    calm = replace(facts, indicators=facts.indicators[1:3], actions=(), returns=(), learning_counts=answered)
    assert assemble_edition(calm).board.asks == ()


def test_a_tracker_that_was_not_supplied_is_said_and_not_read_as_empty(facts: EditionFacts) -> None:
    absent, empty = assemble_edition(replace(facts, actions=None)), assemble_edition(replace(facts, actions=()))
    assert absent.actions_summary[0].startswith("The action tracker has not been supplied")
    assert empty.actions_summary == ("The action tracker holds no actions.",)
    assert not [ask for ask in absent.board.asks if "no open action" in ask.after]


def test_changes_are_typed_against_the_previous_edition(facts: EditionFacts, edition: Edition) -> None:
    before = dict(edition.standing)
    states = {name: dict(state) for name, state in before["indicators"].items()}
    states["re_referrals_within_12_months_percent"] |= {"concern": [], "version": "0"}
    states["assessments_within_45_working_days_percent"] |= {
        "concern": ["missed"],
        "assurance": "will_not_meet",
        "meets": False,
    }
    states["missing_episodes_count"] |= {"values": {"2025-26 Q1": "999"}}
    previous = {**before, "indicators": states, "overdue": [], "evidenced": []}
    changes = assemble_edition(replace(facts, previous=previous)).board.changes
    kinds = [change.kind for change in changes]
    assert kinds == [
        "concern",
        "recovered",
        "reachable",
        "met",
        "definition",
        "revised",
        "late",
        "late",
        "overdue",
        "evidenced",
    ]
    assert changes[5].words == "One published value of one indicator changed with later extracts"


def test_an_extract_that_was_corrected_is_a_revision_of_its_quarter_alone(
    facts: EditionFacts, edition: Edition
) -> None:
    again = tuple(replace(extract, is_sent_again=True) for extract in facts.extracts)
    older = tuple(replace(extract, as_at=facts.quarter.back(1).end) for extract in again)
    told = [
        assemble_edition(replace(facts, previous=edition.standing, returns=(), extracts=extracts)).board.changes
        for extracts in (again, older)
    ]
    assert [change.words for change in told[0]] == ["Children's social care corrected its referrals on 9 October 2025"]
    assert told[1] == ()


def test_concerns_that_nobody_acts_on_are_asked_about_before_those_an_action_has_not_cured(edition: Edition) -> None:
    befores = [ask.before for ask in edition.board.asks if ask.verb == "Decide"]
    assert befores == sorted(befores, key=lambda words: not words.startswith("who will act on"))


def test_a_broken_thread_is_said_in_words_and_not_by_the_number_of_a_rule(edition: Edition) -> None:
    objective = edition.objectives[0]
    assert objective.state_words == "An indicator of concern has no action and an action is overdue."


def test_nothing_has_changed_where_nothing_has(facts: EditionFacts, edition: Edition) -> None:
    again = replace(facts, previous=edition.standing, returns=())
    assert assemble_edition(again).board.changes == ()


def test_an_objective_shows_its_gaps_and_its_broken_thread(edition: Edition) -> None:
    objective = edition.objectives[0]
    assert [gap.measure for gap in objective.headline_gaps] == ["Children not referred within 12 months of early help"]
    assert objective.state.word == "Thread broken"
    assert {each.rule for each in objective.breaks} == {"T10", "T21"}
    assert (
        objective.sentence
        == "Of three headline indicators, one shows real deterioration, one shows no real change and one is not counted yet."  # noqa: E501
    )


def test_the_standing_that_the_manifest_keeps_holds_only_what_was_shown(edition: Edition) -> None:
    hidden = {
        p.period
        for p in _indicator(edition, "repeat_protection_plans_within_2_years_percent").chart.points
        if p.status is not Status.SHOWN
    }
    state = edition.standing["indicators"]["repeat_protection_plans_within_2_years_percent"]
    assert hidden
    assert hidden.isdisjoint(state["values"])


def test_a_late_review_date_does_not_make_tomorrow(facts: EditionFacts) -> None:
    early = replace(facts, identity=replace(facts.identity, as_at=date(2025, 6, 1)))
    action = next(each for each in assemble_edition(early).actions if each.id == "A-001")
    assert not action.is_overdue


def test_what_stands_under_an_indicator_begins_with_no_dot(edition: Edition) -> None:
    rows = edition.board.indicators.rows
    assert rows
    assert not [row[0].note for row in rows if row[0].note.startswith((" ", "·"))]


def test_an_indicator_without_an_objective_shows_its_question_alone(facts: EditionFacts) -> None:
    homeless = facts.plan.model_copy(update={"objectives": ()})
    for row in assemble_edition(replace(facts, plan=homeless, actions=())).board.indicators.rows:
        assert not row[0].note.startswith("·")
