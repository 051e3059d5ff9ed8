"""What the partnership did to learn, counted from a warehouse of a few rows. The quarter is July to September 2025."""

# ruff: noqa: E501 - a row of a table stays one line

from collections.abc import Callable
from datetime import date

import duckdb
import pytest

from indicators.periods import Quarter
from pipelines.stages.learning_counts import gather_learning_counts
from pipelines.stages.warehouse.build import prepare_schemas
from pipelines.stages.warehouse.dataset_tables import create_empty_tables
from reports.facts_learning import (
    ActivityCount,
    AuditFact,
    CourseCount,
    ForumCount,
    ItemFact,
    LearningCounts,
    ProductFact,
    PublicationFact,
    RecommendationCount,
    ReturnStanding,
    ReviewCount,
    RiskFact,
    StandardCount,
    ThemeCount,
    WaitingAnswer,
)
from schemas.catalogue import datasets
from schemas.faults import FaultOfUse
from schemas.settings import default_settings

QUARTER = Quarter.parse("2025-26 Q2")


@pytest.fixture(scope="module", name="empty")
def _empty() -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect()
    prepare_schemas(connection, default_settings(), date(2023, 4, 30), date(2025, 9, 30))
    create_empty_tables(connection, datasets())
    return connection


@pytest.fixture
def counts_of(empty) -> Callable[..., LearningCounts]:
    """What is counted of tables by their names (`partnership_reviews`), each supplied up to the quarter's end."""

    def counts_of(*, until: str = "2025-09-30", **tables: str) -> LearningCounts:
        empty.execute("begin")
        try:
            for name, text in tables.items():
                _fill(empty, name.replace("_", ".", 1), text, until)
            return gather_learning_counts(empty, QUARTER)
        finally:
            empty.execute("rollback")

    return counts_of


def _fill(connection: duckdb.DuckDBPyConnection, table: str, text: str, until: str) -> None:
    lines = [[cell.strip() or None for cell in line.split("|")] for line in text.strip().splitlines()]
    connection.execute(
        "insert into pipeline.coverage (dataset, covers_from, covers_to) values (?, '2023-04-01', ?)",
        [table.replace(".", "/"), until],
    )
    columns, places = ", ".join(str(name) for name in lines[0]), ", ".join("?" for _ in lines[0])
    connection.executemany(f"insert into {table} ({columns}) values ({places})", lines[1:])


FINDINGS = """
    finding_id | activity_type       | activity_id | kind                 | theme_code  | found_date | finding_text
    F1         | multi_agency_audit  | MA-1        | area_for_improvement | neglect     | 2025-08-01 | one
    F2         | multi_agency_audit  | MA-1        | strength             | neglect     | 2025-08-01 | two
    F3         | multi_agency_audit  | MA-0        | area_for_improvement | neglect     | 2024-05-01 | three
    F4         | rapid_review        | SI-1        | area_for_improvement | neglect     | 2025-02-01 | four
    F5         | independent_scrutiny| IS-1        | area_for_improvement |             | 2024-10-01 | five
"""


def test_nothing_is_known_where_nothing_was_supplied(counts_of):
    assert counts_of() == LearningCounts()


def test_what_was_last_supplied_before_the_quarter_is_not_supplied(counts_of):
    assert counts_of(partnership_learning_findings=FINDINGS, until="2025-06-30").findings is None


def test_activities_are_counted_by_type_in_the_quarter_and_in_the_year(counts_of):
    counts = counts_of(
        partnership_audited_cases="""
            audit_id | audit_kind          | case_reference | agency_code | fieldwork_start_date | reported_date
            MA-1     | multi_agency_themed | C1             | police      | 2025-06-02           | 2025-08-01
            MA-1     | multi_agency_themed | C2             | police      | 2025-06-02           | 2025-08-01
            MA-2     | multi_agency_case   | C1             | police      | 2024-10-01           | 2024-12-01
            MA-3     | multi_agency_case   | C1             | police      | 2024-07-01           | 2024-09-30
            MA-4     | multi_agency_case   | C1             | police      | 2025-09-01           |
        """,
        partnership_learning_findings=FINDINGS,
    )
    assert counts.activities == (
        ActivityCount("independent_scrutiny", 0, 1),
        ActivityCount("multi_agency_audit", 1, 2),
    )


