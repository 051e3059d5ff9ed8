"""Each type of learning activity is either held by a dataset or known by the log of learning alone."""

import duckdb

from pipelines.stages.warehouse.dataset_tables import create_empty_tables
from pipelines.stages.warehouse.reference_tables import create_codes
from schemas.activities import ACTIVITIES_SQL, HELD_TYPES
from schemas.catalogue import datasets
from schemas.codes import code_list, code_lists

KNOWN_BY_THE_LOG_ALONE = {
    "independent_scrutiny", "peer_review", "horizon_scan", "complaints_analysis", "lado_analysis", "dataset_concern",
}  # fmt: skip


def test_every_type_is_held_or_known_by_the_log_alone() -> None:
    assert set(HELD_TYPES).isdisjoint(KNOWN_BY_THE_LOG_ALONE)
    assert {*HELD_TYPES} | KNOWN_BY_THE_LOG_ALONE == set(code_list("activity_type").codes)


def test_reads_what_each_dataset_holds_under_the_type_that_findings_give_it() -> None:
    with duckdb.connect() as connection:
        create_codes(connection, code_lists())
        create_empty_tables(connection, datasets())
        connection.execute("""
            insert into partnership.audited_cases (audit_id, audit_kind) values
                ('A1', 'multi_agency_themed'), ('A1', 'multi_agency_themed'), ('A2', 'single_agency');
            insert into partnership.section_11_returns (round_id, return_type) values ('r 2024', 'section_11');
            insert into partnership.reviews (review_id, review_type) values
                ('V1', 'partnership_case_review'), ('V2', 'coroner_inquest');
            insert into cdop.child_deaths (death_id) values ('D1');
            insert into partnership.practitioner_feedback (activity_id, activity_type) values
                ('PF1', 'practitioner_forum');
            insert into partnership.external_learning (publication_id) values ('P1');
        """)
        held = connection.execute(f"select * from ({ACTIVITIES_SQL}) order by all").fetchall()
    assert held == [
        ("child_death_review", "D1"),
        ("external_publication", "P1"),
        ("joint_agency_response", "D1"),
        ("local_review", "V1"),
        ("multi_agency_audit", "A1"),
        ("other_statutory_review", "V2"),
        ("practitioner_forum", "PF1"),
        ("section_11_audit", "R 2024"),
        ("single_agency_audit", "A2"),
    ]
