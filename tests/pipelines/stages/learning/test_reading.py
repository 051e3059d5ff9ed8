"""What the registers say of learning, read back from a warehouse of a few rows."""

from collections.abc import Callable
from datetime import date

import duckdb
import pytest
from schemas.learning_activities import REGISTERS

from indicators.learning import ActivityFact, Learning
from pipelines.stages.learning.reading import latest_by_objective, read_learning
from pipelines.stages.warehouse.build import prepare_schemas
from pipelines.stages.warehouse.dataset_tables import create_empty_tables
from schemas.catalogue import datasets
from schemas.settings import default_settings


@pytest.fixture(scope="module")
def empty() -> duckdb.DuckDBPyConnection:
    """A warehouse with every table and no row."""
    connection = duckdb.connect()
    prepare_schemas(connection, default_settings(), date(2024, 4, 30), date(2025, 9, 30))
    create_empty_tables(connection, datasets())
    return connection


@pytest.fixture
def learning_of(empty) -> Callable[..., Learning]:
    """What is read of tables by their names (`partnership_reviews`), each of whose datasets counts as supplied."""

    def learning_of(**tables: str) -> Learning:
        empty.execute("begin")
        try:
            for name, text in tables.items():
                _fill(empty, name.replace("_", ".", 1), text)
            return read_learning(empty)
        finally:
            empty.execute("rollback")

    return learning_of


def _fill(connection: duckdb.DuckDBPyConnection, table: str, text: str) -> None:
    lines = [[cell.strip() or None for cell in line.split("|")] for line in text.strip().splitlines()]
    columns, rows = ", ".join(str(name) for name in lines[0]), lines[1:]
    connection.execute("insert into pipeline.coverage (dataset) values (?)", [table.replace(".", "/")])
    if rows:
        places = ", ".join("?" for _ in lines[0])
        connection.executemany(f"insert into {table} ({columns}) values ({places})", rows)


def _activities(learning: Learning) -> dict[tuple[str, str], tuple[date | None, str, str]]:
    return {
        (one.activity_type, one.activity_id): (one.completed_on, one.objective_id, one.theme)
        for one in learning.activities or ()
    }


def test_nothing_is_known_where_nothing_was_supplied(learning_of):
    nothing = learning_of()
    assert (nothing.activities, nothing.findings, nothing.recommendations) == (None, None, None)
    assert set(nothing.not_supplied) >= {one.dataset for one in REGISTERS}


def test_an_audit_is_one_activity_whatever_number_of_cases_it_judged(learning_of):
    learning = learning_of(
        partnership_audited_cases="""
            audit_id | audit_kind          | case_reference | agency_code | reported_date | objective_id | theme_code
            MA-1     | multi_agency_themed | C1             | police      | 2025-05-01    | OBJ1         | neglect
            MA-1     | multi_agency_themed | C2             | police      | 2025-05-01    | OBJ1         | neglect
            MA-2     | multi_agency_case   | C1             | police      |               |              |
            RA-1     | re_audit            | C1             | police      | 2025-06-01    | OBJ1         | neglect
            SA-1     | single_agency       | C1             | police      | 2025-02-01    | OBJ5         |
        """
    )
    assert _activities(learning) == {
        ("multi_agency_audit", "MA-1"): (date(2025, 5, 1), "OBJ1", "neglect"),
        ("multi_agency_audit", "MA-2"): (None, "", ""),
        ("re_audit", "RA-1"): (date(2025, 6, 1), "OBJ1", "neglect"),
        ("single_agency_audit", "SA-1"): (date(2025, 2, 1), "OBJ5", ""),
    }
    assert "partnership/audited_cases" not in learning.not_supplied


