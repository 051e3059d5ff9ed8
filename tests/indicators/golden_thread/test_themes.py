"""What a year did about one of its three themes."""

from indicators.golden_thread.strands import strands_of
from indicators.golden_thread.themes import themes_of_the_year


def test_what_happened_since_the_year_began_is_told_and_nothing_older(thread_of):
    thread = thread_of(
        settings={"themes_of_the_year": ("neglect", "escalation")},
        findings="""
            finding_id | theme   | activity_type | activity_id | found_on
            F-1        | neglect | re_audit      | RA-1        | 2025-04-01
            F-2        | neglect | rapid_review  | SI-1        | 2025-03-31
        """,
        recommendations="recommendation_id | finding_id\nR-1 | F-2",
        actions="action_id | recommendation_id\nA-1 | R-1",
        activities="activity_id | activity_type | theme | completed_on\nRA-1 | re_audit | neglect | 2025-04-01",
        dissemination="""
            item_id | agency      | theme   | issued_on  | embedding_activity | embedded_on | checked_on
            I-1     | police      | neglect | 2025-04-01 | supervision        | 2025-05-01  | 2025-06-01
            I-1     | schools     | neglect | 2025-04-01 |                    |             |
            I-1     | partnership | neglect | 2025-04-01 |                    |             |
            I-2     | icb         | neglect | 2025-03-31 | supervision        | 2025-04-02  |
        """,
    )
    neglect, escalation = themes_of_the_year(thread, strands_of(thread))
    assert (neglect.year, neglect.learned_from, neglect.items) == ("2025-26", ("audits",), 1)
    assert (neglect.agencies_told, neglect.agencies_embedding) == (2, 1)
    assert (neglect.is_checked, neglect.is_audited_again) == (True, True)
    assert (neglect.actions, neglect.actions_reviewed) == (1, 0)
    assert (escalation.items, escalation.is_checked, escalation.is_audited_again) == (0, False, False)
