"""Profiles: what each audience may be shown."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from schemas.settings import Setting

Audience = Literal["public", "restricted"]


@dataclass(frozen=True, slots=True)
class Profile:
    """The rules of one audience: which counts are hidden, and on how few cases no percentage or mean is shown."""

    audience: Audience
    suppress_from: int = 1
    suppress_to: int = 5
    minimum_denominator: int = 10
    """1 is off."""

    def hides(self, count: float) -> bool:
        """Whether a count is small enough to be hidden in itself; zero is not."""
        return self.suppress_from <= count <= self.suppress_to


PROFILES: Mapping[str, Profile] = {
    "public": Profile("public"),
    "restricted": Profile("restricted", minimum_denominator=1),
}


def profile_from(settings: Mapping[str, Setting]) -> Profile:
    """The profile that a partnership's settings choose. Raises ValueError where they make no sense."""
    audience = settings["disclosure_profile"].value
    first, last = settings["suppress_counts_from"].value, settings["suppress_counts_to"].value
    minimum = settings["minimum_denominator"].value
    if audience not in PROFILES:
        raise ValueError("disclosure_profile must be public or restricted")
    if not 1 <= first <= last:
        raise ValueError("suppress_counts_from must be 1 or more, and suppress_counts_to no less than it")
    if minimum < 1:
        raise ValueError("minimum_denominator must be 1 or more")
    return Profile(audience, first, last, minimum if audience == "public" else 1)
