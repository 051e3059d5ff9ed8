"""Published indicators: each rule fires on the row meant for it and on no other."""

from collections.abc import Callable

DATASET = "dfe/published_indicators"


def test_each_rule_fires_on_its_row_and_no_other(judge: Callable[..., None]) -> None:
    judge(
        DATASET,
        """
        area_type       | value | value_status | unit    | breaks
        england         | 0     | final        | percent |
        england         | 100   | provisional  | percent |
        england         | 100.1 | final        | percent | percentage_out_of_range
        england         | 518.3 | final        | count   |
        local_authority | -100  | final        | count   | negative_value
        local_authority |       | suppressed_c | count   |
        local_authority | 3     | suppressed_c | count   | value_beside_a_symbol
        local_authority |       | final        | count   | status_without_a_value
        """,
        _series(england=40, authorities=range(1, 31), breaks="england_outside_its_authorities"),
        _series(england=30, authorities=range(1, 31), breaks=""),
        # Too few authorities to judge by.
        _series(england=40, authorities=range(1, 30), breaks=""),
    )


def _series(england: int, authorities: range, breaks: str) -> str:
    header = "indicator_id | area_type | period | release | value | value_status | unit | breaks"
    rows = [f"i | england | 2024 | 2024 | {england} | final | count | {breaks}"]
    rows += [f"i | local_authority | 2024 | 2024 | {value} | final | count |" for value in authorities]
    return "\n".join([header, *rows])


def test_asks_about_a_revision_larger_than_expected(found_across: Callable[..., set[int]]) -> None:
    found = found_across(
        DATASET,
        "revised_by_more_than_expected",
        {
            DATASET: """
            indicator_id | area_code | period | release | value
            a            | E92000001 | 2024   | 2024    | 100
            a            | E92000001 | 2024   | 2025    | 102
            b            | E92000001 | 2024   | 2024    | 100
            b            | E92000001 | 2024   | 2025    | 102.1
            """
        },
    )
    assert found == {5}
