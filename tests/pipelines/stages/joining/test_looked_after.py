"""Episodes of the looked after children return become periods of care."""

import pytest

HEADER = """
    CHILD | SEX | DOB        | ETHNIC | UPN           | MOTHER | MC_DOB
    ada   | 2   | 01/02/2015 | WBRI   | A123456789012 |        |
    ben   | 1   | 03/04/2010 | BAFR   |               |        |
"""
COLUMNS = "CHILD | DECOM | RNE | LS | CIN | PLACE | PLACE_PROVIDER | DEC | REC"
NOTHING_ELSE = {"reviews": "CHILD | DOB | REVIEW | REVIEW_CODE", "uasc": "CHILD | SEX | DOB | DUC"}


def episodes(rows):
    """Episodes of `child | DECOM | RNE | PLACE | DEC | REC`."""
    lines = []
    for line in rows.strip().splitlines():
        child, decom, rne, place, dec, rec = (cell.strip() for cell in line.split("|"))
        lines.append(f"{child} | {decom} | {rne} | C2 | N1 | {place} | PR1 | {dec} | {rec}")
    return "\n".join([COLUMNS, *lines])


@pytest.fixture
def periods(check_return, rows_of):
    def periods(rows, *columns, header=HEADER, **others):
        checked = check_return(episodes=episodes(rows), header=header, **(NOTHING_ELSE | others))
        return rows_of(checked, "children_looked_after", *columns), checked

    return periods


def test_episodes_that_follow_one_another_are_one_period(periods, told):
    rows, checked = periods(
        """
        ada | 01/05/2024 | S | U1 | 01/08/2024 | X1
        ada | 01/08/2024 | P | K2 | 01/09/2024 | X1
        ada | 01/09/2024 | L | K2 |            |
        """,
        "start_date", "end_date", "end_reason", "placement_type", "placement_start_date",
    )  # fmt: skip
    assert rows == [("2024-05-01", None, None, "K2", "2024-08-01")]
    assert told(checked) == {("QUERY", "child_without_episode", "header.csv", 3, "CHILD")}


def test_an_end_that_is_no_change_ends_the_period_and_the_next_episode_starts_another(periods):
    rows, _ = periods(
        """
        ada | 01/05/2024 | S | U1 | 01/08/2024 | E4A
        ada | 01/11/2024 | S | U1 |            |
        ben | 01/06/2024 | S | K2 | 01/07/2024 | E8
        """,
        "start_date", "end_date", "end_reason", "sex",
    )  # fmt: skip
    assert rows == [
        ("2024-05-01", "2024-08-01", "E4A", "F"),
        ("2024-11-01", None, None, "F"),
        ("2024-06-01", "2024-07-01", "E8", "M"),
    ]


def test_the_order_of_the_rows_does_not_matter(periods):
    lines = [
        "ada | 01/09/2024 | L | K2 |            |",
        "ada | 01/05/2024 | S | U1 | 01/08/2024 | X1",
        "ben | 01/06/2024 | S | K2 |            |",
        "ada | 01/08/2024 | P | K2 | 01/09/2024 | X1",
    ]
    columns = ("child_id", "start_date", "placement_start_date")
    (forwards, _), (backwards, _) = (periods("\n".join(rows), *columns) for rows in (lines, lines[::-1]))
    assert sorted(forwards) == sorted(backwards)
    assert len(forwards) == 2


def test_a_period_that_began_before_the_year_is_noted_and_one_that_did_not_start_is_asked_about(periods, told):
    rows, checked = periods(
        """
        ada | 01/05/2021 | L | U1 |            |
        ben | 01/06/2024 | P | K2 |            |
        """,
        "start_date",
    )
    assert rows == [("2021-05-01",), ("2024-06-01",)]
    assert told(checked) == {("QUERY", "first_episode_is_no_start", None, 3, "DECOM")}
    (noted,) = [one for one in checked.parts[0].tidied if one.kind == "period_from_its_first_episode"]
    assert (noted.count, noted.first_rows, noted.letter) == (1, (2,), "B")


def test_a_change_with_no_episode_after_it_leaves_the_period_open_and_is_asked_about(periods, told):
    rows, checked = periods("ada | 01/05/2024 | S | U1 | 01/08/2024 | X1", "end_date", "end_reason", header=HEADER)
    assert rows == [(None, None)]
    assert ("QUERY", "no_episode_after_change", None, 2, "REC") in told(checked)


def test_an_episode_that_ends_after_the_year_is_asked_about(periods, told):
    _, checked = periods("ada | 01/05/2024 | S | U1 | 01/04/2025 | X1", "end_date")
    assert ("QUERY", "episode_ends_after_extract_date", None, 2, "DEC") in told(checked)
    assert "no_episode_after_change" not in {rule for _, rule, *_ in told(checked)}


