"""Section 11 returns received on time: worked by hand."""

INDICATOR = "section_11_returns_on_time_percent"
EXPECTED = {"section_11_agencies": ["police", "icb", "probation", "schools"]}
HEADER = "return_type | round_id | agency_code | standard_code | due_date | returned_date"


def rounds(*facts: tuple[str, str, str, str], standards: str = "S1 S2 S3 S4 S5 S6 S7 S8") -> list[str]:
    """Rows of whole returns from (round, agency, due, returned)."""
    return [
        f"section_11 | {name} | {agency} | {standard} | {due} | {returned}"
        for name, agency, due, returned in facts
        for standard in standards.split()
    ]


# Due in the middle of a quarter. The police returned on the day, the board a day late, probation not at all; schools
# returned seven standards of eight; fire is not expected. The round before was due, and returned, two years earlier.
FIRST = ("2022-23", "2023-05-15")
LATEST = ("2024-25", "2025-05-15")
RETURNS = "\n".join(
    [
        HEADER,
        *rounds((FIRST[0], "police", FIRST[1], "2023-05-01"), (FIRST[0], "icb", FIRST[1], "2023-05-15")),
        *rounds((LATEST[0], "police", LATEST[1], "2025-05-15"), (LATEST[0], "icb", LATEST[1], "2025-05-16")),
        *rounds((LATEST[0], "probation", LATEST[1], ""), (LATEST[0], "fire", LATEST[1], "2025-05-01")),
        *rounds((LATEST[0], "schools", LATEST[1], "2025-05-01"), standards="S1 S2 S3 S4 S5 S6 S7"),
        # The learning audit has rounds of its own.
        *(row.replace("section_11", "learning_and_development") for row in rounds(("2025", "icb", "2025-06-01", ""))),
    ]
)


def test_judges_the_latest_round_due_by_the_end_of_the_quarter(count):
    assert count(
        INDICATOR,
        quarters=("2022-23 Q4", "2023-24 Q1", "2024-25 Q4", "2025-26 Q1", "2025-26 Q2"),
        settings=EXPECTED,
        section_11_returns=RETURNS,
    ) == {
        "2022-23 Q4": "no_cases",
        "2023-24 Q1": (2, 4),
        "2024-25 Q4": (2, 4),
        "2025-26 Q1": (1, 4),
        "2025-26 Q2": (1, 4),
    }


def test_names_the_agencies_that_are_expected_and_no_others(count):
    assert count(INDICATOR, by="agency_code", settings=EXPECTED, section_11_returns=RETURNS) == {
        "police": (1, 1),
        "icb": (0, 1),
        "probation": (0, 1),
        "schools": (0, 1),
    }


def test_a_round_is_due_with_the_last_of_its_returns_and_one_late_standard_makes_a_return_late(count):
    returns = [
        HEADER,
        *rounds((LATEST[0], "police", "2025-06-30", "2025-06-30")),
        # One agency was given another day. S9 is local: the police need not have it, and the board's came late.
        *rounds((LATEST[0], "icb", "2025-07-01", "2025-07-01")),
        f"section_11 | {LATEST[0]} | icb | S9 | 2025-07-01 | 2025-07-02",
    ]
    assert count(
        INDICATOR,
        quarters=("2025-26 Q1", "2025-26 Q2"),
        settings={"section_11_agencies": ["police", "icb"]},
        section_11_returns="\n".join(returns),
    ) == {"2025-26 Q1": "no_cases", "2025-26 Q2": (1, 2)}


def test_has_no_cases_until_the_partnership_says_who_is_expected(count):
    assert count(INDICATOR, section_11_returns=RETURNS) == {"2025-26 Q1": "no_cases"}
