"""Quantile bands agree with the reference package, and share areas out evenly."""

from collections import Counter
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.statistics.quantiles import quantile_bands

Reference = Callable[[str], list[dict[str, str]]]
FILES = {
    "quantile4_invert_expected": (4, True),
    "quantile5_invert_expected": (5, True),
    "quantile10_invert_expected": (10, True),
    "quantile5_noinvert_expected": (5, False),
}


def test_all_80_bands_equal_the_reference(reference_rates: Reference) -> None:
    compared = 0
    for name, (bands, highest_first) in FILES.items():
        rows = reference_rates(name)
        ours = quantile_bands([float(row["v"]) for row in rows], bands, highest_first=highest_first)
        assert list(ours) == [int(row["quantile"]) for row in rows]
        compared += len(rows)
    assert compared == 80


def test_eight_values_in_quarters_are_two_and_two() -> None:
    assert quantile_bands([10, 20, 30, 40, 50, 60, 70, 80], 4) == (1, 1, 2, 2, 3, 3, 4, 4)
    assert quantile_bands([10, 20, 30, 40, 50, 60, 70, 80], 4, highest_first=True) == (4, 4, 3, 3, 2, 2, 1, 1)


def test_equal_values_share_a_band() -> None:
    assert quantile_bands([5, 5, 5, 9], 2) == (1, 1, 1, 2)


def test_a_missing_value_has_no_band_and_takes_no_place() -> None:
    assert quantile_bands([None, 1, 2, None, 3, 4], 2) == (None, 1, 1, None, 2, 2)


def test_fewer_values_than_bands_have_none() -> None:
    assert quantile_bands([1, 2, None], 3) == (None, None, None)
    assert quantile_bands([1, 2, 3], 3) == (1, 2, 3)


def test_one_band_is_refused() -> None:
    with pytest.raises(ValueError, match="two bands or more"):
        quantile_bands([1, 2], 1)


@given(values=st.lists(st.integers(), min_size=10, max_size=80, unique=True), bands=st.integers(2, 10))
def test_bands_follow_the_values_and_differ_by_one_in_size(values: list[int], bands: int) -> None:
    given_bands = quantile_bands(values, bands)
    assert [band for _, band in sorted(zip(values, given_bands, strict=True))] == sorted(given_bands)
    sizes = Counter(given_bands)
    assert set(sizes) == set(range(1, bands + 1))
    assert max(sizes.values()) - min(sizes.values()) <= 1
