"""Strategy discussions with social care, police and health taking part: worked by hand."""

ENQUIRIES = """
    child_id | start_date | conference_date | strategy_discussion_agencies
    ada      | 2025-05-01 |                 | la_childrens_social_care; police; acute_trust
    ben      | 2025-05-01 |                 | schools; icb; police; la_childrens_social_care; community_trust
    cy       | 2025-05-01 |                 | la_childrens_social_care; police
    dee      | 2025-05-01 |                 | police; icb; schools
    eve      | 2025-05-01 |                 |
    fay      |            | 2025-05-01      | la_childrens_social_care; police; icb
    gus      | 2025-05-01 |                 | la_childrens_social_care; icb; acute_trust
    hal      | 2025-05-01 |                 | schools
"""


def test_asks_for_every_agency_of_the_minimum_and_leaves_out_what_is_not_recorded(count):
    assert count("strategy_discussions_quorate_percent", section_47_enquiries=ENQUIRIES) == {"2025-26 Q1": (2, 6)}


def test_follows_the_minimum_that_a_partnership_decides(count):
    assert count(
        "strategy_discussions_quorate_percent",
        settings={"strategy_discussion_minimum_agencies": ["la_childrens_social_care", "police"]},
        section_47_enquiries=ENQUIRIES,
    ) == {"2025-26 Q1": (3, 6)}


def test_says_how_many_recorded_nobody(count):
    left_out = count("strategy_discussions_quorate_percent", by="left_out", section_47_enquiries=ENQUIRIES)
    assert left_out == {"2025-26 Q1": 1}
