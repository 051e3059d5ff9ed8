"""Sentences on a curve and its forecast, by their truth tables."""

from datetime import date
from itertools import product
from typing import get_args

import pytest

from indicators.planned_forecast import PlannedForecast
from indicators.turning import Reason, Turning, Verdict
from reports.charts.spec import Expected
from reports.narrative_forecasts import (
    chart_message,
    expected_sentence,
    method_sentence,
    own_sentence,
    turning_badge,
    turning_sentence,
)

ON = date(2024, 4, 1)
BAND = Expected(70.0, 61.0, 79.0, "70%", "61% to 79%")
OWN = PlannedForecast(
    indicator="a_percent", set_on=ON, values={"2024-25 Q1": 75}, reason="a new estate opens.", author="Head"
)
SAID = [
    (
        Turning("turned", "", 6, 4, 1),
        "Curve turned",
        "The curve has turned: the newest three figures all lie beyond the forecast's interval on the better side. Of "
        "the six figures since 1 April 2024, four lie beyond it on the better side, one on the worse, and one inside.",
    ),
    (
        Turning("worse", "", 3, 0, 3),
        "Worse than forecast",
        "The curve has not turned; it is worse than forecast: the newest three figures all lie beyond the interval on "
        "the worse side. Of the three figures since 1 April 2024, none lie beyond it on the better side, three on the "
        "worse, and none inside.",
    ),
    (
        Turning("not_turned", "", 5, 1, 0),
        "Curve not turned",
        "The curve has not turned: the newest three figures do not all lie beyond the forecast's interval on the "
        "better side. Of the five figures since 1 April 2024, one lies beyond it on the better side, none on the "
        "worse, and four inside.",
    ),
    (
        Turning("too_early", "", 0),
        "Too early to say if it is turning",
        "It is too early to say whether the curve is turning: that takes three figures since 1 April 2024, and there "
        "are none.",
    ),
    (
        Turning("too_early", "", 1, 1),
        "Too early to say if it is turning",
        "It is too early to say whether the curve is turning: that takes three figures since 1 April 2024, and there "
        "is one.",
    ),
    (
        Turning("cannot_say", "no_polarity"),
        "Neither way is better: no curve to turn",
        "Neither high nor low is good or bad in itself, so no verdict of turning is given.",
    ),
    (
        Turning("cannot_say", "no_forecast"),
        "No forecast yet",
        "There is no forecast of 1 April 2024, so no verdict of turning is given. Why not.",
    ),
    (
        Turning("cannot_say", "no_interval"),
        "Forecast without an interval",
        "The forecast has no interval, so no verdict of turning is given. Why not.",
    ),
    (
        Turning("cannot_say", "newest_hidden"),
        "Newest quarter not shown: turning not judged",
        "The newest quarter is not shown, so no verdict of turning is given.",
    ),
]


@pytest.mark.parametrize(("turning", "badge", "sentence"), SAID)
def test_each_verdict_has_its_badge_and_its_sentence(turning: Turning, badge: str, sentence: str) -> None:
    assert turning_badge(turning).word == badge
    assert turning_sentence(turning, ON, "Why not.") == sentence


def test_the_table_holds_every_verdict_and_every_reason() -> None:
    assert {turning.verdict for turning, _, _ in SAID} == set(get_args(Verdict))
    assert {turning.reason for turning, _, _ in SAID} == set(get_args(Reason))


def test_only_a_verdict_says_better_and_nothing_ever_says_why() -> None:
    for turning, badge, sentence in SAID:
        words = f"{badge} {sentence} {chart_message(turning)}".lower()
        assert not any(cause in words for cause in ("because", "due to", "caused", "thanks to", "led to", "improve"))
        if turning.verdict in {"too_early", "cannot_say"} and turning.reason != "no_polarity":
            assert "better" not in words
            assert "worse" not in words


@pytest.mark.parametrize(
    ("verdict", "word"),
    [("turned", "better"), ("worse", "worse"), ("not_turned", ""), ("too_early", ""), ("cannot_say", "")],
)
def test_the_chart_says_the_message(verdict: Verdict, word: str) -> None:
    words = chart_message(Turning(verdict)).lower()
    assert ("better" in words, "worse than" in words) == (word == "better", word == "worse")


@pytest.mark.parametrize(
    ("expected", "actual", "sentence"),
    [
        (BAND, "", "For 2025-26 Q2 the forecast is 70%: 8 times in 10 the figure should fall between 61% and 79% if nothing is done differently."),  # noqa: E501
        (BAND, "82.0%", "For 2025-26 Q2 the forecast is 70%: 8 times in 10 the figure should fall between 61% and 79%. It was 82.0%."),  # noqa: E501
        (Expected(70, 70, 70, "70%", ""), "", "For 2025-26 Q2 the forecast is 70%."),
        (Expected(70, 70, 70, "70%", ""), "70.0%", "For 2025-26 Q2 the forecast is 70%; it was 70.0%."),
    ],
)  # fmt: skip
def test_an_interval_is_told_in_plain_words(expected: Expected, actual: str, sentence: str) -> None:
    assert expected_sentence("2025-26 Q2", expected, actual) == sentence


def test_the_method_is_one_sentence_that_says_what_it_rests_on() -> None:
    words = method_sentence(12, ON)
    assert "12 quarters shown before 1 April 2024" in words
    assert words.count(".") == 1


@pytest.mark.parametrize(
    ("points", "width"), [(12, "worked out from the 12 quarters shown before"), (5, "It has no interval.")]
)
def test_an_own_forecast_says_who_set_it_why_and_what_its_width_rests_on(points: int, width: str) -> None:
    words = own_sentence(OWN, points)
    assert words.startswith("The partnership set this forecast itself on 1 April 2024 (Head). A new estate opens. ")
    assert width in words


def test_every_verdict_and_reason_has_words_or_is_impossible() -> None:
    for verdict, reason in product(get_args(Verdict), get_args(Reason)):
        if (verdict == "cannot_say") == bool(reason):
            assert turning_badge(Turning(verdict, reason)).word