def test_activities_of_every_register_are_read_under_the_type_that_findings_give_them(learning_of):
    learning = learning_of(
        partnership_serious_incidents="""
            incident_id | notified_date | rapid_review_completion_date
            SI-1        | 2025-05-01    | 2025-05-22
            SI-2        |               |
        """,
        partnership_reviews="""
            review_id | review_type                                 | completion_date
            R-1       | local_child_safeguarding_practice_review    | 2025-06-01
            R-2       | partnership_case_review                     |
            R-3       | national_child_safeguarding_practice_review | 2025-06-02
            R-4       | domestic_homicide_review                    | 2025-06-03
        """,
        cdop_child_deaths="""
            death_id | panel_review_date | joint_agency_response_date
            D-1      | 2025-07-01        |
            D-2      |                   | 2025-07-02
        """,
        partnership_practitioner_feedback="""
            activity_id | activity_type      | response_id | held_date
            PF-1        | practitioner_forum | a           | 2025-03-01
            PF-1        | practitioner_forum | b           | 2025-03-02
        """,
        partnership_young_people_feedback="""
            activity_id | activity_type   | response_id | held_date
            YP-1        | children_survey | a           | 2025-03-05
        """,
        partnership_section_11_returns="""
            return_type | round_id | agency_code | due_date   | returned_date
            section_11  | 2025-26  | police      | 2025-06-30 | 2025-06-01
            section_11  | 2025-26  | schools     | 2025-06-30 | 2025-07-04
        """,
        partnership_training_courses="""
            course_id | title     | objective_id | theme_code
            C-1       | Neglect   | OBJ2         | neglect
            C-2       | Not asked | OBJ2         |
        """,
        partnership_training_evaluations="""
            course_id | delegate_id | follow_up_date
            C-1       | a           | 2025-04-01
            C-1       | b           | 2025-04-09
            C-2       | a           |
        """,
        partnership_learning_findings="""
            finding_id | activity_type        | activity_id | found_date | kind     | finding_text
            F-1        | independent_scrutiny | IS-1        | 2025-08-01 | strength | Seen
            F-2        | local_review         | R-1         | 2025-08-01 | strength | Seen
        """,
    )
    assert {key: day for key, (day, _, _) in _activities(learning).items()} == {
        ("rapid_review", "SI-1"): date(2025, 5, 22),
        ("local_review", "R-1"): date(2025, 6, 1),
        ("local_review", "R-2"): None,
        ("national_review", "R-3"): date(2025, 6, 2),
        ("other_statutory_review", "R-4"): date(2025, 6, 3),
        ("child_death_review", "D-1"): date(2025, 7, 1),
        ("child_death_review", "D-2"): None,
        ("joint_agency_response", "D-2"): date(2025, 7, 2),
        ("practitioner_forum", "PF-1"): date(2025, 3, 2),
        ("children_survey", "YP-1"): date(2025, 3, 5),
        ("section_11_audit", "2025-26"): date(2025, 7, 4),
        ("training_evaluation", "C-1"): date(2025, 4, 9),
        ("independent_scrutiny", "IS-1"): date(2025, 8, 1),
    }


def test_every_register_of_activities_has_a_view_of_its_own_and_gives_its_own_types(learning_of):
    """The view of activities and the check of what names them tell each type apart in the same way."""
    held = {one.dataset for one in REGISTERS}
    assert held <= set(learning_of().not_supplied)


def test_a_finding_is_read_with_the_day_by_which_it_is_to_be_answered(learning_of):
    findings = learning_of(
        partnership_learning_findings="""
            finding_id | activity_type        | activity_id | found_date | response_due_date | kind     | finding_text
            F-1        | independent_scrutiny | IS-1        | 2025-06-02 |                   | proposal | Do more
            F-2        | independent_scrutiny | IS-1        | 2025-06-02 | 2025-06-09        | proposal | Do more
            F-3        | horizon_scan         | HS-1        | 2025-06-02 |                   | proposal | Do more
        """
    ).findings
    # 30 working days after Monday 2 June, with no bank holiday between.
    assert [one.response_due_on for one in findings or ()] == [date(2025, 7, 14), date(2025, 6, 9), None]
    assert {(one.words, one.theme) for one in findings or ()} == {("Do more", "")}


