"""How well linkage by names does: right, wrong and missed links at each threshold, where the truth is known.

Labels only measure. They are the order of the rows: row n of either file is the same child.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from indicators.rounding import round_half_away
from indicators.statistics.intervals import proportion_interval
from pipelines.stages.linking.by_name import candidates, only_candidates
from pipelines.stages.linking.identities import read_identities
from pipelines.stages.linking.splink_door import LinkageFault
from pipelines.stages.reading import read_extract

THRESHOLDS = (0.0001, 0.01, 0.5, 0.9, 0.95, 0.99, 0.999, 0.9999, 0.99999)
_NO_KEY = b"\0" * 32


@dataclass(frozen=True, slots=True)
class Measured:
    """What came of one threshold."""

    threshold: float
    right: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float | None:
        """Of the links made, the share that is right; None where none was made."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else None

    @property
    def recall(self) -> float:
        """Of the children in both files, the share that was linked rightly."""
        return self.right / (self.right + self.missed)


def read_labelled(one: Path, other: Path) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Two files of the same children in the same order, as identity frames with the label as `child_id`.

    Raises LinkageFault where they cannot be of the same children, UnreadableExtract where one cannot be read.
    """
    first, second = read_children(one), read_children(other)
    if first.height != second.height or first.is_empty():
        raise LinkageFault(
            f"{one.name} has {first.height:,} rows and {other.name} {second.height:,}. To measure linkage, row n of "
            "both must be the same child."
        )
    return first, second


def read_children(path: Path) -> pl.DataFrame:
    """The identity frame of a file, with the place of each row as `child_id`. Raises UnreadableExtract."""
    (table, *_) = read_extract(path, file_name=path.name)
    identities = read_identities(table, _NO_KEY)
    return identities.with_columns(pl.int_range(identities.height).cast(pl.String).alias("child_id"))


def measure(
    social_care: pl.DataFrame, partner: pl.DataFrame, thresholds: Sequence[float] = THRESHOLDS
) -> tuple[Measured, ...]:
    """Each threshold's links against the labels: children with one `child_id` are the same. Raises LinkageFault."""
    pairs = candidates(social_care, partner, min(thresholds))
    both = social_care.join(partner, on="child_id", how="semi").height
    return tuple(_measured(pairs, threshold, both) for threshold in thresholds)


def _measured(pairs: pl.DataFrame, threshold: float, both: int) -> Measured:
    links = only_candidates(pairs.filter(pl.col("probability") >= threshold))
    right = int((links["child_id"] == links["social_care_child_id"]).sum())
    return Measured(threshold, right, links.height - right, both - right)


def with_strangers(identities: pl.DataFrame) -> pl.DataFrame:
    """Every second child alone: the others are known to the other agency only, and every link to them is wrong."""
    return identities.gather_every(2)


def with_twins(identities: pl.DataFrame) -> pl.DataFrame:
    """Beside every child a twin who differs in the first name alone, taken from the row before."""
    names = identities["first_name"].shift(1).fill_null(identities["first_name"].last())
    twins = identities.with_columns(names.alias("first_name"), ("twin of " + pl.col("child_id")).alias("child_id"))
    are_different = twins["first_name"] != identities["first_name"]
    return pl.concat([identities, twins.filter(are_different)])


CASES: tuple[tuple[str, Callable[[pl.DataFrame], pl.DataFrame]], ...] = (
    ("Both agencies know every child", lambda identities: identities),
    ("Social care knows every second child, so that every link to another is wrong", with_strangers),
    ("Social care also knows a twin of every child, alike in all but the first name", with_twins),
)
"""What is measured: the files as they are, and made harder on the side of social care."""
HEADINGS = ("Threshold", "Links", "Right", "Wrong", "Missed", "Precision", "Recall")


def rows_of(measured: Sequence[Measured]) -> list[tuple[str, ...]]:
    """What was measured in words, with 95% limits (Wilson), as the command and the documentation print it."""
    return [_row(one) for one in measured]


def _row(one: Measured) -> tuple[str, ...]:
    links = one.right + one.wrong
    counts = (links, one.right, one.wrong, one.missed)
    precision = _share(one.right, links) if links else "no link"
    return (
        f"{one.threshold:.10g}",
        *(f"{count:,}" for count in counts),
        precision,
        _share(one.right, one.right + one.missed),
    )


def _share(count: int, total: int) -> str:
    limits = proportion_interval(count, total, multiplier=1, confidence=0.95)
    value, low, high = (
        round_half_away(number, 3) for number in (count / total, limits.lower or 0.0, limits.upper or 0.0)
    )
    return f"{value:.3f} ({low:.3f} to {high:.3f})"
