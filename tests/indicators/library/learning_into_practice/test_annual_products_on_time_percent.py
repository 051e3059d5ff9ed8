"""Annual products issued on time: worked by hand."""

CASES = """
    item_id | agency_code | product_type                       | due_date   | issued_date
    p1      | partnership | annual_report                      | 2024-09-30 | 2024-09-30
    p2      | partnership | learning_and_improvement_framework | 2025-03-31 | 2025-04-01
    p3      | partnership | business_plan                      | 2025-04-30 |
    p4      | police      | business_plan                      | 2025-04-30 | 2025-04-30
    p4      | schools     | business_plan                      | 2025-04-30 | 2025-04-01
    p5      | partnership | annual_report                      | 2024-06-30 | 2024-06-30
    p6      | partnership | annual_report                      | 2025-07-01 | 2025-06-30
    p7      | partnership | annual_report                      |            | 2025-06-30
    p8      | partnership | learning_from_practice_update      | 2025-03-31 | 2025-03-31
"""


def test_counts_each_product_due_in_the_twelve_months_once(count):
    assert count("annual_products_on_time_percent", dissemination=CASES) == {"2025-26 Q1": (2, 4)}


def test_breaks_down_by_product(count):
    assert count("annual_products_on_time_percent", by="product_type", dissemination=CASES) == {
        "annual_report": (1, 1),
        "business_plan": (1, 2),
        "learning_and_improvement_framework": (0, 1),
    }