def test_rapid_reviews_deaths_and_the_voices_of_families_are_never_counted_as_activities(counts_of):
    counts = counts_of(
        partnership_serious_incidents="""
            incident_id | la_aware_date | notified_date | rapid_review_completion_date
            SI-1        | 2025-08-01    | 2025-08-04    | 2025-08-22
        """,
        cdop_child_deaths="""
            death_id | died_at    | panel_review_date
            D1       | 2025-01-01 | 2025-08-01
        """,
        partnership_young_people_feedback="""
            response_id | activity_id | activity_type             | held_date  | question_code
            Y1          | YP-1        | young_people_consultation | 2025-08-01 | Y1
        """,
    )
    assert counts.activities == ()


def test_findings_of_one_child_have_no_theme_by_kind_of_activity(counts_of):
    counts = counts_of(partnership_learning_findings=FINDINGS)
    assert {(one.activity_type, one.theme, one.kind, one.in_quarter, one.in_year, one.in_year_before)
            for one in counts.findings} == {
        ("multi_agency_audit", "neglect", "area_for_improvement", 1, 1, 1),
        ("multi_agency_audit", "neglect", "strength", 1, 1, 0),
        ("rapid_review", "", "area_for_improvement", 0, 1, 0),
        ("independent_scrutiny", "", "area_for_improvement", 0, 1, 0),
    }  # fmt: skip
    assert counts.themes == (
        ThemeCount("", "area_for_improvement", 1, 0),
        ThemeCount("neglect", "area_for_improvement", 2, 1),
        ThemeCount("neglect", "strength", 1, 0),
    )


def test_an_answer_counts_when_it_was_given_by_the_quarters_end_and_is_late_after_its_date(counts_of):
    counts = counts_of(
        partnership_learning_findings="""
            finding_id | activity_type        | kind                 | found_date | response_due_date | response_date | response | agency_code | reported_to_group_date | shared_with_contributors_date | follow_up_date | follow_up_result
            F1         | independent_scrutiny | area_for_improvement | 2025-06-01 | 2025-07-15        | 2025-07-15    | accepted | police      | 2025-06-10             | 2025-08-01                    | 2025-09-01     | resolved
            F2         | independent_scrutiny | area_for_improvement | 2025-06-01 | 2025-07-15        | 2025-07-16    | accepted | police      | 2025-10-01             |                               | 2025-10-02     | resolved
            F3         | independent_scrutiny | area_for_improvement | 2025-06-01 | 2025-07-15        | 2025-10-01    | accepted | police      |                        |                               |                |
            F4         | independent_scrutiny | area_for_improvement | 2025-09-01 | 2025-10-15        |               |          |             |                        |                               |                |
        """
    )
    (one,) = counts.findings
    assert (one.in_year, one.accepted, one.unanswered, one.reported, one.fed_back) == (4, 2, 2, 1, 1)
    assert (one.resolved, one.partly_resolved, one.not_resolved) == (1, 0, 0)
    assert (one.due, one.answered_in_time, one.waiting) == (3, 1, 1)
    assert counts.waiting == (WaitingAnswer("independent_scrutiny", "police", 1, date(2025, 7, 15)),)


def test_a_risk_has_no_words_until_the_group_has_had_it(counts_of):
    counts = counts_of(
        partnership_learning_findings="""
            finding_id | activity_type | kind          | theme_code | finding_text | found_date | reported_to_group_date | likelihood | severity | response_date
            F1         | horizon_scan  | emerging_risk | neglect    | rents rise   | 2025-02-01 | 2025-02-03             | 4          | 5        | 2025-03-01
            F2         | horizon_scan  | emerging_risk |            | a new worry  | 2025-09-29 | 2025-10-02             |            |          |
            F3         | horizon_scan  | emerging_risk |            | an old one   | 2023-09-29 | 2023-10-02             | 2          | 2        | 2023-11-01
        """
    )
    assert counts.risks == (
        RiskFact("", "", date(2025, 9, 29), None, None, None, True),
        RiskFact("neglect", "rents rise", date(2025, 2, 1), 4, 5, date(2025, 3, 1), False),
    )


