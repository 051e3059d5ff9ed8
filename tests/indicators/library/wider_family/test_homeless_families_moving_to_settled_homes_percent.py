"""Homeless families who moved to a settled home: worked by hand."""


def test_counts_settled_homes_among_families_who_left_temporary_accommodation(count):
    # A move within it is no leaving; a destination that nobody recorded is not settled.
    assert count(
        "homeless_families_moving_to_settled_homes_percent",
        homeless_households="""
            household_id | placed_date | left_date  | children_in_household | exit_destination
            A            | 2025-01-01  | 2025-04-01 | 1                     | settled_social
            B            | 2025-01-01  | 2025-06-30 | 2                     | settled_private
            C            | 2025-01-01  | 2025-05-01 | 2                     | other_temporary
            D            | 2025-01-01  | 2025-05-01 | 1                     | returned_home
            E            | 2025-01-01  | 2025-05-01 | 1                     |
            F            | 2025-01-01  | 2025-05-01 | 0                     | settled_social
            G            | 2025-01-01  | 2025-07-01 | 1                     | settled_social
            H            | 2025-01-01  |            | 1                     |
        """,
    ) == {"2025-26 Q1": (2, 4)}
