"""A number links only where it passes its own check."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.stages.linking.common_numbers import nhs_number, upn


@pytest.mark.parametrize("cell", ["9434765919", "943 476 5919", "943-476-5919", " 9434765919 "])
def test_reads_an_nhs_number_however_it_is_spaced(cell):
    # 9 4 3 4 7 6 5 9 1 times 10 down to 2 is 299; 299 leaves 2 of 11; 11 less 2 is 9, the last digit.
    assert nhs_number(cell) == "9434765919"


@pytest.mark.parametrize(
    "cell", [None, "", "943476591", "94347659199", "9434765918", "9999999999", "0000000000", "UNKNOWN"]
)
def test_takes_nothing_else_for_an_nhs_number(cell):
    assert nhs_number(cell) is None


@given(st.integers(min_value=1_000_000_000, max_value=9_999_999_999), st.integers(0, 9), st.integers(1, 9))
def test_one_wrong_digit_is_always_seen(number, place, by):
    text = str(number)
    wrong = text[:place] + str((int(text[place]) + by) % 10) + text[place + 1 :]
    assert nhs_number(text) is None or nhs_number(wrong) is None


def test_reads_a_permanent_unique_pupil_number():
    # 1 to 9, 0, 1 and 2 times 2 to 13 is 330 + 0 + 12 + 26 = 368, which is 16 times 23: the letter is the first one, A.
    assert sum(int(d) * w for w, d in enumerate("123456789012", start=2)) % 23 == 0
    assert upn("a123456789012 ") == "A123456789012"


@pytest.mark.parametrize(
    "cell", [None, "", "B123456789012", "A12345678901", "A12345678901B", "I123456789012", "PUPIL 1"]
)
def test_takes_nothing_else_for_a_unique_pupil_number(cell):
    # The last but two is a temporary one: it ends in a letter, and another school gives the child another.
    assert upn(cell) is None
