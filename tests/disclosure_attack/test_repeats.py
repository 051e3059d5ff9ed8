"""The attacker finds the same cases printed twice: in an earlier edition, or by another indicator."""

from math import inf

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
          "November", "December")  # fmt: skip
QUARTER = """
    plans | count | 2025-26 Q1 | all            | {total}
    plans | count | 2025-26 Q1 | district north | {north}
    plans | count | 2025-26 Q1 | district south | {south}
    plans | count | 2025-26 Q1 | district west  | {west}
"""


def _series(indicator: str, numbers) -> str:
    return "\n".join(
        f"{indicator} | count | {month} 2024 | all | {number}" for month, number in zip(MONTHS, numbers, strict=False)
    )


def test_recovers_a_cell_that_an_earlier_edition_printed(attacked):
    before = QUARTER.format(total=40, north=21, south=13, west=6)
    now = QUARTER.format(total=40, north=21, south="[c]", west="[c]")
    found = attacked(before, now)
    assert found == {
        "plans 2025-26 Q1 south numerator": (13, 13),
        "plans 2025-26 Q1 west numerator": (6, 6),
    }


def test_an_earlier_edition_says_nothing_once_its_total_has_changed(attacked):
    before = QUARTER.format(total=40, north=21, south=13, west=6)
    now = QUARTER.format(total=42, north=21, south="[c]", west="[c]")
    assert attacked(before, now)["plans 2025-26 Q1 west numerator"] == (0, 21)


def test_two_patterns_of_hiding_in_two_editions_give_each_other_away(attacked):
    """Each edition is safe alone. Together they hide the same quarter twice, and west in both is the sum less south."""
    before = QUARTER.format(total=40, north=21, south="[c]", west="[c]")
    now = QUARTER.format(total=40, north="[c]", south=15, west="[c]")
    assert attacked(before)["plans 2025-26 Q1 west numerator"] == (0, 19)
    assert attacked(now)["plans 2025-26 Q1 west numerator"] == (0, 25)
    assert set(attacked(before, now).values()) == {(4, 4), (15, 15), (21, 21)}


def test_recovers_what_another_indicator_prints_of_the_same_cases(attacked):
    one = [12, 15, 11, 19, 14, 13, 17, 22, 16, 18, 20, 21]
    found = attacked(
        _series("visits", [*one]) + "\nvisits | count | January 2025 | all | 9",
        )  # fmt: skip
    assert found == {}
    table = "\n".join((
        _series("visits", one), "visits | count | January 2025 | all | 9",
        _series("seen", one), "seen | count | January 2025 | all | [c]",
    ))  # fmt: skip
    assert attacked(table) == {"seen January 2025 all numerator": (9, 9)}


def test_series_that_differ_once_are_not_the_same_cases(attacked):
    one = [12, 15, 11, 19, 14, 13, 17, 22, 16, 18, 20, 21]
    table = "\n".join((
        _series("visits", one), "visits | count | January 2025 | all | 9",
        _series("seen", [*one[:-1], 20]), "seen | count | January 2025 | all | [c]",
    ))  # fmt: skip
    assert attacked(table)["seen January 2025 all numerator"][1] == inf


def test_series_that_agree_in_eleven_cells_or_never_change_are_not_the_same_cases(attacked):
    for numbers in ([12, 15, 11, 19, 14, 13, 17, 22, 16, 18, 20], [7] * 12):
        table = "\n".join((
            _series("visits", numbers), "visits | count | January 2025 | all | 9",
            _series("seen", numbers), "seen | count | January 2025 | all | [c]",
        ))  # fmt: skip
        assert attacked(table)["seen January 2025 all numerator"][1] == inf


def test_a_doubtful_likeness_gives_way_to_what_is_printed(attacked):
    """Alike in twelve months, and then a total forbids it: the likeness is dropped, the sum stands."""
    one = [12, 15, 11, 19, 14, 13, 17, 22, 16, 18, 20, 21]
    table = "\n".join((
        _series("visits", one), "visits | count | January 2025 | all | 9",
        _series("seen", one), "seen | count | January 2025 | all | [c]",
        "seen | count | January 2025 | district north | 14", "seen | count | January 2025 | district south | 2",
    ))  # fmt: skip
    assert attacked(table) == {"seen January 2025 all numerator": (16, 16)}
