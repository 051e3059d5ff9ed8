"""The list of broken threads: every rule once at least, told to whoever reads the sample, and planted as it says."""

import csv

import pytest

from indicators.golden_thread import RULES
from sample_data.planted_threads import broken_threads, left_alone, rows_planted

OF_ROWS = {"learning_findings": "finding_id", "recommendations": "recommendation_id",
           "external_learning": "publication_id"}  # fmt: skip


def test_every_rule_is_planted_and_on_an_entity_that_it_is_tested_on():
    assert {one.rule for one in broken_threads()} == set(RULES)
    assert all(RULES[one.rule].entity == one.entity_type for one in broken_threads())


def test_the_readme_tells_every_broken_thread(root):
    text = (root / "sample_data" / "README.md").read_text(encoding="utf-8")
    for one in broken_threads():
        assert f"| {one.rule} | {one.entity_type} `{one.entity}` | {one.what} |" in text


@pytest.mark.parametrize(("dataset", "key"), OF_ROWS.items())
def test_a_planted_row_stands_in_the_last_register_and_in_no_earlier_one(dataset, key, supply):
    registers = [one for one in supply.deliveries if one.file_name.startswith(f"{dataset}_")]
    held = []
    for register in registers:
        with register.path.open(encoding="utf-8-sig", newline="") as file:
            held.append({row[key] for row in csv.DictReader(file)})
    planted = {row[0] for row in rows_planted(dataset, [key], 10**6)}
    assert planted
    assert planted <= held[-1]
    assert not planted & set().union(*held[:-1])


def test_nothing_is_planted_before_the_end_of_the_data():
    assert rows_planted("learning_findings", ["finding_id"], 0) == []
    assert left_alone("T12") == {"SA-2025-03"}
