"""Objectives whose headline difference indicator has a value: worked by hand."""

CHECKS = """
    rule_id | entity_type | entity_id | quarter_end | result
    T04     | objective   | OBJ1      | 2025-06-30  | pass
    T04     | objective   | OBJ2      | 2025-06-30  | pass
    T04     | objective   | OBJ3      | 2025-06-30  | broken
    T04     | objective   | OBJ4      | 2025-06-30  | pass
    T04     | objective   | OBJ5      | 2025-06-30  | pass
    T04     | objective   | OBJ1      | 2025-03-31  | pass
    T03     | objective   | OBJ1      | 2025-06-30  | pass
    T04     | partnership | all       | 2025-06-30  | not_applicable
"""
PLAN = """
    objective_id | indicator_id | question   | is_home | is_headline
    OBJ1         | i1           | difference | yes     | yes
    OBJ2         | i2           | difference | yes     | yes
    OBJ2         | i1           | difference | no      | yes
    OBJ3         | i3           | how_well   | yes     | yes
    OBJ4         | i4           | difference | yes     | no
    OBJ5         | i5           | difference | yes     | yes
"""
# Objective 2 has a value through a headline whose home is elsewhere; of objective 5 nothing was supplied.
RESULTS = """
    indicator_id | quarter_end | breakdown | value_status
    i1           | 2025-06-30  | all       | suppressed
    i2           | 2025-06-30  | all       | no_cases
    i3           | 2025-06-30  | all       | shown
    i4           | 2025-06-30  | all       | shown
    i5           | 2025-06-30  | all       | not_supplied
    i5           | 2025-06-30  | sex       | shown
    i1           | 2025-03-31  | all       | insufficient_history
"""


def test_counts_objectives_with_a_value_shown_or_hidden(count):
    assert count(
        "objectives_with_difference_indicator_reported_percent",
        quarters=("2024-25 Q4", "2025-26 Q1"),
        thread_checks=CHECKS,
        plan_indicators=PLAN,
        indicator_results=RESULTS,
    ) == {"2024-25 Q4": (0, 1), "2025-26 Q1": (2, 5)}
