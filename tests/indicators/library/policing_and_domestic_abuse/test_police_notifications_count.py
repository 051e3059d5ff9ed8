"""Police vulnerability notifications of children: worked by hand."""

NOTIFICATIONS = """
    notification_id | child_id | occurred_at      | notification_type | domestic_abuse_risk
    n1              | ada      | 2025-04-01 00:10 | domestic_abuse    | high
    n1              | ben      | 2025-04-01 00:10 | domestic_abuse    |
    n2              | ada      | 2025-06-30 23:50 | neglect           |
    n3              | cy       | 2025-05-01       |                   |
    n4              | cy       | 2025-07-01 00:10 | neglect           |
"""


def test_counts_each_child_of_each_notification_its_type_known_or_not(count):
    assert count("police_notifications_count", vulnerability_notifications=NOTIFICATIONS) == {"2025-26 Q1": (4, None)}


def test_keeps_a_risk_that_is_not_known_apart_from_one_that_does_not_apply(count):
    assert count("police_notifications_count", by="domestic_abuse_risk", vulnerability_notifications=NOTIFICATIONS) == {
        "high": (1, None),
        "not_known": (1, None),
        "not_applicable": (2, None),
    }
