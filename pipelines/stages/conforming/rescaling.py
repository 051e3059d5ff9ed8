"""Wellbeing scores brought from the range of each tool to one scale, from 0 to 100, as a setting says."""

import re
from collections.abc import Mapping

import polars as pl

from pipelines.stages.conforming.ledger import Ledger
from pipelines.stages.conforming.recognising import Recognised
from schemas.codes import normalise
from schemas.faults import FaultOfUse, Severity
from schemas.settings import setting

_TOOL = "wellbeing_tool"
_SCORES = ("wellbeing_score_at_start", "wellbeing_score_at_end")
_LOWEST, _HIGHEST = 0.0, 100.0
_ENTRY = re.compile(r"(.*\S)\s+(-?\d+(?:\.\d+)?)\s+(-?\d+(?:\.\d+)?)")


def rescale(frame: pl.DataFrame, recognised: Recognised, ledger: Ledger) -> pl.DataFrame:
    """The frame with every score on the scale from 0 to 100; one outside it is queried and read as blank.

    A tool that the setting does not name is taken to use that scale already. Raises FaultOfUse for a setting that
    cannot be read.
    """
    if _TOOL not in frame.columns:
        return frame
    ranges = _ranges()
    lows = [ranges.get(normalise(tool or ""), (_LOWEST, _HIGHEST))[0] for tool in frame[_TOOL]]
    highs = [ranges.get(normalise(tool or ""), (_LOWEST, _HIGHEST))[1] for tool in frame[_TOOL]]
    low, high = pl.Series(lows, dtype=pl.Float64), pl.Series(highs, dtype=pl.Float64)
    for name in _SCORES:
        scores = (frame[name] - low) * _HIGHEST / (high - low)
        outside = ((scores < _LOWEST) | (scores > _HIGHEST)).fill_null(value=False)
        if name in recognised.found:
            ledger.rows("out_of_bounds", Severity.QUERY, recognised.found[name], outside)
        frame = frame.with_columns(scores.set(outside, None).alias(name))
    return frame


def _ranges() -> Mapping[str, tuple[float, float]]:
    """The lowest and highest score of each tool that the setting names, by the tool's plain name."""
    return dict(_range(str(entry)) for entry in setting("wellbeing_rescale"))


def _range(entry: str) -> tuple[str, tuple[float, float]]:
    found = _ENTRY.fullmatch(entry.strip())
    if not found or float(found[2]) >= float(found[3]):
        raise FaultOfUse(
            f'The setting wellbeing_rescale has the entry "{entry}". Write the tool, its lowest and its highest score, '
            'such as "SWEMWBS 7 35".'
        )
    return normalise(found[1]), (float(found[2]), float(found[3]))
