"""Allegations and complaints: a town's usual number of them, sent so that later updates arrive."""

from collections import Counter
from itertools import pairwise

from indicators.periods import Quarter
from sample_data import allegations, complaints
from sample_data.days import quarter_bounds
from sample_data.extracts import Extract

YEAR = (quarter_bounds(Quarter.parse("2024-25-q1"))[0], quarter_bounds(Quarter.parse("2024-25-q4"))[1])


def ids(extract: Extract, *, open_only: bool) -> set[tuple[str, ...]]:
    """The keys of an extract's rows."""
    table = extract.tables[""]
    end = table.headers.index("conclusion_date" if "conclusion_date" in table.headers else "response_date")
    width = 2 if "stage" in table.headers else 1
    return {tuple(row[:width]) for row in table.rows if not (open_only and row[end])}


def test_a_town_of_this_size_has_some_hundreds_of_each_in_a_year(world):
    referred = [one for one in allegations.allege() if YEAR[0] <= one.referred <= YEAR[1]]
    assert 180 <= len(referred) <= 260
    stages = Counter(one.stage for one in complaints.complain(["1"]) if YEAR[0] <= one.started <= YEAR[1])
    assert 160 <= stages["1"] <= 230
    assert stages["1"] / 30 < stages["2"] < stages["1"] / 5
    assert 0 < stages["3"] < stages["2"]


def test_what_was_open_in_one_extract_is_in_the_next(world):
    for sent in (list(allegations.extracts()), list(complaints.extracts(world))):
        assert len(sent) == 8
        for before, after in pairwise(sent):
            assert ids(before, open_only=True) <= ids(after, open_only=False)


def test_no_stage_of_a_complaint_comes_without_the_one_below(world):
    sent = set().union(*(ids(one, open_only=False) for one in complaints.extracts(world)))
    assert {(complaint, str(int(stage) - 1)) for complaint, stage in sent if stage != "1"} <= sent


def test_no_row_of_the_log_is_open_for_more_than_a_year():
    assert max(one.concluded - one.referred for one in allegations.allege()) < 365