def test_recommendations_and_actions_belong_to_the_activity_whose_finding_led_to_them(counts_of):
    counts = counts_of(
        partnership_learning_findings=FINDINGS,
        partnership_recommendations="""
            recommendation_id | finding_id | agreed_date | due_date   | status      | implemented_date
            R1                | F1         | 2025-08-10  | 2025-09-10 | in_progress |
            R2                | F3         | 2024-06-01  | 2024-12-01 | implemented | 2024-11-01
            R3                | F3         | 2024-06-01  | 2024-12-01 | rejected    |
        """,
        partnership_actions="""
            action_id | recommendation_id | agreed_date | due_date   | status      | completion_date | impact_review_date | impact_judgement
            A1        | R1                | 2025-08-11  | 2025-09-01 | in_progress |                 |                    |
            A2        | R2                | 2024-06-11  | 2024-10-01 | completed   | 2024-10-15      | 2025-04-01         | some_difference
            A3        | R2                | 2024-06-11  | 2024-10-01 | completed   | 2024-09-15      | 2025-04-01         | too_early
        """,
    )
    assert counts.recommendations == (RecommendationCount("multi_agency_audit", 1, 1, 1, 1),)
    (one,) = counts.actions
    assert (one.open, one.overdue, one.completed, one.judged, one.made_a_difference) == (1, 1, 1, 1, 1)


def test_an_audit_that_was_reported_after_the_quarter_is_under_way(counts_of):
    counts = counts_of(
        partnership_audited_cases="""
            audit_id | audit_kind          | audit_title | theme_code | case_reference | agency_code | fieldwork_start_date | reported_date | presented_at_annual_meeting_date
            MA-1     | multi_agency_themed | Neglect     | neglect    | C1             | police      | 2025-08-01           | 2025-10-01    |
            SA-1     | single_agency       | Own         |            | C1             | police      | 2025-01-01           | 2025-02-01    | 2025-03-14
        """
    )
    assert counts.audits == (
        AuditFact("SA-1", "single_agency", "Own", "", "police", date(2025, 1, 1), date(2025, 2, 1), date(2025, 3, 14)),
        AuditFact("MA-1", "multi_agency_themed", "Neglect", "neglect", "", date(2025, 8, 1), None, None),
    )


def test_a_review_without_a_due_date_is_late_six_months_after_it_was_commissioned(counts_of):
    counts = counts_of(
        partnership_reviews="""
            review_id | review_type                              | partnership_role | commissioned_date | due_date   | completion_date | publication_decision | published_date
            R1        | local_child_safeguarding_practice_review | lead             | 2025-03-01        |            |                 |                      |
            R2        | local_child_safeguarding_practice_review | lead             | 2025-03-01        | 2025-12-01 |                 |                      |
            R3        | local_child_safeguarding_practice_review | lead             | 2024-09-01        |            | 2025-02-01      | publish              | 2025-03-01
            R4        | domestic_homicide_review                 | aware            | 2024-09-01        |            |                 |                      |
        """
    )
    assert counts.reviews == (ReviewCount("local_child_safeguarding_practice_review", "lead", 2, 1, 1, 1, 0),)


def test_a_return_is_complete_with_its_last_standard_and_the_round_before_is_kept(counts_of):
    counts = counts_of(
        partnership_section_11_returns="""
            return_type | round_id | agency_code | due_date   | returned_date | standard_code | grade      | moderated_grade | action_due_date | action_completion_date | is_support_requested
            section_11  | 2023-24  | police      | 2023-09-30 | 2023-09-01    | S1            | partly_met |                 |                 |                        |
            section_11  | 2025-26  | police      | 2025-08-31 | 2025-09-02    | S1            | met        | partly_met      | 2025-09-15      |                        | true
            section_11  | 2025-26  | police      | 2025-08-31 | 2025-08-30    | S2            | met        |                 |                 |                        |
            section_11  | 2025-26  | icb         | 2025-08-31 |               | S1            |            |                 |                 |                        |
        """
    )
    assert counts.standards == (
        StandardCount("section_11", "2025-26", date(2025, 8, 31), "S1", 0, 1, 0),
        StandardCount("section_11", "2025-26", date(2025, 8, 31), "S2", 1, 0, 0),
        StandardCount("section_11", "2023-24", date(2023, 9, 30), "S1", 0, 1, 0),
    )
    due = date(2025, 8, 31)
    assert counts.returns == (
        ReturnStanding("section_11", "2025-26", "icb", due, None, 0, 0, 0, 0, 0, 0),
        ReturnStanding("section_11", "2025-26", "police", due, date(2025, 9, 2), 2, 1, 0, 1, 0, 1),
    )


