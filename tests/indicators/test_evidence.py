"""What is said of an action's measure, before and after, by small tables."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indicators.actions import ActionFact
from indicators.business_plan import StepChange
from indicators.disclosure_control.figures import Figure, Status
from indicators.evidence import Evidence, read_evidence, way_meant
from indicators.periods import Period, PeriodKind, add_months, month_end

ACTION = ActionFact(
    "A-1", "Book rooms a month ahead", "OBJ2", "Police", date(2023, 1, 9), date(2024, 3, 31), "completed",
    completed_on=date(2024, 5, 20), impact_baseline=70.0, impact_expected=80.0,
)  # fmt: skip
USUAL: list[float | None] = [70, 72, 68, 71, 69, 70, 72, 68, 71, 69]
UP, SAME = 90.0, 70.0


def _series(
    values: list[float | None], *, first: date = date(2022, 1, 1), kind: PeriodKind = "quarter"
) -> list[Figure]:
    """One figure for each period from `first` on, None where it is hidden."""
    months = 1 if kind == "month" else 3
    made = []
    for place, value in enumerate(values):
        end = month_end(add_months(first, months * (place + 1) - 1))
        status = Status.SUPPRESSED if value is None else Status.SHOWN
        made.append(Figure("x", Period(end, kind), "all", "all", status, None, None, value, ""))
    return made


def _read(after: list[float | None], *, before: list[float | None] = USUAL, **more: Any) -> Evidence:
    """Completed within the period that follows `before`, which holds a value that must belong to neither side."""
    kind: PeriodKind = more.pop("kind", "quarter")
    action = more.pop("action", ACTION)
    series = _series([*before, 10.0, *after], kind=kind)
    completed_on = series[len(before)].period.start.replace(day=20)
    return read_evidence(action, completed_on, series, **({"polarity": "higher_is_better"} | more))


@pytest.mark.parametrize(
    ("after", "verdict", "reason"),
    [
        ([], "too_early", ""),
        ([UP, UP], "too_early", ""),
        ([UP, UP, UP], "changed", ""),
        ([SAME, SAME, SAME], "too_early", ""),  # less than a year
        ([SAME, SAME, SAME, SAME], "not_changed", ""),
        ([UP, UP, UP, SAME], "not_changed", ""),  # it did not last
        ([UP, None, UP, UP, UP], "changed", ""),
        ([UP, UP, UP, None], "cannot_say", "hidden_after"),
        ([None, None, UP], "cannot_say", "hidden_after"),
        ([None], "too_early", ""),
        ([SAME, None, SAME, SAME], "too_early", ""),  # a hidden figure does not count towards the year
    ],
)
def test_what_is_said_of_the_figures_after(after: list[float | None], verdict: str, reason: str) -> None:
    evidence = _read(after)
    assert (evidence.verdict, evidence.reason) == (verdict, reason)


@pytest.mark.parametrize(("months", "verdict"), [(11, "too_early"), (12, "not_changed")])
def test_a_year_of_months_is_twelve(months: int, verdict: str) -> None:
    assert _read([SAME] * months, kind="month").verdict == verdict


@pytest.mark.parametrize(
    ("before", "reason"),
    [
        (USUAL[:7], "too_few_before"),
        ([*USUAL[:7], None, None], "too_few_before"),
        (USUAL[:8], ""),
        ([70.0] * 12, "no_variation"),
        ([*USUAL, *[72.0] * 7], "already_moving"),
        ([*USUAL, *[68.0] * 7], ""),  # it went the other way before
    ],
)
def test_why_nothing_can_be_said(before: list[float | None], reason: str) -> None:
    evidence = _read([UP] * 4, before=before)
    assert evidence.reason == reason
    assert evidence.verdict == ("cannot_say" if reason else "changed")


def test_overlapping_years_are_never_read() -> None:
    with pytest.raises(ValueError, match="overlap"):
        _read([UP] * 9, kind="rolling_12_months")


@pytest.mark.parametrize(
    ("baseline", "expected", "polarity", "meant"),
    [
        (70, 80, "higher_is_better", 1),
        (80, 70, "lower_is_better", -1),
        (70, 80, "lower_is_better", 1),  # the agreement leads
        (70, 80, "neither", 1),
        (70, 70, "lower_is_better", -1),
        (None, 80, "higher_is_better", 1),
        (70, None, "neither", 0),
    ],
)
def test_which_way_it_was_meant_to_go(
    baseline: float | None, expected: float | None, polarity: Any, meant: int
) -> None:
    action = replace(ACTION, impact_baseline=baseline, impact_expected=expected)
    assert way_meant(action, polarity) == meant


@pytest.mark.parametrize(
    ("baseline", "expected", "polarity", "after", "way"),
    [
        (70, 80, "higher_is_better", UP, "as_meant"),
        (70, 80, "higher_is_better", 50.0, "other_way"),
        (70, 60, "lower_is_better", UP, "other_way"),
        (None, None, "neither", UP, "none_meant"),
        (70, 80, "higher_is_better", SAME, ""),
    ],
)
def test_how_a_change_lies_to_what_was_meant(
    baseline: float | None, expected: float | None, polarity: Any, after: float, way: str
) -> None:
    action = replace(ACTION, impact_baseline=baseline, impact_expected=expected)
    assert _read([after] * 4, action=action, polarity=polarity).way == way


def _placed(completed_on: date) -> tuple[list[str], list[str], list[str]]:
    evidence = read_evidence(ACTION, completed_on, _series([70, 71, 72]), "higher_is_better")
    parts = (evidence.before, evidence.between, evidence.after)
    first, second, third = ([figure.period.title for figure in part] for part in parts)
    return first, second, third


@pytest.mark.parametrize(
    ("completed_on", "before", "between", "after"),
    [
        (date(2022, 5, 10), ["2021-22 Q4"], ["2022-23 Q1"], ["2022-23 Q2"]),
        (date(2022, 4, 1), ["2021-22 Q4"], [], ["2022-23 Q1", "2022-23 Q2"]),
        (date(2022, 6, 30), ["2021-22 Q4", "2022-23 Q1"], [], ["2022-23 Q2"]),
        (date(2025, 1, 1), ["2021-22 Q4", "2022-23 Q1", "2022-23 Q2"], [], []),
    ],
)
def test_the_period_of_completion_is_on_neither_side(
    completed_on: date, before: list[str], between: list[str], after: list[str]
) -> None:
    assert _placed(completed_on) == (before, between, after)


def _change(on: date) -> StepChange:
    return StepChange(indicator="x", on=on, reason="A new system", author="Head of quality")


def test_figures_from_another_way_of_counting_are_left_out() -> None:
    changes = [_change(date(2022, 10, 1)), _change(date(2025, 10, 1))]
    evidence = _read([UP] * 6, changes=changes)
    titles = [figure.period.title for figure in (*evidence.before, *evidence.between, *evidence.after)]
    assert (titles[0], titles[-1]) == ("2022-23 Q3", "2025-26 Q2")
    assert evidence.reason == "too_few_before"


def test_no_more_than_three_years_before_are_read() -> None:
    assert len(_read([UP] * 3, before=USUAL * 2).before) == 12
    assert len(_read([UP] * 3, before=USUAL * 4, kind="month").before) == 36


@pytest.mark.parametrize(
    ("expected", "after", "reached"),
    [
        (80, [81.0] * 3, True),
        (80, [80.0] * 3, True),
        (80, [79.0] * 3, False),
        (80, [81.0] * 2, None),
        (None, [81.0] * 3, None),
    ],
)
def test_whether_the_level_after_is_where_it_was_meant_to_be(
    expected: float | None, after: list[float | None], reached: bool | None
) -> None:
    assert _read(after).has_reached(expected) is reached


VALUES = st.lists(st.none() | st.integers(50, 95).map(float), max_size=14)


@settings(deadline=None)
@given(VALUES, VALUES)
def test_one_way_meant_is_the_other_way_round_for_the_other_polarity(
    before: list[float | None], after: list[float | None]
) -> None:
    bare = replace(ACTION, impact_baseline=None, impact_expected=None)
    one, other = (_read(after, before=before, action=bare, polarity=p) for p in ("higher_is_better", "lower_is_better"))
    swap = {"as_meant": "other_way", "other_way": "as_meant"}
    assert (other.verdict, other.reason, other.way) == (one.verdict, one.reason, swap.get(one.way, one.way))


@settings(deadline=None)
@given(VALUES, VALUES)
def test_a_change_and_no_change_are_said_only_where_enough_is_shown(
    before: list[float | None], after: list[float | None]
) -> None:
    evidence = _read(after, before=before)
    if evidence.verdict in {"changed", "not_changed"}:
        assert evidence.shown_before >= 8
        assert evidence.shown_after >= (3 if evidence.verdict == "changed" else 4)
        assert evidence.after[-1].status is Status.SHOWN
