"""Children whose wellbeing score rose by the end of support: worked by hand."""

EPISODES = """
    episode_id | child_id | service_type | agency_code      | end_date   | wellbeing_score_at_start | wellbeing_score_at_end
    e1         | ada      | advocacy     | voluntary_sector | 2025-04-01 | 40                       | 45
    e2         | ben      | advocacy     | voluntary_sector | 2025-06-30 | 40                       | 44.9
    e3         | cy       | youth_work   | voluntary_sector | 2025-05-01 | 1.6666666666666667       | 6.6666666666666661
    e4         | dee      | youth_work   | voluntary_sector | 2025-05-01 | 60                       | 30
    e5         | eve      | youth_work   | voluntary_sector | 2025-05-01 |                          | 90
    e6         | fay      | youth_work   | voluntary_sector | 2025-05-01 | 20                       |
    e7         | gus      | youth_work   | voluntary_sector | 2025-07-01 | 20                       | 90
    e8         | hal      | youth_work   | voluntary_sector |            | 20                       | 90
"""  # noqa: E501 - tables are read across
INDICATOR = "support_wellbeing_improved_percent"


def test_counts_a_rise_of_five_points_of_a_hundred(count):
    # Three points of a tool of sixty are exactly five of a hundred, whatever is left after the decimals.
    assert count(INDICATOR, support_episodes=EPISODES) == {"2025-26 Q1": (2, 4)}


def test_shows_apart_how_many_were_not_scored_twice(count):
    assert count(INDICATOR, by="left_out", support_episodes=EPISODES) == {"2025-26 Q1": 2}


def test_breaks_down_by_the_kind_of_service(count):
    assert count(INDICATOR, by="service_type", support_episodes=EPISODES) == {"advocacy": (1, 2), "youth_work": (1, 2)}


def test_follows_the_rise_that_a_partnership_decides(count):
    assert count(INDICATOR, settings={"wellbeing_minimum_change": 4}, support_episodes=EPISODES) == {
        "2025-26 Q1": (3, 4)
    }
