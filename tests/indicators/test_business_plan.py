"""The business plan: read once, checked, and told of in a sentence where it is wrong."""

from datetime import date

import pytest

from indicators.business_plan import PlanFault, load_business_plan
from indicators.direction_of_travel import DirectionPolicy
from indicators.target_policy import Range, Tolerance

PLAN = """
year = "2025-26"

[[outcomes]]
id = "OUT1"
statement = "Children are safe"

[[objectives]]
id = "OBJ1"
outcomes = ["OUT1"]
statement = "Children get the right help"
lead_agency = "police"
themes = ["front_door"]
headline_indicators = ["a_percent"]
starts = 2025-04-01
ends = 2026-03-31

[[targets]]
indicator = "a_percent"
value = 80
by = 2025-09-30
set_by = "the sub-committee"
source = "minutes of 12 May"

[[targets]]
indicator = "a_percent"
value = 90
by = 2026-03-31
set_by = "the sub-committee"
source = "minutes of 12 May"
"""


@pytest.fixture
def read(tmp_path):
    def read(text, known=()):
        path = tmp_path / "business_plan.toml"
        path.write_text(text)
        return load_business_plan(path, known)

    return read


def test_an_indicator_is_at_home_where_it_is_a_headline_else_where_its_theme_is(read):
    plan = read(PLAN)
    assert plan.home_of("a_percent", "another_theme").id == "OBJ1"
    assert plan.home_of("b_percent", "front_door").id == "OBJ1"
    assert plan.home_of("b_percent", "another_theme") is None


@pytest.mark.parametrize(
    ("on", "value"),
    [(date(2025, 6, 30), 80), (date(2025, 9, 30), 80), (date(2025, 10, 1), 90), (date(2027, 1, 1), 90)],
)
def test_the_target_in_force_is_the_next_one_due_and_then_the_last(read, on, value):
    assert read(PLAN).target_for("a_percent", on).value == value


def test_a_headline_that_nobody_counts_yet_is_allowed_because_it_is_a_gap_to_show(read):
    assert read(PLAN.split("[[targets]]")[0], known=["b_percent"]).objectives[0].headline_indicators == ("a_percent",)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (("year =", "years ="), "year"),
        (('outcomes = ["OUT1"]', 'outcomes = ["OUT9"]'), "OUT9"),
        (("starts = 2025-04-01", "starts = 'soon'"), "objectives.0.starts"),
        (('year = "2025-26"', 'year = "2025-26'), "cannot be read"),
    ],
)
def test_a_wrong_plan_is_refused_in_a_sentence_that_names_the_place(read, change, says):
    with pytest.raises(PlanFault, match=says) as told:
        read(PLAN.replace(*change))
    assert told.value.__cause__ is None


def test_a_target_for_an_indicator_that_does_not_exist_is_refused(read):
    with pytest.raises(PlanFault, match="a_percent, which is not an indicator"):
        read(PLAN, known=["b_percent"])


def test_a_missing_plan_is_told_with_what_to_do(tmp_path):
    with pytest.raises(PlanFault, match="golden-thread init"):
        load_business_plan(tmp_path / "business_plan.toml")


def test_a_plan_that_says_nothing_of_it_judges_a_target_as_met_or_within_5_percent_of_it(read):
    plan = read(PLAN)
    assert plan.target_policy == Tolerance(percent_of_target=5)
    assert plan.direction_of_travel == DirectionPolicy(comparisons=("previous_period", "same_period_last_year"))
    assert plan.targets[0].policy is None


def test_a_plan_declares_how_its_targets_are_judged_and_one_target_how_it_is(read):
    ranged = 'source = "minutes of 12 May"\npolicy = { rule = "range", low = 70, high = 85 }\n'
    plan = read(
        PLAN.replace('source = "minutes of 12 May"\n', ranged, 1)
        + '[target_policy]\nrule = "tolerance_with_direction"\npercent_of_target = 10\n'
        + '[direction_of_travel]\ncomparisons = ["run", "yearly_average"]\nyears = 2\n'
    )
    assert plan.target_policy == Tolerance(rule="tolerance_with_direction", percent_of_target=10)
    assert plan.targets[0].policy == Range(rule="range", low=70, high=85)
    assert plan.targets[1].policy is None
    assert plan.direction_of_travel == DirectionPolicy(comparisons=("run", "yearly_average"), years=2)


