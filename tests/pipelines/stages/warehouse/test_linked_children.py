"""Links in the warehouse: put where no identifier was supplied, and known by agency."""

import duckdb
import polars as pl
import pytest

from pipelines.stages.warehouse.dataset_tables import create_pipeline_tables
from pipelines.stages.warehouse.linked_children import apply_links, digest_of_links, linked_agencies, load_links
from schemas.catalogue import dataset

LINKS = {"agency": ["education"], "child_id": ["p1"], "social_care_child_id": ["sc1"], "linked_by": ["names"]}


@pytest.fixture
def warehouse(tmp_path):
    """`pipeline.links` with one link, and rows of an agency: a linked child, one it says otherwise of, and another."""
    path = tmp_path / "links.parquet"
    pl.DataFrame(LINKS).write_parquet(path)
    with duckdb.connect() as connection:
        create_pipeline_tables(connection)
        load_links(connection, path)
        connection.execute(
            "create temp table supplied as from (values "
            "('p1', null, 'not_checked'), ('p1', 'sc9', 'matched'), ('p1', null, 'not_known'), ('p2', null, null)) "
            "as rows (child_id, social_care_child_id, social_care_match)"
        )
        yield connection


def _known(connection):
    return [child for (child,) in connection.execute("select social_care_child_id from supplied").fetchall()]


def test_gives_the_linked_child_where_the_agency_said_nothing(warehouse):
    apply_links(warehouse, dataset("education/pupil_terms"))
    assert _known(warehouse) == ["sc1", "sc9", None, None]


def test_the_links_of_one_agency_are_no_other_s(warehouse):
    apply_links(warehouse, dataset("police/vulnerability_notifications"))
    assert _known(warehouse) == [None, "sc9", None, None]


def test_social_care_s_own_rows_have_nothing_to_link(warehouse):
    apply_links(warehouse, dataset("childrens_social_care/referrals"))
    assert _known(warehouse) == [None, "sc9", None, None]


def test_names_the_agencies_of_which_a_child_is_linked(warehouse):
    assert linked_agencies(warehouse) == {"education"}
    warehouse.execute("delete from pipeline.links")
    assert linked_agencies(warehouse) == frozenset()


def test_other_links_have_another_digest_and_none_has_none(tmp_path):
    one, other = tmp_path / "one.parquet", tmp_path / "other.parquet"
    pl.DataFrame(LINKS).write_parquet(one)
    pl.DataFrame(LINKS | {"child_id": ["p2"]}).write_parquet(other)
    assert digest_of_links(one) != digest_of_links(other)
    assert digest_of_links(None) == ""
