"""Profiles: what each audience may be shown."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from schemas.settings import Setting

RESTRICTED = "restricted"


@dataclass(frozen=True, slots=True)
class Profile:
    """The rules of one audience: which counts are hidden, how others are rounded, on how few cases nothing is shown."""

    audience: str
    suppress_from: int = 1
    suppress_to: int = 5
    minimum_denominator: int = 1
    """Percentages and means of fewer cases are not shown; 1 is off."""
    rounded_to: int = 1
    """Counts that are shown are rounded to the nearest of these, halves up; 1 is off."""
    known_threshold_width: int = 3
    """How wide a hidden count's range must be for a reader who knows the threshold, wherever that can be had."""
    known_totals_width: int = 5
    """How wide for a reader who knows only the totals."""

    def hides(self, count: npt.ArrayLike) -> npt.NDArray[np.bool_]:
        """Whether each count is small enough to be hidden in itself; zero is not."""
        counts = np.asarray(count, dtype=float)
        return np.asarray((counts >= self.suppress_from) & (counts <= self.suppress_to))

    def rounded(self, count: npt.ArrayLike) -> npt.NDArray[np.float64]:
        """Counts as they are shown."""
        counts = np.asarray(count, dtype=float)
        return counts if self.rounded_to == 1 else np.floor(counts / self.rounded_to + 0.5) * self.rounded_to

    def may_be(self, count: npt.NDArray[np.float64]) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
        """The least and the most whole number that a shown count may stand for: itself, unless it is rounded."""
        if self.rounded_to == 1:
            return count, count
        shown = self.rounded(count)
        least = np.maximum(np.ceil(shown - self.rounded_to / 2), self.suppress_to + 1)
        most = np.ceil(shown + self.rounded_to / 2) - 1
        return np.where(count == 0, 0.0, least), np.where(count == 0, 0.0, most)


def to_midpoint(count: npt.ArrayLike, base: int = 6) -> npt.NDArray[np.float64]:
    """Counts as a policy of midpoints shows them, which hides none: 1 to 6 is 3, 7 to 12 is 9; nought stays nought.

    For releases whose rules are OpenSAFELY's (midpoint 6): no setting offers it, since pages say "to the nearest".
    """
    counts = np.asarray(count, dtype=float)
    return np.where(counts == 0, 0.0, np.ceil(counts / base) * base - base // 2)


PROFILES: Mapping[str, Profile] = {
    # 1 to 7, because a printed 5 could only be 6 or 7 if 1 to 5 were hidden.
    "public": Profile("public", suppress_to=7, minimum_denominator=10, rounded_to=5),
    RESTRICTED: Profile(RESTRICTED),
}


def profile_from(settings: Mapping[str, Setting], audience: str | None = None) -> Profile:
    """The profile of an audience (by default the one that the settings choose). Raises ValueError.

    Every audience but the restricted one has a profile of the public's kind, with the limits that the settings hold.
    """
    held: dict[str, Any] = {name: setting.value for name, setting in settings.items()}
    audience = audience or held["disclosure_profile"]
    first = held["suppress_counts_from"]
    last = held["suppress_counts_to" if audience == RESTRICTED else "public_suppress_counts_to"]
    if not 1 <= first <= last:
        raise ValueError("suppress_counts_from must be 1 or more, and no more than the counts that are hidden up to")
    if held["minimum_denominator"] < 1 or held["public_rounded_to"] < 1:
        raise ValueError("minimum_denominator and public_rounded_to must be 1 or more")
    if audience != RESTRICTED and _smallest_printed_is_few(last, held["public_rounded_to"]):
        raise ValueError(
            "a printed count could only be one or two numbers: hide more counts, or round to more (7 and 5 go together)"
        )
    if audience == RESTRICTED:
        return Profile(RESTRICTED, first, last)
    return Profile(str(audience), first, last, held["minimum_denominator"], held["public_rounded_to"])


def _smallest_printed_is_few(suppress_to: int, rounded_to: int) -> bool:
    """Whether the smallest number that is printed stands for fewer than three counts, as 6 and 7 printed as 5."""
    if rounded_to == 1:
        return False
    profile = Profile("any", suppress_to=suppress_to, rounded_to=rounded_to)
    least, most = profile.may_be(np.array([suppress_to + 1.0]))
    return bool(most[0] - least[0] + 1 < min(3, rounded_to))
