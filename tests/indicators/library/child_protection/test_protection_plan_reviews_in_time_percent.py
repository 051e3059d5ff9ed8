"""Plans reviewed in time: worked by hand."""

INDICATOR = "protection_plan_reviews_in_time_percent"


def test_asks_for_the_first_review_in_three_months_and_each_later_one_in_six(count):
    # Ada in time to the day; Ben's first a day late; Cy's second a day late; Gus's second never held.
    assert count(
        INDICATOR,
        child_protection_plans_snapshots="""
            child_id | start_date | review_dates           | reviews_basis | as_at      | snapshot_date
            ada      | 2024-09-01 | 2024-12-01; 2025-06-01 | all_reviews   | 2025-07-01 | 2025-06-30
            ben      | 2024-09-01 | 2024-12-02; 2025-06-01 | all_reviews   | 2025-07-01 | 2025-06-30
            cy       | 2024-09-01 | 2025-06-02; 2024-12-01 | all_reviews   | 2025-07-01 | 2025-06-30
            gus      | 2024-09-01 | 2024-12-01             | all_reviews   | 2025-07-01 | 2025-06-30
        """,
    ) == {"2025-26 Q1": (1, 4)}


def test_judges_a_plan_from_the_day_when_its_first_review_is_due(count):
    # Dee's is due today, Eve's was due yesterday, Fay's is due tomorrow; Hal's plan has ended.
    assert count(
        INDICATOR,
        child_protection_plans_snapshots="""
            child_id | start_date | end_date   | review_dates | reviews_basis | as_at      | snapshot_date
            dee      | 2025-04-01 |            |              | all_reviews   | 2025-07-01 | 2025-06-30
            eve      | 2025-03-31 |            |              | all_reviews   | 2025-07-01 | 2025-06-30
            fay      | 2025-04-02 |            |              | all_reviews   | 2025-07-01 | 2025-06-30
            hal      | 2025-01-01 | 2025-07-01 |              | all_reviews   | 2025-07-01 | 2025-06-30
        """,
    ) == {"2025-26 Q1": (1, 2)}


def test_does_not_take_the_initial_conference_for_a_review(count):
    assert count(
        INDICATOR,
        child_protection_plans_snapshots="""
            child_id | start_date | review_dates | reviews_basis | as_at      | snapshot_date
            ada      | 2025-03-01 | 2025-03-01   | all_reviews   | 2025-07-01 | 2025-06-30
        """,
    ) == {"2025-26 Q1": (0, 1)}


def test_believes_a_review_of_the_day_of_the_extract_and_none_of_a_later_day(count):
    assert count(
        INDICATOR,
        child_protection_plans_snapshots="""
            child_id | start_date | review_dates | reviews_basis | as_at      | snapshot_date
            ada      | 2025-04-01 | 2025-07-01   | all_reviews   | 2025-07-01 | 2025-06-30
            ben      | 2025-03-31 | 2025-07-02   | all_reviews   | 2025-07-01 | 2025-06-30
        """,
    ) == {"2025-26 Q1": (1, 2)}


def test_judges_the_latest_review_alone_where_only_that_is_supplied(count):
    plans = """
        child_id | start_date | review_dates | reviews_basis | as_at      | snapshot_date
        ada      | 2024-01-01 | 2025-01-01   | latest_only   | 2025-07-01 | 2025-06-30
        ben      | 2024-01-01 | 2024-12-31   | latest_only   | 2025-07-01 | 2025-06-30
        cy       | 2025-03-31 |              | latest_only   | 2025-07-01 | 2025-06-30
        dee      | 2024-09-01 | 2024-12-01   | all_reviews   | 2025-07-01 | 2025-06-30
    """
    assert count(INDICATOR, by="reviews_basis", child_protection_plans_snapshots=plans) == {
        "latest_only": (1, 3),
        "all_reviews": (0, 1),
    }