@pytest.mark.parametrize(
    ("reviews", "latest"),
    [
        (["01/06/2024 | PN1"], ("2024-06-01", "PN1")),
        (["01/10/2024 | PN6", "01/06/2024 | PN1"], ("2024-10-01", "PN6")),
        (["01/04/2024 | PN1"], (None, None)),  # before the period
        (["01/02/2025 | PN1"], (None, None)),  # after it
        (["01/05/2024 | PN2", "01/12/2024 | PN3"], ("2024-12-01", "PN3")),  # its first and last days
        ([], (None, None)),
    ],
)
def test_the_latest_review_is_the_last_one_within_the_period(periods, reviews, latest):
    lines = "\n".join(f"ada | 01/02/2015 | {one}" for one in reviews)
    rows, _ = periods(
        "ada | 01/05/2024 | S | U1 | 01/12/2024 | E8",
        "latest_review_date", "latest_review_participation",
        reviews=f"CHILD | DOB | REVIEW | REVIEW_CODE\n{lines}",
    )  # fmt: skip
    assert rows == [latest]


def test_a_review_after_the_extract_date_is_not_used_and_is_told_in_its_own_file(periods, told):
    rows, checked = periods(
        "ada | 01/05/2024 | S | U1 | |",
        "latest_review_date",
        reviews="""CHILD | DOB | REVIEW | REVIEW_CODE
            ada | 01/02/2015 | 01/06/2024 | PN1
            ada | 01/02/2015 | 01/06/2025 | PN1
            zoe | 01/02/2015 | 01/06/2024 | PN1""",
    )
    assert rows == [("2024-06-01",)]
    assert ("QUERY", "reviewed_after_extract_date", "reviews.csv", 3, "REVIEW") in told(checked)
    assert ("QUERY", "joins_nothing", "reviews.csv", 4, "CHILD") in told(checked)


def test_a_rule_about_a_joined_cell_is_told_where_the_cell_was_sent_and_once(periods, told):
    """The child of two periods has one row in the header: one fault, in the header's file, at its row."""
    header = HEADER.replace("01/02/2015", "01/02/2004")
    _, checked = periods(
        """
        ada | 01/05/2024 | S | U1 | 01/08/2024 | E4A
        ada | 01/11/2024 | S | U1 |            |
        """,
        "start_date",
        header=header,
    )
    assert ("QUERY", "aged_18_or_over", "header.csv", 2, "DOB") in told(checked)
    assert [one.rule for one in checked.every_fault].count("aged_18_or_over") == 1


def test_unaccompanied_is_known_only_where_the_table_came(periods, check_return, rows_of):
    one = "ada | 01/05/2024 | S | U1 | |\nben | 01/06/2024 | S | U1 | |"
    listed = "CHILD | SEX | DOB | DUC\nben | 1 | 03/04/2010 | 03/04/2028"
    rows, _ = periods(one, "is_unaccompanied", uasc=listed)
    assert rows == [(False,), (True,)]
    without = check_return(episodes=episodes(one), header=HEADER, reviews=NOTHING_ELSE["reviews"])
    assert rows_of(without, "children_looked_after", "is_unaccompanied") == [(None,), (None,)]
    assert [(one.rule, one.sheet) for one in without.every_fault] == [("table_not_sent", "uasc")]


def test_what_refuses_one_table_refuses_the_return(periods, told):
    header = f"{HEADER.rstrip()}\n    ada   | 1   | 01/02/2015 | WBRI   |               |        |"
    _, checked = periods("ada | 01/05/2024 | S | U1 | |", "start_date", header=header)
    assert checked.verdict == "refused"
    assert {("REJECT", "duplicate_key", "header.csv", row, "CHILD") for row in (2, 4)} <= told(checked)


@pytest.mark.parametrize(
    ("episode", "rule", "header"),
    [
        (" | 01/05/2024 | S | U1 | |", "blank", "CHILD"),
        ("ada | | S | U1 | |", "blank", "DECOM"),
        ("ada | soon | S | U1 | |", "unreadable_date", "DECOM"),
        ("ada | 01/05/2024 | S | U1 | 01/04/2024 | E8", "ended_before_it_started", "DEC"),
        ("test | 01/05/2024 | S | U1 | |", "not_an_identifier", "CHILD"),
    ],
)
def test_an_episode_that_cannot_be_counted_refuses_the_return(periods, told, episode, rule, header):
    _, checked = periods(f"ben | 01/06/2024 | S | U1 | |\n{episode}", "start_date")
    assert checked.verdict == "refused"
    assert ("REJECT", rule, None, 3, header) in told(checked)


def test_the_year_of_the_return_is_that_of_its_newest_episode_or_of_its_name(periods, check_return):
    one = episodes("ada | 01/05/2023 | S | U1 | 01/06/2024 | E8\nben | 02/04/2024 | S | U1 | |")
    part = check_return(episodes=one, header=HEADER, **NOTHING_ELSE).parts[0]
    assert (str(part.as_at), str(part.covers_from), part.as_at_source) == ("2025-03-31", "2024-04-01", "content")
    named = {f"{name}_2024-06-30": table for name, table in {"episodes": one, "header": HEADER}.items()}
    part = check_return(**named).parts[0]
    assert (str(part.as_at), str(part.covers_from), part.as_at_source) == ("2024-06-30", "2024-04-01", "file name")
