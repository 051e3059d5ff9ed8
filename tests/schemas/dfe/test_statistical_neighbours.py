"""Statistical neighbours: each rule fires on the row meant for it and on no other."""

from collections.abc import Callable


def test_each_rule_fires_on_its_row_and_no_other(judge: Callable[..., None]) -> None:
    judge(
        "dfe/statistical_neighbours",
        """
        old_la_code | place | neighbour_old_la_code | release | breaks
        881         | 1     | 886                   | 2025    |
        881         | 2     | 938                   | 2025    |
        308         | 1     | 886                   | 2025    |
        881         | 1     | 886                   | 2026    |
        881         | 3     | 881                   | 2025    | is_its_own_neighbour
        881         | 4     | 916                   | 2025    | named_twice
        881         | 5     | 916                   | 2025    | named_twice
        881         | 6     | 91                    | 2025    | number_not_three_digits
        E10000012   | 1     | 916                   | 2025    | number_not_three_digits
        """,
    )
