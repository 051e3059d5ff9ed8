"""T26 to T28: each with the day on which it does not fire yet."""

from datetime import date

import pytest

from indicators.periods import Quarter

NOTHING_SENT = "item_id | theme"


def test_a_theme_not_passed_on_fires_on_the_91st_day(fired):
    assert fired(
        "T26",
        findings="""
            finding_id | theme      | found_on   | kind
            F-1        | ninety     | 2025-07-02 | area_for_improvement
            F-2        | ninety_one | 2025-07-01 | area_for_improvement
            F-3        | strength   | 2025-01-10 | strength
        """,
        dissemination=NOTHING_SENT,
    ) == {"ninety_one": "broken"}


def test_a_theme_is_passed_on_by_what_is_issued_since_it_was_found(fired):
    assert fired(
        "T26",
        findings="""
            finding_id | activity_id | theme       | found_on
            F-1        | MA-1        | same_day    | 2025-03-03
            F-2        | MA-2        | day_before  | 2025-03-03
            F-3        | MA-3        | by_activity | 2025-03-03
            F-4        | MA-4        | later_one   | 2025-03-03
            F-5        | MA-5        | later_one   | 2025-05-05
            F-6        | MA-6        | not_issued  | 2025-03-03
        """,
        dissemination="""
            item_id | theme      | activity_ids | issued_on
            I-1     | same_day   |              | 2025-03-03
            I-2     | day_before |              | 2025-03-02
            I-3     |            | MA-9 MA-3    | 2025-08-08
            I-4     | later_one  |              | 2025-04-04
            I-5     | not_issued |              |
        """,
    ) == {"day_before": "broken", "later_one": "broken", "not_issued": "broken"}


def test_learning_not_embedded_fires_on_the_day_after_six_months(fired):
    assert fired(
        "T27",
        dissemination="""
            item_id | agency      | product_type          | issued_on  | embedding_activity | embedded_on
            I-1     | police      | seven_minute_briefing | 2025-03-30 |                    |
            I-1     | icb         | seven_minute_briefing | 2025-03-29 |                    |
            I-1     | schools     | seven_minute_briefing | 2025-03-29 | none               | 2025-04-01
            I-1     | probation   | seven_minute_briefing | 2025-03-29 | supervision        |
            I-1     | cafcass     | seven_minute_briefing | 2024-03-29 | supervision        | 2025-09-01
            I-1     | partnership | seven_minute_briefing | 2025-03-29 |                    |
            I-2     | police      | newsletter            | 2025-03-29 |                    |
            I-3     | police      | briefing              |            |                    |
        """,
    ) == {"I-1/icb": "broken", "I-1/schools": "broken", "I-1/probation": "broken"}


YEAR_ENDS = Quarter.parse("2024-25 Q4")
THEMES = {"themes_of_the_year": ("neglect", "escalation", "thresholds"), "themes_of_last_year": ("transitions",)}
LOOKED_AT = {
    "dissemination": """
        item_id | theme      | checked_on
        I-1     | neglect    | 2024-04-01
        I-2     | thresholds | 2024-03-31
        I-3     | escalation |
    """,
    "activities": """
        activity_id | activity_type      | theme      | completed_on
        RA-1        | re_audit           | escalation | 2025-03-31
        MA-1        | multi_agency_audit | thresholds | 2025-01-10
    """,
}


def test_a_theme_of_the_year_that_nobody_looked_at_fires_on_the_last_day_of_the_year(fired):
    at_the_end = {**THEMES, "quarter": YEAR_ENDS}
    assert fired("T28", settings=at_the_end, **LOOKED_AT) == {"thresholds": "warning"}


def test_before_the_year_is_over_only_the_themes_of_the_last_one_are_judged(fired):
    assert fired("T28", settings={**THEMES, "quarter": YEAR_ENDS.back(-2)}, **LOOKED_AT) == {"transitions": "warning"}
    assert fired("T28", settings={**THEMES, "quarter": YEAR_ENDS, "on": date(2025, 3, 30)}, **LOOKED_AT) == {
        "transitions": "warning"
    }


@pytest.mark.parametrize(
    ("rule", "tables", "reason"),
    [
        ("T26", {"findings": "finding_id"}, "What was passed on has not been supplied."),
        ("T26", {"dissemination": NOTHING_SENT}, "The log of learning has not been supplied."),
        ("T27", {}, "What was passed on has not been supplied."),
        ("T28", {"activities": "activity_id"}, "What was passed on has not been supplied."),
        ("T28", {"dissemination": NOTHING_SENT}, "Learning activities have not been supplied."),
        ("T29", {}, "What was passed on has not been supplied."),
    ],
)
def test_what_was_not_supplied_is_never_a_pass(rule, tables, reason, reasons):
    assert reasons(rule, **tables) == {"all": reason}
