"""Publishable figures are joined only with those of the same audience."""

import pytest

from indicators.disclosure_control.protection import PROFILES, protect
from indicators.periods import Quarter

QUARTER = Quarter.parse("2025-26-q2")


def test_figures_of_two_audiences_are_never_joined() -> None:
    public, restricted = (protect([], PROFILES[name], quarter=QUARTER) for name in ("public", "restricted"))
    assert public.joined_with(public).audience == "public"
    with pytest.raises(ValueError, match="two audiences"):
        public.joined_with(restricted)
