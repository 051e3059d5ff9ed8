"""The facts of an edition hold no sender's file name, which may name a child; and know a corrected extract."""

from dataclasses import asdict, replace
from datetime import date

import pytest

from pipelines.stages.gathering import _corrections, _extract_fact
from pipelines.stages.submissions import Submission

HOSTILE = "<script>Zephyrine Quillfeather</script> 02-03-2015.csv"
SENT = Submission(
    submission_id="0a1b2c3d4e5f-annex_a_list_3", agency="childrens_social_care",
    dataset="childrens_social_care/referrals", part="annex_a_list_3", supplier="", file_name=HOSTILE,
    file_digest="0a1b2c3d4e5f" + "0" * 52, sheet=HOSTILE, as_at=date(2025, 9, 30), as_at_source="file name",
    covers="events", covers_from=date(2025, 4, 1), covers_to=date(2025, 9, 30), version=1,
    received_on=date(2025, 10, 14), arrival=1, outcome="accepted", rows_read=9, rows_accepted=9, rows_rejected=0,
    queries_raised=0, faults_by_rule={}, contract="",
)  # fmt: skip
AGAIN = replace(SENT, submission_id="ffff2c3d4e5f-annex_a_list_3", version=2, arrival=2)


def test_an_extract_is_named_by_its_agency_dataset_and_submission_and_never_by_its_file():
    fact = _extract_fact(SENT, set(), {SENT.agency: "Children's social care"})
    assert (fact.submission_id, fact.agency, fact.dataset) == (
        SENT.submission_id,
        "Children's social care",
        SENT.dataset,
    )
    held = repr(asdict(fact))
    assert "Zephyrine" not in held
    assert "script" not in held
    assert "Zephyrine" in repr(asdict(SENT)), "the search must find the name where it is"


@pytest.mark.parametrize(
    ("other", "is_correction"),
    [
        (AGAIN, True),
        (replace(AGAIN, outcome="refused"), False),
        (replace(AGAIN, part="annex_a_list_6"), False),
        (replace(AGAIN, supplier="acute_trust"), False),
        (replace(AGAIN, as_at=date(2025, 6, 30)), False),
    ],
)
def test_a_second_accepted_extract_of_the_same_rows_and_day_is_a_correction(other, is_correction):
    assert _corrections([other, SENT]) == ({other.submission_id} if is_correction else set())


def test_what_follows_a_refused_extract_corrects_nothing_that_was_shown():
    assert _corrections([replace(SENT, outcome="refused"), AGAIN]) == set()
