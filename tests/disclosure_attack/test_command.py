"""`golden-thread audit`: what it says, what it never says, and how it ends."""

import json

import pytest
from typer.testing import CliRunner

from pipelines.cli import app
from schemas.faults import FaultOfUse

SAFE = """
    plans | count | 2025-26 Q2 | all            | 61
    plans | count | 2025-26 Q2 | district north | 21
    plans | count | 2025-26 Q2 | district south | [c]
    plans | count | 2025-26 Q2 | district west  | [c]
"""
LEAKING = SAFE.replace("west  | [c]", "west  | 37")


@pytest.fixture
def audit():
    """Run the command; its exit code and what it printed."""

    def run(*arguments):
        result = CliRunner().invoke(app, ["audit", *map(str, arguments)])
        if isinstance(result.exception, FaultOfUse):
            return 1, str(result.exception)
        return result.exit_code, result.output

    return run


def test_a_safe_edition_ends_well(audit, edition):
    code, words = audit(edition(SAFE))
    assert code == 0
    assert words.startswith("Nothing that is meant to be hidden can be recovered by this attack.")
    assert "Hidden numbers attacked: 2. Share of numbers that are shown: 50.0%." in words


def test_a_leaking_edition_is_told_by_place_and_never_by_value(audit, edition):
    code, words = audit(edition(LEAKING))
    assert code == 1
    assert "plans, 2025-26 Q2, district south, numerator (suppressed): from sums and repeated numbers alone" in words
    assert " 3." not in words.replace("narrower than 3", "")
    code, text = audit(edition(LEAKING), "--json")
    found = json.loads(text)
    assert code == 1
    assert not found["is_safe"]
    assert [one["category"] for one in found["recovered"]] == ["south"]
    assert "value" not in found["recovered"][0]


def test_a_cover_that_is_recovered_gives_nothing_away(audit, edition):
    """Seven plans are no small number: that they can be worked out is told, and stops nothing."""
    table = SAFE.replace("61", "65").replace("west  | [c]", "west  | 37")
    code, words = audit(edition(table))
    assert code == 0
    assert "Recovered, and only a cover:" in words


def test_a_percentage_on_too_few_cases_is_no_cover(audit, edition):
    code, words = audit(
        edition("""
            timely | percent | 2025-26 Q2 | all            | 38    | 40
            timely | percent | 2025-26 Q2 | district north | 30    | 32
            timely | percent | 2025-26 Q2 | district south | [few] | [few]
        """)
    )
    assert code == 1
    assert "district south, denominator (too_few)" in words


def test_editions_of_earlier_quarters_in_the_same_folder_are_used(audit, edition):
    """Last quarter printed what this one hides, of a total that has not changed."""
    edition(LEAKING.replace("[c]", "3"), quarter="2025-26 Q1")
    now = edition(SAFE)
    code, words = audit(now)
    assert code == 1
    assert "with 2025-26 Q1" in words.splitlines()[1]


def test_a_later_edition_is_not_used(audit, edition):
    now = edition(SAFE)
    edition(LEAKING.replace("[c]", "3"), quarter="2025-26 Q3")
    assert audit(now)[0] == 0


def test_an_earlier_edition_for_another_audience_is_not_used(audit, edition):
    """The committee may be shown more than the public: only what the same readers have in hand is put together."""
    edition(LEAKING.replace("[c]", "3"), quarter="2025-26 Q1")
    code, words = audit(edition(SAFE, audience="public"))
    assert code == 0
    assert "with no earlier edition" in words.splitlines()[1]


@pytest.mark.parametrize(("audience", "hidden_to"), [("restricted", 5), ("public", 7)])
def test_the_limit_of_the_editions_own_audience_is_taken(audit, edition, audience, hidden_to):
    """Both limits stand among the settings that an edition prints."""
    rows = "".join(
        f"<tr><th>{name}</th><td>{value} <span>count</span></td></tr>"
        for name, value in (("suppress_counts_to", 5), ("public_suppress_counts_to", 7))
    )
    table = f"<table><thead><tr><th>Setting</th><th>In force</th></tr></thead><tbody>{rows}</tbody></table>"
    _, text = audit(edition(SAFE, audience=audience, files={"methods.html": table}), "--json")
    assert json.loads(text)["hidden_from_to"] == [1, hidden_to]


def test_earlier_editions_may_be_named(audit, edition, tmp_path):
    before = edition(LEAKING.replace("[c]", "3"), quarter="2025-26 Q1")
    elsewhere = before.rename(tmp_path / "kept")
    now = edition(SAFE)
    assert audit(now)[0] == 0
    assert audit(now, "--earlier", elsewhere)[0] == 1


def test_a_leak_between_outputs_stops_publication(audit, edition):
    csv = "period,value,numerator\n2025-26 Q2,[c],3\n"
    code, words = audit(edition("plans | count | 2025-26 Q2 | all | [c]", files={"csv/plans.csv": csv}))
    assert code == 1
    assert "shown in one output, hidden in another (csv/plans.csv; figures.csv)" in words


@pytest.mark.parametrize("damage", ["no folder", "no manifest", "no figures", "changed", "no column", "no figure"])
def test_a_folder_that_is_no_edition_is_told_in_one_sentence(audit, edition, tmp_path, damage):
    folder = edition(SAFE if damage != "no figure" else SAFE.replace("61", "many | | 1"))
    if damage == "no folder":
        folder = tmp_path / "nothing"
    elif damage == "no manifest":
        (folder / "manifest.json").write_text("{")
    elif damage == "no figures":
        (folder / "figures.csv").unlink()
    elif damage == "changed":
        (folder / "figures.csv").write_bytes(b"")
    elif damage == "no column":
        folder = edition("", files={"figures.csv": "a,b\n1,2\n"})
    code, words = audit(folder)
    assert code == 1
    assert "Publish" in words or "Give dashboards" in words
    assert "many" not in words
    assert "Traceback" not in words


def test_data_that_cannot_be_read_is_told_in_one_sentence(audit, edition):
    code, words = audit(edition(SAFE, files={"more.json": "{"}))
    assert code == 1
    assert "more.json cannot be read" in words
    assert audit(edition(SAFE, files={"more.xlsx": b"PK"}))[0] == 1