@pytest.mark.parametrize(
    ("policy", "says"),
    [
        ('{ rule = "range", low = 81, high = 90 }', "targets.0 .the value of a target with a range lies outside"),
        ('{ rule = "range", low = 90, high = 70 }', "targets.0.policy.range .the low end of a range is above"),
        ('{ rule = "score", red_flag = 80 }', "targets.0 .the red flag of a score is the target itself"),
        ('{ rule = "tolerance" }', "targets.0.policy.tolerance .*either percent_of_target or points"),
        ('{ rule = "tolerance", point = 5 }', "targets.0.policy.tolerance.point"),
        ('{ rule = "traffic_light" }', "targets.0.policy .its rule is none of 'tolerance'"),
        ("{ points = 5 }", "targets.0.policy"),
    ],
)
def test_a_policy_that_cannot_be_used_is_refused_with_its_place_and_the_reason(read, policy, says):
    wrong = PLAN.replace('source = "minutes of 12 May"\n', f'source = "minutes of 12 May"\npolicy = {policy}\n', 1)
    with pytest.raises(PlanFault, match=says):
        read(wrong)


@pytest.mark.parametrize("rule", ["range", "score"])
def test_what_belongs_to_one_target_is_refused_as_the_policy_of_all(read, rule):
    with pytest.raises(PlanFault, match=r"target_policy .its rule is none of"):
        read(PLAN + f'[target_policy]\nrule = "{rule}"\n')


FORECAST = """
[[forecasts]]
indicator = "a_percent"
set_on = 2025-05-12
reason = "The new estate opens in July"
author = "Head of Safeguarding"
values = { "2025-26 Q1" = 80, "2025-26 Q2" = 78.5 }
"""


def test_a_partnership_may_set_its_own_forecast_whose_last_value_is_carried_forward(read):
    (own,) = read(PLAN + FORECAST).forecasts
    assert (own.set_on, own.reason, own.author) == (
        date(2025, 5, 12),
        "The new estate opens in July",
        "Head of Safeguarding",
    )
    assert own.centre(1) == (80,)
    assert own.centre(4) == (80, 78.5, 78.5, 78.5)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (("2025-26 Q1", "2025-26 Q5"), "forecasts.0 .a quarter is written like 2025-26-q2"),
        (("2025-05-12", "2025-07-01"), "quarter by quarter from the one it was set in, 2025-26 Q2"),
        (("2025-26 Q2", "2025-26 Q3"), "quarter by quarter from the one it was set in, 2025-26 Q1"),
        (("78.5", "178.5"), "a percentage is forecast below 0 or above 100"),
        (("78.5", "nan"), "forecasts.0.values.2025-26 Q2"),
        (("78.5", '"less"'), "forecasts.0.values.2025-26 Q2"),
        (("Head of Safeguarding", ""), "forecasts.0.author"),
        (('reason = "The new estate opens in July"\n', ""), "forecasts.0.reason"),
        (('{ "2025-26 Q1" = 80, "2025-26 Q2" = 78.5 }', "{}"), "forecasts.0.values"),
    ],
)
def test_a_forecast_that_cannot_be_used_is_refused_with_its_place(read, change, says):
    with pytest.raises(PlanFault, match=says):
        read(PLAN + FORECAST.replace(*change))


@pytest.mark.parametrize(("indicator", "is_refused"), [("a_count", True), ("a_rate", True), ("a_mean_score", False)])
def test_only_a_mean_score_may_be_forecast_below_zero(read, indicator, is_refused):
    text = PLAN + FORECAST.replace("a_percent", indicator).replace("78.5", "-2")
    if is_refused:
        with pytest.raises(PlanFault, match="a value is forecast below 0"):
            read(text)
    else:
        assert read(text).forecasts[0].centre(2)[1] == -2


def test_two_forecasts_of_one_indicator_are_refused_because_a_baseline_is_frozen(read):
    with pytest.raises(PlanFault, match="a_percent has two forecasts"):
        read(PLAN + FORECAST + FORECAST)


def test_a_forecast_for_an_indicator_that_does_not_exist_is_refused(read):
    with pytest.raises(PlanFault, match="a forecast names b_percent, which is not an indicator"):
        read(PLAN + FORECAST.replace("a_percent", "b_percent"), known=["a_percent"])
