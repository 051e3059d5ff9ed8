"""Published values: one number of one area and period in one release, and what stops it from being compared with."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

import polars as pl

from indicators.definition import Polarity
from schemas.dfe.published_indicators import PublishedIndicators
from schemas.extract import breach_expressions
from schemas.faults import Fault, Severity

PeriodType = Literal["financial_year", "academic_year", "calendar_year", "snapshot"]
BrokenRule = Literal["england_outside_its_authorities", "percentage_out_of_range", "unit_differs"]

_RULES: tuple[BrokenRule, ...] = ("england_outside_its_authorities", "percentage_out_of_range", "unit_differs")
_LAST_DAYS: dict[PeriodType, tuple[int, int]] = {
    "financial_year": (3, 31),
    "snapshot": (3, 31),
    "academic_year": (8, 31),
    "calendar_year": (12, 31),
}


@dataclass(frozen=True, slots=True)
class PublishedValue:
    """One published number, in the unit of our indicator, as `dfe/published_indicators` holds it."""

    indicator_id: str
    area_type: str
    """`england`, `region` or `local_authority`."""
    area_code: str
    old_la_code: str
    """Empty where the area is no authority."""
    period: str
    """`2024`, or `202324`: known by the year in which it ends."""
    period_type: PeriodType
    value: float
    unit: str
    release: str
    publication: str
    breaks: BrokenRule | None = None
    """The rule that it breaks, for which it is not compared with."""

    @property
    def ends_on(self) -> date:
        """The last day that it is about."""
        year = int(self.period) if len(self.period) == 4 else 2000 + int(self.period[-2:])
        return date(year, *_LAST_DAYS[self.period_type])


def polarity_fault(indicator_id: str, ours: Polarity, publishers: str) -> Fault | None:
    """What stops the load where our polarity is the opposite of the publisher's; `none` and `neither` oppose nothing.

    A neutral indicator stays neutral, even where its publisher calls one way better.
    """
    if ours == publishers or ours == "neither" or publishers in {"none", "neither"}:
        return None
    return Fault(
        Severity.REJECT,
        "polarity_differs_from_the_publishers",
        f"The publisher holds that {_words(publishers)} for {indicator_id}, and our definition that {_words(ours)}.",
        "Find out which is right, and correct the indicator's polarity or the mapping of published tables; until then "
        "nothing of this table is loaded.",
        column="value",
    )


def _words(polarity: str) -> str:
    return polarity.replace("_", " ")


def checked(values: Sequence[PublishedValue], units: Mapping[str, str]) -> tuple[PublishedValue, ...]:
    """The values of indicators that `units` names, each with the rule that it breaks among all that are held.

    A file is checked when it arrives; but England and its authorities may come in two files of one release, so the
    dataset's own rules are asked again of all of them together. `units` holds the unit of each of our indicators.
    """
    held = [one for one in values if one.indicator_id in units]
    if not held:
        return ()
    names = ("indicator_id", "area_type", "period", "release", "value", "unit")
    frame = pl.DataFrame({name: [getattr(one, name) for one in held] for name in names})
    rules = breach_expressions(PublishedIndicators) | {"unit_differs": _other_unit(units)}
    broken = frame.select(rules[name].fill_null(value=False).alias(name) for name in _RULES).rows()
    return tuple(
        replace(one, breaks=next((rule for rule, is_broken in zip(_RULES, row, strict=True) if is_broken), None))
        for one, row in zip(held, broken, strict=True)
    )


def _other_unit(units: Mapping[str, str]) -> pl.Expr:
    return pl.col("indicator_id").replace_strict(dict(units), return_dtype=pl.String) != pl.col("unit")
