"""How well it does, on records that nobody here wrote; and the page that says so says what is measured."""

import polars as pl
import pytest

from pipelines.stages.linking.by_name import candidates
from pipelines.stages.linking.measuring import (
    CASES,
    HEADINGS,
    Measured,
    measure,
    read_labelled,
    rows_of,
    with_strangers,
    with_twins,
)
from pipelines.stages.linking.splink_door import LinkageFault
from schemas.settings import default_settings


@pytest.fixture(scope="module")
def labelled(shared):
    folder = shared / "data" / "multi_agency_match"
    if not folder.is_dir():
        pytest.skip("the records of two agencies are not beside the checkout")
    return read_labelled(folder / "csc.csv", folder / "education.csv")


@pytest.fixture(scope="module")
def measured(labelled):
    social_care, partner = labelled
    return {case: measure(harder(social_care), partner) for case, harder in CASES}


def test_reads_a_row_for_each_of_the_500_children_of_both(labelled):
    assert [frame.height for frame in labelled] == [500, 500]


def test_links_97_in_100_with_99_in_100_right_at_the_threshold_that_the_release_sets(measured):
    threshold = default_settings()["linkage_threshold"].value
    for case, curve in measured.items():
        one = next(each for each in curve if each.threshold == threshold)
        assert one.precision is not None, case
        assert one.precision >= 0.99, case
        assert one.recall >= 0.97, case


def test_what_is_missed_is_a_child_whose_first_name_differs(labelled):
    # The ten children whose two records have different first names might as well be their twins.
    social_care, partner = labelled
    pairs = candidates(social_care, partner, 0.99)
    missed = social_care.join(pairs, on="child_id", how="anti").join(partner, on="child_id", suffix="_there")
    assert missed.height == 10
    assert (missed["first_name"] != missed["first_name_there"]).all()


def test_the_page_on_linkage_holds_what_is_measured(measured, root):
    page = (root / "docs" / "linkage.md").read_text(encoding="utf-8")
    for case, curve in measured.items():
        lines = [HEADINGS, ("---",) * len(HEADINGS), *rows_of(curve)]
        table = "\n".join("| " + " | ".join(line) + " |" for line in lines)
        assert f"**{case}**\n\n{table}\n" in page, case


def test_two_measurements_give_the_same(labelled, measured):
    social_care, partner = labelled
    assert measure(social_care, partner) == measured[CASES[0][0]]


def test_the_labels_are_used_for_measuring_alone(labelled, measured):
    """With the labels of one side exchanged the same pairs are linked, and all of them are called wrong."""
    social_care, partner = labelled
    exchanged = partner.with_columns(pl.col("child_id").reverse())
    (one,) = measure(social_care, exchanged, (0.99,))
    honest = next(each for each in measured[CASES[0][0]] if each.threshold == 0.99)
    assert one.right + one.wrong == honest.right + honest.wrong
    assert one.right == 0


def test_precision_and_recall_are_shares_of_what_was_linked_and_of_what_could_be():
    assert (Measured(0.5, 6, 2, 4).precision, Measured(0.5, 6, 2, 4).recall) == (0.75, 0.6)
    assert Measured(0.5, 0, 0, 4).precision is None
    assert rows_of([Measured(0.5, 0, 0, 4)])[0][5] == "no link"


def test_strangers_and_twins_are_what_they_say():
    frame = pl.DataFrame({"child_id": ["0", "1", "2"], "first_name": ["ada", "ben", "ben"]})
    assert with_strangers(frame)["child_id"].to_list() == ["0", "2"]
    twins = with_twins(frame)
    assert twins.tail(2).rows() == [("twin of 0", "ben"), ("twin of 1", "ada")]
    assert twins.height == 5, "a twin of the same name would be the same child"


def test_files_of_different_lengths_cannot_be_the_same_children(tmp_path):
    (tmp_path / "one.csv").write_text("first_name,dob\nAda,2012-05-04\n")
    (tmp_path / "two.csv").write_text("first_name,dob\nAda,2012-05-04\nBen,2012-05-04\n")
    with pytest.raises(LinkageFault, match="row n of both must be the same child"):
        read_labelled(tmp_path / "one.csv", tmp_path / "two.csv")