def test_recommendations_are_read_with_those_to_whom_they_are_addressed(learning_of):
    (found,) = (
        learning_of(
            partnership_recommendations="""
            recommendation_id | finding_id | recommendation_text | addressed_to   | agreed_date | status
            R-1               | F-1        | Do it               | [police, icb]  | 2025-06-02  | accepted
        """
        ).recommendations
        or ()
    )
    assert (found.addressed_to, found.status, found.due_on) == (("police", "icb"), "accepted", None)


def test_a_theme_of_comments_is_read_only_where_three_practitioners_named_it(learning_of):
    comments = learning_of(
        partnership_practitioner_feedback="""
            activity_id | activity_type      | response_id | held_date  | comment_theme_code
            PF-1        | practitioner_forum | a           | 2025-03-01 | escalation
            PF-1        | practitioner_forum | b           | 2025-03-01 | escalation
            PF-1        | practitioner_forum | c           | 2025-03-01 | escalation
            PF-1        | practitioner_forum | a           | 2025-03-01 | thresholds
            PF-1        | practitioner_forum | a           | 2025-03-01 | thresholds
            PF-1        | practitioner_forum | b           | 2025-03-01 | thresholds
        """
    ).comments
    assert [(one.activity_id, one.theme) for one in comments] == [("PF-1", "escalation")]


def test_a_case_holds_every_process_that_looks_at_it(learning_of):
    cases = learning_of(
        partnership_serious_incidents="""
            incident_id | notified_date | rapid_review_completion_date | death_id
            SI-1        | 2025-05-01    | 2025-05-22                   | D-1
            SI-2        | 2025-05-01    | 2025-05-22                   |
        """,
        cdop_child_deaths="""
            death_id | panel_review_date | incident_id
            D-1      | 2025-07-01        |
            D-3      |                   |
        """,
        partnership_reviews="""
            review_id|review_type|incident_id|parallel_processes|parallel_process_agreed_date|completion_date
            R-1|partnership_case_review|SI-1|[coroner_inquest]|2025-06-01|
            R-2|safeguarding_adult_review||||2025-08-01
        """,
    ).cases
    assert {(one.case_id, tuple(sorted(one.processes)), one.has_joint_terms, one.is_open) for one in cases or ()} == {
        (
            "SI-1",
            ("child_death_review", "coroner_inquest", "partnership_case_review", "rapid_review"),
            True,
            True,
        ),
        ("SI-2", ("rapid_review",), False, False),
        ("D-3", ("child_death_review",), False, True),
        ("R-2", ("safeguarding_adult_review",), False, False),
    }


def test_an_objective_is_served_by_an_activity_or_by_what_it_found(learning_of):
    learning = learning_of(
        partnership_audited_cases="""
            audit_id | audit_kind | case_reference | agency_code | reported_date | objective_id
            RA-1     | re_audit   | C1             | police      | 2025-06-01    | OBJ1
            RA-2     | re_audit   | C1             | police      | 2025-10-01    | OBJ1
            RA-3     | re_audit   | C1             | police      | 2025-04-04    |
        """,
        partnership_learning_findings="""
            finding_id | activity_type | activity_id | found_date | kind     | finding_text | objective_id
            F-1        | re_audit      | RA-3        | 2025-08-01 | strength | Seen         | OBJ2
            F-2        | re_audit      | RA-9        | 2025-08-01 | strength | Seen         | OBJ3
        """,
    )
    assert latest_by_objective(learning, date(2025, 9, 30)) == {"OBJ1": date(2025, 6, 1), "OBJ2": date(2025, 4, 4)}
    assert latest_by_objective(Learning(), date(2025, 9, 30)) is None
    assert latest_by_objective(Learning(activities=(ActivityFact("re_audit", "RA-1", "x"),)), date(2025, 9, 30)) == {}
