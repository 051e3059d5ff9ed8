"""Returns that have fallen due: since when each is expected, and when it came."""

from datetime import date

import pytest

from pipelines.partnership import Expected
from pipelines.stages.returns import Return, returns_fallen_due
from pipelines.stages.submissions import Submission

POLICE = Expected(dataset="police/vulnerability_notifications", supplier="police")
TRUST = Expected(dataset="health/child_protection_medicals", supplier="acute_trust")
SETTINGS = {"snapshot_tolerance_days": 10, "return_due_working_days": 15}
# Fifteen working days after 31 March 2025 is 23 April; after 30 June 21 July; after 30 September 21 October.
AS_AT = date(2025, 10, 31)


def sent(expected: Expected, as_at: str, received_on: str, outcome: str = "accepted") -> Submission:
    """One file of an expected return."""
    days = date.fromisoformat(as_at), date.fromisoformat(received_on)
    return Submission(
        submission_id=f"{expected.supplier}-{as_at}-{received_on}", agency=expected.dataset.split("/")[0],
        dataset=expected.dataset, part="own", supplier=expected.supplier, file_name="extract.csv", file_digest="",
        sheet=None, as_at=days[0], as_at_source="declared", covers="events", covers_from=days[0], covers_to=days[0],
        version=1, received_on=days[1], arrival=1, outcome=outcome, rows_read=1, rows_accepted=1, rows_rejected=0,
        queries_raised=0, faults_by_rule={}, contract="",
    )  # fmt: skip


def told(found: tuple[Return, ...]) -> list[tuple[str, str, date | None]]:
    """Supplier, quarter and the day on which the return came."""
    return [(one.expected.supplier, one.quarter.title, one.received_on) for one in found]


@pytest.fixture
def police() -> list[Submission]:
    """The police sent two quarters, and left out the one between."""
    return [sent(POLICE, "2025-03-31", "2025-04-10"), sent(POLICE, "2025-09-30", "2025-10-30")]


def test_a_return_is_expected_for_every_quarter_once_it_has_come(police: list[Submission]) -> None:
    assert told(returns_fallen_due([POLICE], police, SETTINGS, AS_AT)) == [
        ("police", "2024-25 Q4", date(2025, 4, 10)),
        ("police", "2025-26 Q1", None),
        ("police", "2025-26 Q2", date(2025, 10, 30)),
    ]


def test_one_that_began_later_is_not_expected_before_and_one_that_never_came_always_was(
    police: list[Submission],
) -> None:
    later = [*police, sent(TRUST, "2025-06-30", "2025-07-01")]
    housing = Expected(dataset="housing/homeless_households", supplier="la_housing")
    found = told(returns_fallen_due([TRUST, housing], later, SETTINGS, AS_AT))
    assert [(supplier, quarter) for supplier, quarter, _ in found] == [
        ("acute_trust", "2025-26 Q1"),
        ("acute_trust", "2025-26 Q2"),
        ("la_housing", "2024-25 Q4"),
        ("la_housing", "2025-26 Q1"),
        ("la_housing", "2025-26 Q2"),
    ]


def test_the_first_accepted_file_is_what_came_and_a_refused_one_is_not(police: list[Submission]) -> None:
    again = [*police, sent(POLICE, "2025-06-30", "2025-07-01", "refused"), sent(POLICE, "2025-06-30", "2025-08-01")]
    assert told(returns_fallen_due([POLICE], again, SETTINGS, AS_AT))[1] == ("police", "2025-26 Q1", date(2025, 8, 1))


def test_nothing_is_expected_before_it_is_due_or_before_anything_was_received(police: list[Submission]) -> None:
    assert told(returns_fallen_due([POLICE], police, SETTINGS, date(2025, 10, 21)))[-1][1] == "2025-26 Q1"
    history = [sent(POLICE, "2024-03-31", "2025-04-10"), *police]
    assert told(returns_fallen_due([POLICE], history, SETTINGS, AS_AT))[0][1] == "2024-25 Q4"
    assert returns_fallen_due([POLICE], [], SETTINGS, AS_AT) == ()


def test_a_return_of_three_quarters_a_year_is_not_expected_in_the_fourth(police: list[Submission]) -> None:
    schools = Expected(dataset="education/pupil_terms", supplier="la_education", quarters=(2, 3, 4))
    held = [*police, sent(schools, "2025-03-31", "2025-04-10")]
    assert [quarter for _, quarter, _ in told(returns_fallen_due([schools], held, SETTINGS, AS_AT))] == [
        "2024-25 Q4",
        "2025-26 Q2",
    ]
