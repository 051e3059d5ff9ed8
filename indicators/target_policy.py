"""The rules by which a partnership judges a figure against its target: declared in its plan, as data."""

from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, FiniteFloat, model_validator

Level = Literal["met", "near", "missed"]
Compare = Literal[">=", ">", "<=", "<"]
Share = Annotated[FiniteFloat, Field(gt=0)]


class _Declared(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Result(_Declared):
    """What a rule finds: the partnership's word for it, and which of three shapes stands beside the word."""

    word: str = Field(min_length=1, max_length=40)
    level: Level


class Tolerance(_Declared):
    """Met, missed by no more than the agreed tolerance, or missed by more.

    The tolerance is a percentage of the target, or points of the indicator's own unit. `tolerance_with_direction` also
    counts a figure within tolerance as met, and splits those beyond it by whether they are worse than a year ago.
    """

    rule: Literal["tolerance", "tolerance_with_direction"] = "tolerance"
    percent_of_target: FiniteFloat | None = Field(default=None, ge=0)
    points: FiniteFloat | None = Field(default=None, ge=0)

    @model_validator(mode="after")
    def _says_one_width(self) -> Self:
        if (self.percent_of_target is None) == (self.points is None):
            raise ValueError("a tolerance says either percent_of_target or points, and not both")
        return self

    def width(self, target: float) -> float:
        """How far from the target is within tolerance, in the indicator's own unit."""
        return self.points if self.points is not None else abs(target) * (self.percent_of_target or 0) / 100


class Band(Result):
    """What a figure is called that is worse than this percentage of its target: below it where higher is better."""

    worse_than_percent: Share


class Bands(_Declared):
    """Bands of the target, in any order: the worst that a figure falls into is its own; equal is the better one."""

    rule: Literal["bands"]
    bands: tuple[Band, ...] = Field(min_length=1)
    otherwise: Result

    @model_validator(mode="after")
    def _edges_differ(self) -> Self:
        if len({band.worse_than_percent for band in self.bands}) < len(self.bands):
            raise ValueError("two bands share one worse_than_percent, so one of them could never be reached")
        return self


class OrderedRule(Result):
    """What a figure is called that compares so with this percentage of its target, whatever its polarity."""

    compare: Compare
    percent_of_target: Share


class FirstMatch(_Declared):
    """Rules read from the top: the first that holds decides."""

    rule: Literal["first_match"]
    rules: tuple[OrderedRule, ...] = Field(min_length=1)
    otherwise: Result


class Score(_Declared):
    """A score of 0 to 10: 3.3 at the red flag, 6.6 at the target; which side is better follows from the two."""

    rule: Literal["score"]
    red_flag: FiniteFloat


class Range(_Declared):
    """A range to stay within, ends included: too high and too low are both a miss."""

    rule: Literal["range"]
    low: FiniteFloat
    high: FiniteFloat

    @model_validator(mode="after")
    def _is_a_range(self) -> Self:
        if self.low > self.high:
            raise ValueError("the low end of a range is above its high end")
        return self


TargetPolicy = Annotated[Tolerance | Bands | FirstMatch | Score | Range, Field(discriminator="rule")]
"""How one target is judged."""
DefaultPolicy = Annotated[Tolerance | Bands | FirstMatch, Field(discriminator="rule")]
"""How every target is judged that says nothing else; a red flag or a range belongs to one target alone."""
MET_OR_WITHIN_5_PERCENT = Tolerance(percent_of_target=5)
