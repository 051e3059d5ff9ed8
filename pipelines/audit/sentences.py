"""Sentences that say a figure: `in 2025-26 Q2 it was 82.9% (290 of 350)`, `latest 79.5% (September 2025)`."""

import re
from collections.abc import Iterator, Mapping

from indicators.periods import Period
from pipelines.audit.said import Said
from pipelines.audit.words import NUMBER, PERIOD, figure_said, period_named

_VALUE = rf"(?:\[c\]|{NUMBER}(?:%| per 10,000| days?)?(?: \(\d[\d,]* (?:of|in)[a-z ]* \d[\d,]*\))?)"
_PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\bin (?:the )?(?P<period>{PERIOD}) it was (?P<value>{_VALUE})",
        rf"(?<![\w.])(?P<value>{_VALUE}) \((?P<period>{PERIOD})\)",
        rf"(?<![\w.])(?P<value>{_VALUE}) (?P<short>in) (?P<period>{PERIOD})",
        rf"(?P<period>{PERIOD}) \((?P<value>{_VALUE})\)",
        rf"^(?P<period>{PERIOD}): (?P<value>{_VALUE})",
    )
)
_HEADLINE = re.compile(rf"(?:\bin|figure for) (?:the )?(?P<period>{PERIOD}) (?:it was|is not shown)", re.IGNORECASE)
_GAP = re.compile(
    rf"\b(?P<gap>\d[\d,]*(?:\.\d+)?)(?: percentage points?| per 10,000| days?| points?)? (?P<way>lower|higher) than in "
    rf"(?P<period>{PERIOD})",
    re.IGNORECASE,
)


def said_in_sentence(sentence: str, output: str, indicator: str, headline: Period | None) -> Iterator[Said]:
    """Every figure that a sentence says of an indicator, whose first figure is of the period `headline`."""
    for pattern in _PATTERNS:
        for match in pattern.finditer(sentence):
            period = period_named(match["period"])
            value, top, bottom = figure_said(match["value"])
            if period and "short" in match.re.groupindex:
                period = _as_headline(period, headline)
            if period and value:
                yield Said(output, indicator, period, value=value, numerator=top, denominator=bottom)


def _as_headline(period: Period, headline: Period | None) -> Period:
    """`from 54.8% in 2022-23 Q2`: a quarter is named for short where an indicator is told by twelve months."""
    if headline is None or headline.kind == "quarter" or period.kind != "quarter":
        return period
    return Period(period.end, headline.kind)


def gaps_said(sentence: str, output: str, indicator: str, now: str) -> Iterator[Said]:
    """What a difference from the headline gives of the other period: `0.3 percentage points lower than in ...`."""
    value = figure_said(now)[0]
    if not re.fullmatch(NUMBER, value):
        return
    half = 0.5 * 10.0 ** -len(value.partition(".")[2])
    for match in _GAP.finditer(sentence):
        period = period_named(match["period"])
        way = 1.0 if match["way"].lower() == "lower" else -1.0
        there = float(value) + way * float(match["gap"].replace(",", ""))
        if period:
            yield Said(output, indicator, period, drawn=(there - 2 * half, there + 2 * half))


def headline_period(blocks: list[str]) -> Period | None:
    """The period that a page's first figure is of."""
    for block in blocks:
        match = _HEADLINE.search(block)
        if match:
            return period_named(match["period"])
    return None


def named_in(sentence: str, titles: Mapping[str, str], otherwise: str) -> str:
    """The indicator whose title a sentence holds (the longest of them), or that of the page."""
    held = [title for title in titles if title in sentence]
    return titles[max(held, key=len)] if held else otherwise
