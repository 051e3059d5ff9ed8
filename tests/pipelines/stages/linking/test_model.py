"""The model's numbers are fixed, and are what unlabelled records give."""

import pytest

from pipelines.stages.linking.estimating import estimate, estimated_rows
from pipelines.stages.linking.measuring import read_children
from pipelines.stages.linking.model import fixed_model


@pytest.fixture(scope="module")
def records(shared):
    folder = shared / "data" / "multi_agency_match"
    if not folder.is_dir():
        pytest.skip("the records of two agencies are not beside the checkout")
    return read_children(folder / "csc.csv"), read_children(folder / "education.csv")


def test_the_levels_of_each_detail_are_all_that_can_be():
    for one in fixed_model().comparison:
        assert sum(level.m for level in one.level) == pytest.approx(1, abs=1e-3)
        assert sum(level.u for level in one.level) == pytest.approx(1, abs=1e-3)
        assert one.level[-1].sql == "ELSE"


def test_a_closer_level_always_says_more():
    for one in fixed_model().comparison:
        worth = [level.m / level.u for level in one.level]
        assert worth == sorted(worth, reverse=True), one.detail


def test_every_pair_that_is_looked_at_has_one_first_name():
    assert all("first_name" in block for block in fixed_model().blocks)


def test_the_numbers_are_those_that_the_records_without_labels_give(records):
    written = [(detail, says, float(m), float(u)) for detail, says, m, u in estimated_rows(fixed_model())]
    again = [(detail, says, float(m), float(u)) for detail, says, m, u in estimated_rows(estimate(*records))]
    assert again == written


def test_labels_and_the_order_of_the_records_teach_the_model_nothing(records):
    one, other = records
    shuffled = other.sample(fraction=1.0, shuffle=True, seed=3)
    assert estimated_rows(estimate(one, shuffled)) == estimated_rows(fixed_model())
