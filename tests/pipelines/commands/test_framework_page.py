"""The page of the framework's systems is what is generated, and every row of it leads somewhere."""

import json
import re
from pathlib import Path

import duckdb
import pytest
from typer.testing import CliRunner

from indicators.framework import framework
from pipelines.cli import app
from pipelines.commands.framework_page import framework_page
from pipelines.stages.warehouse.dataset_tables import create_pipeline_tables
from reports.assembling.documents import annual_pack, framework_review, practice_update
from reports.assembling.learning.layout import layout
from schemas.catalogue import datasets

DOCUMENTS = (annual_pack, framework_review, practice_update)


@pytest.fixture(scope="module")
def page() -> str:
    return framework_page()


@pytest.fixture(scope="module")
def tables() -> set[str]:
    """Every dataset, and every table that the pipeline writes of its own work."""
    with duckdb.connect() as connection:
        create_pipeline_tables(connection)
        found = connection.execute("select table_name from duckdb_tables() where schema_name = 'pipeline'").fetchall()
    return {one.id for one in datasets()} | {f"pipeline/{name}" for (name,) in found}


def test_the_page_in_the_docs_is_the_one_that_is_generated(page: str, root: Path) -> None:
    said = (root / "docs" / "framework.md").read_text(encoding="utf-8")
    assert said == page + "\n", "run: just framework"


def test_the_page_has_a_section_for_each_system_and_no_empty_line_of_a_list(page: str) -> None:
    assert re.findall(r"^## (\d+)\. ", page, re.MULTILINE) == [str(number) for number in range(1, 50)]
    for section in page.split("\n## ")[1:]:
        assert "\n> " in section
        assert "- **Datasets:** " in section
        assert "- **Where it is read:** " in section
        assert re.search(r"- \*\*(How much|How well|Whether it made a difference):\*\* \[", section), section[:60]
        assert not re.search(r":\*\* *$", section, re.MULTILINE)


def test_every_link_of_the_page_leads_to_a_file(page: str, root: Path) -> None:
    links = set(re.findall(r"\]\(([^)]+)\)", page))
    assert len(links) > 100
    assert sorted(link for link in links if not (root / "docs" / link).resolve().is_file()) == []


def test_every_dataset_that_a_row_names_is_in_the_release(tables: set[str]) -> None:
    wanted = {name for one in framework().system for name in one.datasets}
    assert sorted(wanted - tables) == []


def test_every_dataset_of_the_release_serves_a_system() -> None:
    served = {name for one in framework().system for name in one.datasets}
    assert sorted({one.id for one in datasets()} - served) == []


def test_every_page_and_document_that_a_row_names_is_in_the_release(root: Path) -> None:
    laid_out = {path.stem.replace("_", "-") for path in (root / "reports").rglob("templates/**/*.html")}
    held = laid_out | {page.id for page in layout().pages} | {each.KIND for each in DOCUMENTS}
    assert sorted(set(framework().pages) - held) == []
    assert set(framework().pages) == {name for one in framework().system for name in one.pages}


def test_the_command_prints_the_page_writes_it_and_gives_its_rows_to_a_program(page: str, tmp_path: Path) -> None:
    run = CliRunner().invoke
    assert run(app, ["framework"], catch_exceptions=False).output == page + "\n"
    run(app, ["framework", "--write", str(tmp_path / "page.md")], catch_exceptions=False)
    assert (tmp_path / "page.md").read_text(encoding="utf-8") == page + "\n"
    rows = json.loads(run(app, ["framework", "--json"], catch_exceptions=False).output)
    assert [row["number"] for row in rows] == list(range(1, 50))
    assert all(row[name] for row in rows for name in ("sentence", "source", "datasets", "indicators", "pages"))
