"""A file's name says its days only where it says them beyond doubt."""

from datetime import date

import pytest

from pipelines.stages.conforming.coverage import first_day_covered, read_name, says_nil


@pytest.mark.parametrize(
    ("name", "covers_from", "as_at"),
    [
        ("referrals_2025-09-30.csv", None, date(2025, 9, 30)),
        ("referrals_2025-04-01_to_2025-09-30.csv", date(2025, 4, 1), date(2025, 9, 30)),
        ("referrals_2025-26-q2.csv", date(2025, 7, 1), date(2025, 9, 30)),
        ("referrals 2025-26 Q2 final.xlsx", date(2025, 7, 1), date(2025, 9, 30)),
        ("cin_2024-25.csv", date(2024, 4, 1), date(2025, 3, 31)),
        ("pupils_2025_spring.csv", date(2025, 1, 1), date(2025, 3, 31)),
        ("pupils_spring_2025-26.csv", date(2026, 1, 1), date(2026, 3, 31)),
        ("pupils_autumn_2025-26.csv", date(2025, 9, 1), date(2025, 12, 31)),
        ("Annex_A_2024_Jan.xlsx", None, None),
        ("referrals.csv", None, None),
        ("referrals_2025-02-30.csv", None, None),
        ("cin_2024-26.csv", None, None),
        ("referrals_20250930.csv", None, None),
    ],
)
def test_reads_the_days_out_of_a_name(name, covers_from, as_at):
    named = read_name(name)
    assert (named.covers_from, named.as_at) == (covers_from, as_at)


@pytest.mark.parametrize(
    ("name", "version"), [("a_2025-09-30_v2.csv", 2), ("a_V12.csv", 12), ("a.csv", 1), ("av3x.csv", 1)]
)
def test_reads_the_version(name, version):
    assert read_name(name).version == version


def test_a_term_says_its_school_year():
    named = read_name("pupil_terms_2025_spring.csv")
    assert (named.school_year, named.term) == ("2024-25", "spring")


@pytest.mark.parametrize(
    ("name", "is_nil"), [("referrals_nil.csv", True), ("a_nil_return_v2.csv", True), ("vanilla.csv", False)]
)
def test_a_nil_return_is_confirmed_in_the_name(name, is_nil):
    assert says_nil(name) is is_nil


def test_days_come_from_the_name_then_the_lists_window_then_the_earliest_date():
    as_at, earliest = date(2025, 9, 30), date(2025, 5, 6)
    assert first_day_covered(read_name("a_2025-04-01_to_2025-09-30.csv"), as_at, 6, earliest) == date(2025, 4, 1)
    assert first_day_covered(read_name("a_2025-09-30.csv"), as_at, 6, earliest) == date(2025, 3, 30)
    assert first_day_covered(read_name("a_2025-09-30.csv"), as_at, None, earliest) == earliest
    assert first_day_covered(read_name("a_2025-09-30.csv"), as_at, None, None) == as_at
