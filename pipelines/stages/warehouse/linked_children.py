"""Children who are one across agencies: links made at the door, put where no identifier was supplied."""

import hashlib
from pathlib import Path

import duckdb

from schemas.extract import Dataset

_LINKED = "social_care_child_id"


def digest_of_links(links: Path | None) -> str:
    """The digest of a file of links; empty where there is none."""
    return hashlib.sha256(links.read_bytes()).hexdigest() if links else ""


def load_links(connection: duckdb.DuckDBPyConnection, links: Path) -> None:
    """Fill `pipeline.links`: one row per child of an agency who is linked to a child of social care."""
    connection.execute(
        "insert into pipeline.links select agency, child_id, social_care_child_id, linked_by from read_parquet($links)",
        {"links": str(links.resolve())},
    )


def apply_links(connection: duckdb.DuckDBPyConnection, dataset: Dataset) -> None:
    """Give the rows of `supplied` the social care identifier that their child is linked to.

    What the agency says itself stands: its own identifier, and its word that social care does not know the child.
    """
    if not any(column.name == _LINKED for column in dataset.columns):
        return
    connection.execute(
        """
        update supplied
        set social_care_child_id = links.social_care_child_id
        from pipeline.links as links
        where
            links.agency = $agency
            and links.child_id = supplied.child_id
            and supplied.social_care_child_id is null
            and coalesce(supplied.social_care_match, 'not_checked') = 'not_checked'
        """,
        {"agency": dataset.agency},
    )


def linked_agencies(connection: duckdb.DuckDBPyConnection) -> frozenset[str]:
    """The agencies of which a child is linked in a built warehouse."""
    return frozenset(
        agency for (agency,) in connection.execute("select distinct agency from pipeline.links").fetchall()
    )
