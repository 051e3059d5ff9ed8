"""Areas of concern of two quarters ago no longer of concern: worked by hand."""

RESULTS = """
    indicator_id | quarter_end | breakdown | value_status | is_of_concern
    i1           | 2024-12-31  | all       | shown        | yes
    i1           | 2025-06-30  | all       | shown        | no
    i2           | 2024-12-31  | all       | shown        | yes
    i2           | 2025-06-30  | all       | shown        | yes
    i3           | 2024-12-31  | all       | shown        | yes
    i3           | 2025-06-30  | all       | suppressed   | no
    i4           | 2024-12-31  | all       | shown        | no
    i4           | 2025-06-30  | all       | shown        | yes
    i5           | 2025-03-31  | all       | shown        | yes
    i5           | 2025-06-30  | all       | shown        | no
    i6           | 2024-12-31  | sex       | shown        | yes
    i6           | 2025-06-30  | sex       | shown        | no
"""
PLAN = """
    objective_id | indicator_id | question | is_home | is_headline
    OBJ1         | i1           | how_well | yes     | yes
    OBJ1         | i2           | how_well | yes     | no
"""
ID = "areas_of_concern_recovered_percent"


def test_follows_concerns_of_two_quarters_ago_where_a_value_is_shown_now(count):
    assert count(ID, indicator_results=RESULTS, plan_indicators=PLAN) == {"2025-26 Q1": (1, 3)}


def test_breaks_down_by_objective(count):
    assert count(ID, by="objective_id", indicator_results=RESULTS, plan_indicators=PLAN) == {
        "OBJ1": (1, 2),
        "not_known": (0, 1),
    }
