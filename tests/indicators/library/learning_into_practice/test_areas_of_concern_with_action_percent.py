"""Areas of concern with an action to answer them: worked by hand."""

RESULTS = """
    indicator_id | quarter_end | breakdown | is_of_concern
    i1           | 2025-06-30  | all       | yes
    i2           | 2025-06-30  | all       | yes
    i3           | 2025-06-30  | all       | yes
    i4           | 2025-06-30  | all       | yes
    i5           | 2025-06-30  | all       | yes
    i6           | 2025-06-30  | all       | yes
    i7           | 2025-06-30  | all       | no
    i8           | 2025-06-30  | sex       | yes
    i9           | 2025-06-30  | all       | yes
"""
PLAN = """
    objective_id | indicator_id | question | is_home | is_headline
    OBJ1         | i1           | how_well | yes     | yes
    OBJ2         | i1           | how_well | no      | yes
    OBJ2         | i2           | how_well | yes     | no
"""
# i1 open; i2 done on the last day; i3 done the day after; i4 stopped, agreed in the quarter; i5 stopped, agreed before;
# i6 agreed after the quarter; i9 has two actions and counts once.
ACTIONS = """
    action_id | concern_indicator_id | agreed_date | status      | completion_date
    a1        | I1                   | 2024-01-01  | in_progress |
    a2        | i2                   | 2024-01-01  | completed   | 2025-06-30
    a3        | i3                   | 2024-01-01  | completed   | 2025-07-01
    a4        | i4                   | 2025-04-01  | stopped     |
    a5        | i5                   | 2025-03-31  | stopped     |
    a6        | i6                   | 2025-07-01  | not_started |
    a7        | i7                   | 2024-01-01  | in_progress |
    a8        |                      | 2024-01-01  | in_progress |
    a9        | i9                   | 2024-01-01  | in_progress |
    a10       | i9                   | 2024-01-01  | in_progress |
"""
ID = "areas_of_concern_with_action_percent"


def test_counts_concerns_answered_by_an_open_action_or_one_agreed_in_the_quarter(count):
    found = count(ID, indicator_results=RESULTS, plan_indicators=PLAN, actions=ACTIONS)
    assert found == {"2025-26 Q1": (4, 7)}


def test_breaks_down_by_the_objective_at_which_an_indicator_is_at_home(count):
    assert count(ID, by="objective_id", indicator_results=RESULTS, plan_indicators=PLAN, actions=ACTIONS) == {
        "OBJ1": (1, 1),
        "OBJ2": (0, 1),
        "not_known": (3, 5),
    }
