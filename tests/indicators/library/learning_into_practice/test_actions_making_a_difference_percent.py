"""Actions with evidence that made a difference: worked by hand."""

# ruff: noqa: E501 - a text table is read across


def test_asks_that_the_figure_moved_the_way_that_is_better_for_its_indicator(count):
    # Fewer re-referrals are better (t1, not t2); more assessments in time are better (t3, not t4); for the rate of
    # referrals neither way is (t5); t6 and t11 did not move; t7 and t12 have no start; t8 names no indicator of the catalogue.
    assert count(
        "actions_making_a_difference_percent",
        actions="""
            action_id | status    | completion_date | impact_indicator_id                        | impact_baseline_value | impact_latest_value | impact_judgement
            t1        | completed | 2024-06-01      | re_referrals_within_12_months_percent      | 25                    | 20                  | made_a_difference
            t11       | completed | 2024-06-01      | re_referrals_within_12_months_percent      | 20                    | 20                  | made_a_difference
            t12       | completed | 2024-06-01      | re_referrals_within_12_months_percent      |                       | 20                  | made_a_difference
            t2        | completed | 2024-06-01      | re_referrals_within_12_months_percent      | 20                    | 25                  | made_a_difference
            t3        | completed | 2024-06-01      | assessments_within_45_working_days_percent | 70                    | 80                  | some_difference
            t4        | completed | 2024-06-01      | assessments_within_45_working_days_percent | 80                    | 70                  | some_difference
            t5        | completed | 2024-06-01      | referrals_received_rate                    | 500                   | 400                 | made_a_difference
            t6        | completed | 2024-06-01      | assessments_within_45_working_days_percent | 80                    | 80                  | made_a_difference
            t7        | completed | 2024-06-01      | assessments_within_45_working_days_percent |                       | 80                  | made_a_difference
            t8        | completed | 2024-06-01      | another                                    | 70                    | 80                  | made_a_difference
            t9        | completed | 2024-06-01      | assessments_within_45_working_days_percent | 70                    | 80                  | no_difference
            t10       | completed | 2024-06-01      | assessments_within_45_working_days_percent | 70                    | 80                  | too_early
        """,
    ) == {"2025-26 Q1": (2, 11)}
