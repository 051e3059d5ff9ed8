"""Children on a child protection plan per 10,000 children: worked by hand."""

PLANS = """
    child_id | birth_month | start_date | end_date   | latest_category | is_disabled
    ada      | 2015-06-01  | 2025-01-01 |            | NEG             | yes
    ada      | 2015-06-01  | 2025-02-01 |            | EMO             | yes
    ben      | 2015-07-01  | 2025-01-01 | 2025-06-30 | NEG             | no
    cy       | 2015-07-01  | 2025-01-01 | 2025-07-01 | NEG             | no
    dee      | 2025-08-01  | 2025-06-30 |            | NEG             |
    eve      |             | 2025-07-01 |            | NEG             | no
"""


def test_counts_each_child_once_who_has_a_plan_open_after_the_last_day(count):
    assert count("children_on_protection_plans_rate", child_protection_plans=PLANS) == {"2025-26 Q1": (3, 10_000)}


def test_describes_a_child_by_the_plan_that_started_last(count):
    assert count("children_on_protection_plans_rate", by="latest_category", child_protection_plans=PLANS) == {
        "EMO": (1, None),
        "NEG": (2, None),
    }


def test_works_out_ages_at_the_last_day(count):
    assert count("children_on_protection_plans_rate", by="age_band", child_protection_plans=PLANS) == {
        "10-15": (1, None),
        "5-9": (1, None),
        "unborn": (1, None),
    }


def test_does_not_take_an_unknown_disability_for_none(count):
    assert count("children_on_protection_plans_rate", by="is_disabled", child_protection_plans=PLANS) == {
        "yes": (1, None),
        "no": (1, None),
        "not_known": (1, None),
    }
