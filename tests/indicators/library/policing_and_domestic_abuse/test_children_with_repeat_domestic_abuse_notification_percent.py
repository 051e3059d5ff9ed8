"""Children in a domestic abuse notification who had another in the 12 months before: worked by hand."""


def test_counts_children_once_of_whom_one_notification_follows_another_within_a_year(count):
    # Ada to the anniversary; Ben a day over; Cy twice in the window; Eve's other one is of another kind; Fay's two
    # notifications are of one moment.
    assert count(
        "children_with_repeat_domestic_abuse_notification_percent",
        vulnerability_notifications="""
            notification_id | child_id | occurred_at      | notification_type
            n1              | ada      | 2024-05-01 09:00 | domestic_abuse
            n2              | ada      | 2025-05-01 23:00 | domestic_abuse
            n3              | ben      | 2024-04-30 23:00 | domestic_abuse
            n4              | ben      | 2025-05-01 01:00 | domestic_abuse
            n5              | cy       | 2024-07-01       | domestic_abuse
            n6              | cy       | 2024-08-01       | domestic_abuse
            n7              | cy       | 2024-09-01       | domestic_abuse
            n8              | dee      | 2025-06-30 23:50 | domestic_abuse
            n9              | eve      | 2025-01-01       | neglect
            n10             | eve      | 2025-02-01       | domestic_abuse
            n11             | fay      | 2025-02-01 20:00 | domestic_abuse
            n12             | fay      | 2025-02-01 20:00 | domestic_abuse
            n13             | gus      | 2024-06-30 23:50 | domestic_abuse
            n14             | hal      | 2024-07-01 00:00 | domestic_abuse
        """,
    ) == {"2025-26 Q1": (2, 7)}


def test_describes_a_child_by_the_latest_notification(count):
    assert count(
        "children_with_repeat_domestic_abuse_notification_percent",
        by="domestic_abuse_risk",
        vulnerability_notifications="""
            notification_id | child_id | occurred_at | notification_type | domestic_abuse_risk
            n1              | ada      | 2025-01-01  | domestic_abuse    | standard
            n2              | ada      | 2025-02-01  | domestic_abuse    | high
        """,
    ) == {"high": (1, 1)}