def test_a_course_answers_local_learning_where_it_arises_from_an_activity(counts_of):
    counts = counts_of(
        partnership_training_courses="""
            course_id | title | method | theme_code | arises_from        | planned_date | delivered_date | is_cancelled | places_offered
            C1        | one   | course | neglect    | multi_agency_audit | 2025-08-01   | 2025-08-01     | false        | 20
            C2        | two   | course | neglect    | statutory_core     | 2025-02-01   | 2025-02-01     | false        | 30
            C3        | three | course | neglect    | statutory_core     | 2025-02-01   |                | true         | 30
        """
    )
    assert set(counts.courses) == {
        CourseCount("course", "neglect", True, 1, 1, 20, 0),
        CourseCount("course", "neglect", False, 0, 1, 30, 1),
    }


def test_the_chair_is_counted_once_for_each_forum(counts_of):
    counts = counts_of(
        partnership_practitioner_feedback="""
            response_id | activity_id | activity_type      | held_date  | is_chair_present | question_code
            P1          | PF-1        | practitioner_forum | 2025-07-01 | true             | P1
            P2          | PF-1        | practitioner_forum | 2025-07-01 | true             | P1
            P3          | PF-2        | practitioner_forum | 2024-11-01 | false            | P1
        """
    )
    assert counts.forums == (ForumCount("practitioner_forum", 2, 1),)


def test_a_publication_stays_until_its_assurance_has_come(counts_of):
    counts = counts_of(
        partnership_external_learning="""
            publication_id | source         | title | published_date | considered_date | relevance | is_assurance_requested | assurance_due_date | assurance_completion_date | assurance_result
            P1             | national_panel | New   | 2025-08-01     | 2025-10-02      |           |                        |                    |                           |
            P2             | nspcc          | Old   | 2023-08-01     | 2023-09-02      | relevant  | true                   | 2024-03-01         |                           |
            P3             | nspcc          | Past  | 2023-08-01     | 2023-09-02      | relevant  | false                  |                    |                           |
        """
    )
    assert counts.publications == (
        PublicationFact("national_panel", "New", date(2025, 8, 1), None, "", False, None, None, ""),
        PublicationFact(
            "nspcc", "Old", date(2023, 8, 1), date(2023, 9, 2), "relevant", True, date(2024, 3, 1), None, ""
        ),
    )


def test_an_item_knows_whose_learning_it_carries_and_what_each_agency_did(counts_of):
    counts = counts_of(
        partnership_learning_findings=FINDINGS,
        partnership_dissemination="""
            item_id | agency_code | product_type                  | title    | theme_code | due_date   | issued_date | cascaded_date | embedding_activity | embedding_activity_date | checked_date
            I1      | police      | briefing                      | Neglect  | neglect    |            | 2025-08-05  | 2025-08-06    | supervision        | 2025-09-01              | 2025-10-05
            I1      | icb         | briefing                      | Neglect  | neglect    |            | 2025-08-05  |               | none               |                         |
            I2      | partnership | learning_from_practice_update | Update   |            | 2025-09-30 | 2025-10-02  |               |                    |                         |
        """,
    )
    assert counts.items == (
        ItemFact(
            "Neglect", "briefing", "neglect", date(2025, 8, 5), (), ("icb", "police"), ("police",), ("police",), ()
        ),
    )
    assert counts.products == (ProductFact("learning_from_practice_update", "Update", date(2025, 9, 30), None),)


def test_an_item_carries_the_types_of_the_activities_that_it_names(counts_of, empty):
    empty.execute("begin")
    try:
        _fill(empty, "partnership.learning_findings", FINDINGS, "2025-09-30")
        _fill(empty, "partnership.dissemination", "item_id | agency_code | product_type | title\nI1 | icb | briefing | x",
              "2025-09-30")  # fmt: skip
        empty.execute("update partnership.dissemination set issued_date = '2025-08-05', "
                      "activity_ids = ['MA-1', 'IS-1', 'gone']")  # fmt: skip
        (item,) = gather_learning_counts(empty, QUARTER).items
    finally:
        empty.execute("rollback")
    assert item.activity_types == ("independent_scrutiny", "multi_agency_audit")


def test_a_programme_that_cannot_be_read_says_which_entry_and_what_to_write(empty):
    with pytest.raises(FaultOfUse, match=r"In partnership.toml, entry 1 of audit_programme .*written like 2025-26 Q2"):
        gather_learning_counts(empty, QUARTER, ["Neglect"])
