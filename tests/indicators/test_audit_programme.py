"""The programme of audits, read from the setting."""

import pytest

from indicators.audit_programme import PlannedAudit, read_programme
from indicators.periods import Quarter

NEGLECT = {
    "title": "Neglect", "kind": "multi_agency_themed", "theme": "neglect", "objective": "OBJ2", "quarter": "2025-26 Q3",
}  # fmt: skip


def test_audits_stand_in_order_of_their_quarter():
    programme = read_programme([NEGLECT, NEGLECT | {"title": "Escalation", "quarter": "2025-26 Q1"}])
    assert [one.title for one in programme] == ["Escalation", "Neglect"]
    assert programme[1] == PlannedAudit(
        "Neglect", "multi_agency_themed", "neglect", "OBJ2", Quarter.parse("2025-26 Q3")
    )


@pytest.mark.parametrize(
    "entry",
    [
        NEGLECT | {"kind": "themed"},
        NEGLECT | {"quarter": "autumn"},
        NEGLECT | {"lead": "police"},
        {name: words for name, words in NEGLECT.items() if name != "theme"},
        "Neglect",
    ],
)
def test_a_wrong_entry_is_named_by_its_place(entry):
    with pytest.raises(ValueError, match="entry 2 of audit_programme is not an audit"):
        read_programme([NEGLECT, entry])
