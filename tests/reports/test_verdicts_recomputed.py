"""Each page's verdict is recomputed from the points that it prints, with the rules written again, and must agree."""

from collections.abc import Mapping
from html import unescape
from io import BytesIO

import numpy as np
import pandas as pd
import pytest

from reports.facts import EditionFacts
from reports.model import Edition, IndicatorReport
from reports.site import render_site

SENTENCES = {
    "improvement": "read as a real improvement",
    "deterioration": "read as a real deterioration",
    "high": "so this is unusually high",
    "low": "so this is unusually low",
    "common": "There is no real change",
}
RISE_IS = {"higher_is_better": "improvement", "lower_is_better": "deterioration", "neither": "high"}
FALL_IS = {"higher_is_better": "deterioration", "lower_is_better": "improvement", "neither": "low"}


def _limits(y: pd.Series) -> tuple[float, float]:
    """The mean, and the moving range with outlying ranges left out once."""
    moves = y.diff().abs()
    return y.mean(), moves[moves < 3.267 * moves.mean()].mean()


def _sides_at_the_end(y: pd.Series) -> int:
    """1 or -1 where a rule fires at the last point, in the order in which rules count; 0 where none does."""
    mean, move = _limits(y)
    side = np.sign(y - mean)
    far = (y - mean).abs() / (2.66 * move)
    last, steps = side.iloc[-1], y.diff()
    if far.iloc[-1] > 1:
        return int(last)
    for sign in (1, -1):
        if (np.sign(steps.tail(6)) == sign).sum() == 6:
            return sign
    near = far.between(2 / 3, 1, inclusive="right")
    if near.iloc[-1] and (side.tail(3) == last).all() and near.tail(3).sum() >= 2:
        return int(last)
    return int(last) if len(y) >= 7 and (side.tail(7) == last).all() else 0


def recomputed(values: pd.Series, polarity: str) -> str:
    """The verdict on a series of one process, in the words of `SENTENCES`."""
    side = 0 if np.isnan(values.iloc[-1]) else _sides_at_the_end(values)
    return "common" if side == 0 else RISE_IS[polarity] if side > 0 else FALL_IS[polarity]


def printed_points(file: bytes) -> pd.DataFrame:
    """The points as the page's own download prints them."""
    return pd.read_csv(BytesIO(file), dtype=str, keep_default_na=False, encoding="utf-8-sig")


def printed_values(points: pd.DataFrame, unit: str) -> pd.Series:
    """The values unrounded where the counts behind them are printed too, otherwise as printed; NaN where hidden."""
    tops, bottoms = (pd.to_numeric(points[name], errors="coerce") for name in ("numerator", "denominator"))
    scale = {"percent": 100, "rate_per_10_000": 10_000}.get(unit, np.nan)
    return (scale * tops / bottoms).fillna(pd.to_numeric(points["value"], errors="coerce"))


def said(page: bytes) -> list[str]:
    """The verdicts whose sentence a page prints."""
    words = unescape(page.decode())
    return [verdict for verdict, sentence in SENTENCES.items() if sentence in words]


def expected(report: IndicatorReport, polarity: str, file: bytes) -> list[str]:
    """The one verdict that a page may print, or none: nothing is read of hidden, overlapping, few or flat points."""
    points = printed_points(file)
    starts = [step.at.isoformat() for step in report.chart.steps]
    points = points[points["period_end"] >= max(starts)] if starts else points
    values = printed_values(points, report.chart.unit)
    is_read = (
        report.is_shown
        and values.notna().sum() >= 8
        and not np.isnan(values.iloc[-1])
        and not points["period"].str.startswith("12 months").any()
        and _limits(values)[1] > 0
    )
    return [recomputed(values, polarity)] if is_read else []


@pytest.fixture(scope="module", name="files")
def _files(edition: Edition) -> Mapping[str, bytes]:
    return dict(render_site(edition))


def _disagreements(edition: Edition, facts: EditionFacts, files: Mapping[str, bytes]) -> dict[str, object]:
    polarity = {indicator.id: indicator.polarity for indicator in facts.indicators}
    pairs = {
        report.id: (expected(report, polarity[report.id], files[f"csv/{report.id}.csv"]), said(files[report.href]))
        for report in edition.indicators
    }
    return {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}


def test_every_page_says_the_verdict_that_its_printed_points_give(
    edition: Edition, facts: EditionFacts, files: Mapping[str, bytes]
) -> None:
    assert _disagreements(edition, facts, files) == {}


def test_the_edition_holds_every_kind_of_page_that_is_compared(edition: Edition, files: Mapping[str, bytes]) -> None:
    verdicts = [tuple(said(files[report.href])) for report in edition.indicators]
    assert {("improvement",), ("deterioration",), ("common",), ()} <= set(verdicts)


def test_a_page_whose_sentence_is_wrong_is_found(
    edition: Edition, facts: EditionFacts, files: Mapping[str, bytes]
) -> None:
    href = "indicators/re_referrals_within_12_months_percent.html"
    wrong = files[href].replace(b"a real deterioration", b"a real improvement")
    assert list(_disagreements(edition, facts, {**files, href: wrong})) == ["re_referrals_within_12_months_percent"]


def test_a_page_whose_points_say_something_else_is_found(
    edition: Edition, facts: EditionFacts, files: Mapping[str, bytes]
) -> None:
    name = "csv/assessments_within_45_working_days_percent.csv"
    *rows, last = files[name].decode("utf-8-sig").splitlines()
    cells = last.split(",")
    changed = "\r\n".join([*rows, ",".join([*cells[:2], "10.0%", cells[3], "15", "150", *cells[6:]])])
    found = _disagreements(edition, facts, {**files, name: changed.encode("utf-8-sig")})
    assert list(found) == ["assessments_within_45_working_days_percent"]


@pytest.mark.parametrize(
    ("values", "verdict"),
    [
        ([50, 52, 49, 51, 50, 53, 48, 51, 50, 80], "improvement"),
        ([50, 52, 49, 51, 50, 53, 48, 51, 50, 52], "common"),
        ([50, 60, 40, 55, 45, 41, 44, 47, 50, 53, 56, 59], "improvement"),
        ([60, 62, 59, 61, 60, 63, 58, 61, 60, 62, 59, 61, 60, *[55, 57, 54, 56, 55, 57, 54]], "deterioration"),
    ],
)
def test_the_second_reading_knows_its_rules(values: list[float], verdict: str) -> None:
    assert recomputed(pd.Series(values, dtype=float), "higher_is_better") == verdict
