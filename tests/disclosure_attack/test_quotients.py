"""The attacker multiplies back: percentage times denominator, rate times population, denominator less numerator."""

from math import inf


def test_recovers_the_numerator_from_the_percentage_and_its_denominator(attacked):
    found = attacked("timely | percent | 2025-26 Q2 | all | [c] | 40 | 7.5")
    assert found["timely 2025-26 Q2 all numerator"] == (3, 3)
    assert found["timely 2025-26 Q2 all complement"] == (37, 37)


def test_recovers_the_denominator_from_the_percentage_and_its_numerator(attacked):
    found = attacked("timely | percent | 2025-26 Q2 | all | 30 | [c] | 75.0")
    assert found["timely 2025-26 Q2 all denominator"] == (40, 40)


def test_recovers_the_numerator_from_the_rate_and_the_population(attacked):
    found = attacked("entrants | rate_per_10_000 | 2025-26 Q2 | all | [c] | 20000 | 1.5")
    assert found == {"entrants 2025-26 Q2 all numerator": (3, 3)}


def test_a_rate_of_a_large_population_leaves_an_interval(attacked):
    found = attacked("entrants | rate_per_10_000 | 2025-26 Q2 | all | [c] | 500000 | 1.5")
    assert found == {"entrants 2025-26 Q2 all numerator": (73, 77)}


def test_nought_per_cent_and_a_hundred_per_cent_say_everything(attacked):
    found = attacked("""
        never  | percent | 2025-26 Q2 | all | [c] | 12 | 0.0
        always | percent | 2025-26 Q2 | all | [c] | 12 | 100.0
    """)
    assert found["never 2025-26 Q2 all numerator"] == (0, 0)
    assert found["always 2025-26 Q2 all numerator"] == (12, 12)
    assert found["always 2025-26 Q2 all complement"] == (0, 0)


def test_a_percentage_hidden_with_both_its_parts_says_nothing(attacked):
    found = attacked("timely | percent | 2025-26 Q2 | all | [c] | [c]")
    assert all(upper == inf for _, upper in found.values())


def test_recovers_the_complement_of_a_category(attacked):
    """All but the hidden category are told in full: so are its cases, those met and those not."""
    found = attacked("""
        timely | percent | 2025-26 Q2 | all            | 30 | 40
        timely | percent | 2025-26 Q2 | district north | 10 | 12
        timely | percent | 2025-26 Q2 | district south | [c] | [c]
    """)
    assert found == {
        "timely 2025-26 Q2 south numerator": (20, 20),
        "timely 2025-26 Q2 south denominator": (28, 28),
        "timely 2025-26 Q2 south complement": (8, 8),
    }


def test_a_numerator_never_exceeds_its_denominator(attacked):
    """Two hidden districts with 44 met of 45: neither sum is told, but no more than one case was not met."""
    found = attacked("""
        timely | percent | 2025-26 Q2 | all            | 74 | 85
        timely | percent | 2025-26 Q2 | district north | 30 | 40
        timely | percent | 2025-26 Q2 | district south | [c] | [c]
        timely | percent | 2025-26 Q2 | district west  | [c] | [c]
    """)
    assert found["timely 2025-26 Q2 west complement"] == (0, 1)
    assert found["timely 2025-26 Q2 west numerator"] == (0, 44)


def test_too_few_cases_are_fewer_than_the_published_minimum(attacked):
    """South has at most 9 cases, west at least 36 of the 45: the published rule narrows both."""
    table = """
        timely | percent | 2025-26 Q2 | all            | 74 | 85
        timely | percent | 2025-26 Q2 | district north | 30 | 40
        timely | percent | 2025-26 Q2 | district south | [few] | [few]
        timely | percent | 2025-26 Q2 | district west  | [c] | [c]
    """
    assert attacked(table)["timely 2025-26 Q2 west denominator"] == (0, 45)
    assert attacked(table, model="threshold_public")["timely 2025-26 Q2 west denominator"] == (36, 44)


def test_rounded_parts_leave_the_room_of_their_rounding(attacked):
    """Counts to the nearest five: 40 is 38 to 42, 35 is 33 to 37, so the last is 1 to 9, and no fewer than none."""
    found = attacked(
        """
        plans | count | 2025-26 Q2 | all            | 40
        plans | count | 2025-26 Q2 | district north | 35
        plans | count | 2025-26 Q2 | district west  | [c]
        """,
        rounded_to=5,
    )
    assert found == {"plans 2025-26 Q2 west numerator": (1, 9)}
