"""Population estimates: each rule fires on the row meant for it and on no other."""

from collections.abc import Callable

import pytest

DATASET = "ons/population_estimates"


def test_each_rule_fires_on_its_row_and_no_other(judge: Callable[..., None]) -> None:
    judge(
        DATASET,
        """
        age_from | age_to | population | breaks
        0        | 17     | 85000      |
        17       | 17     | 1          |
        0        | 17     | 0          | nobody_lives_there
        0        | 17     | -1         | nobody_lives_there
        17       | 16     | 85000      | ages_the_wrong_way_round
        """,
    )


def test_asks_about_a_population_that_jumps_from_one_year_to_the_next(found_across: Callable[..., set[int]]) -> None:
    found = found_across(
        DATASET,
        "differs_from_the_year_before",
        {
            DATASET: """
            area_code | mid_year | age_from | age_to | sex | ethnic_group | population | release
            E1        | 2022     | 0        | 17     | all | all          | 1000       | 2024
            E1        | 2023     | 0        | 17     | all | all          | 1100       | 2024
            E1        | 2024     | 0        | 17     | all | all          | 1211       | 2024
            """
        },
    )
    assert found == {4}


@pytest.mark.parametrize(
    ("ranges", "children", "from_10"),
    [
        (["0 | 17"], set(), {2}),
        (["0 | 9", "10 | 17"], set(), set()),
        (["0 | 4", "5 | 9", "10 | 15", "16 | 17", "0 | 17"], set(), set()),
        (["0 | 4", "6 | 17"], {2}, {2}),
        (["0 | 18"], {2}, {2}),
    ],
)
def test_says_when_ages_cannot_be_put_together_from_the_ranges(
    found_across: Callable[..., set[int]], ranges: list[str], children: set[int], from_10: set[int]
) -> None:
    header = "age_from | age_to | sex | ethnic_group | area_code | mid_year | population | release"
    rows = "\n".join(f"{ages} | all | all | E1 | 2024 | 1000 | 2024" for ages in ranges)
    tables = {DATASET: f"{header}\n{rows}"}
    assert found_across(DATASET, "children_cannot_be_tiled", tables) == children
    assert found_across(DATASET, "ages_10_to_17_cannot_be_tiled", tables) == from_10
