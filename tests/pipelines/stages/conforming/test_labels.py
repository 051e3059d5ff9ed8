"""The labels that 33 boroughs really typed: what our lists resolve they resolve rightly, and nothing is guessed."""

import csv
from collections import defaultdict

import polars as pl
import pytest

from pipelines.stages.conforming.labels import read_codes, read_yes_no
from schemas.codes import Resolution, code_list, resolve

SOURCES = {
    "a": "1A 1B 1C 1D", "b": "2A", "c": "2B", "d": "3A 3B 3C 3D 3E 3F", "e": "4", "f": "5A 5B 5C 5D", "g": "6",
    "h": "7", "i": "8", "j": "9", "k": "10",
}  # fmt: skip
NEEDS = {letter: f"N{number}" for number, letter in enumerate("abcdefghi", 1)} | {"j": "N0"}
ABUSE = {"a": "NEG", "b": "PHY", "c": "SAB", "d": "EMO", "e": "MUL"}
COLUMNS = {
    "Gender": ("sex", {"a": "M", "b": "F", "c": "U", "d": "U"}),
    "Ethnicity": (
        "ethnicity",
        {
            "a": "WBRI WIRI WIRT WROM WOTH", "b": "MWBC MWBA MWAS MOTH", "c": "AIND APKN ABAN AOTH CHNE",
            "d": "BCRB BAFR BOTH", "e": "OOTH CHNE", "f": "REFU NOBT", "c) Unknown": "REFU NOBT",
        },
    ),
    "Referral Source": ("referral_source", SOURCES),
    "Primary Need Code": ("primary_need", NEEDS),
    "Child's Category of Need": ("primary_need", NEEDS),
    "Reason for Closure": (
        "closure_reason",
        {"a": "RC1", "b": "RC2", "c": "RC3", "d": "RC4", "e": "RC5", "f": "RC6", "g": "RC7", "h": "RC8 RC9"},
    ),
    "Case Status": (
        "case_status",
        {
            "a": "looked_after", "b": "protection_plan", "c": "child_in_need_plan", "d": "open_assessment",
            "e": "closed",
        },
    ),
    "Initial Category of Abuse": ("abuse_category", ABUSE),
    "Latest Category of Abuse": ("abuse_category", ABUSE),
    "Child's Legal Status": (
        "legal_status",
        {"a": "C1", "b": "C2", "c": "D1", "d": "E1", "e": "V2 V3 V4", "f": "L1 L2 L3", "g": "J1 J2 J3", "J": "J1"},
    ),
    "What is the permanence plan for this child?": (
        "permanence_plan",
        {
            "a": "return_to_family", "b": "adoption", "c": "special_guardianship_or_child_arrangements",
            "d": "supported_living", "e": "long_term_residential", "f": "long_term_fostering", "g": "other",
        },
    ),
    "Reason Ceased to be Looked After": (
        "care_end_reason",
        {
            "a": "E11 E12", "b": "E2", "c": "E3", "d": "E4A E4B", "e": "E13", "f": "E41", "g": "E45 E46 E47 E48",
            "h": "E5 E6", "i": "E7", "j": "E9", "k": "E14", "l": "E15", "m": "E16", "n": "E8 E17",
        },
    ),
    "Placement Type": (
        "placement_type",
        {
            "a": "U1 U2 U3 U4 U5 U6", "b": "A3 A4 A5 A6", "c": "P1", "d": "P2", "e": "P3", "f": "H5", "g": "K1",
            "h": "K2", "i": "R1", "j": "R2", "k": "R3", "l": "R5", "m": "S1", "n": "Z1", "o": "T0 T1 T2 T3 T4",
        },
    ),
    "Placement Provider": ("placement_provider", {"a": "PR0 PR1", "b": "PR4", "c": "PR2 PR3 PR5 PR0"}),
}  # fmt: skip
"""Column of the file -> our list, and the codes that each of its groups stands for."""

THE_LABEL_SAYS_OTHERWISE = {
    # The file's group contradicts the code, or the plain word, that the label itself holds.
    ("Ethnicity", "White and Asian [MWAS]"),
    ("Referral Source", "7 - Law - Other (Including Courts, Probation, CAFCASS)"),
    ("Referral Source", "7 - Law - Other (Including Courts, CAFCASS)"),
    ("Referral Source", "7 - Law - Probation"),
    ("Referral Source", "Legal Agency"),
    ("Referral Source", "OTHER LEGAL AGENCY: courts, probation, immigration, CAFCASS or prison"),
    ("Referral Source", "(CS) Anonymous"),
    ("Primary Need Code", "N0 - N / A (Adoption & Fostering Use Only)"),
    ("Child's Category of Need", "N0 - N / A (Adoption & Fostering Use Only)"),
    # Codes that the file calls errors and the national list holds.
    ("Child's Legal Status", "V3"),
    ("Child's Legal Status", "V4"),
    ("Child's Legal Status", "CLA - V4 - Accommodated with breaks (no care episodes recorded)"),
    (
        "Child's Legal Status",
        "Accommodated under an agreed series of short-term breaks, when individual episodes of care are recorded",
    ),
    ("Reason Ceased to be Looked After", "X1 - Episode ceases, and new episode begins on same day, for any reason"),
    ("Reason Ceased to be Looked After", "Episode ceases and new epiosde begins on the same day for any reason"),
    (
        "Reason Ceased to be Looked After",
        "E4A Return home with parents/rels/other with PR - part of care planning process",
    ),
    *{
        ("Reason Ceased to be Looked After", label)
        for label in (
            "E17 - Aged 18 (or over) and remained with current carers (inc under staying put arrangements))",
            "E17: Aged 18 (or over) and remained with current carers (inc under staying put arrangements)",
            "v) E17: Aged 18 (or over) and remained with current carers (inc under staying put arrangements)",
            "E8-Accommodation on remand (S23 CYPA 1969) ceased",
            "E7 - Transferred to Adult Social Care",
            "E7 - Transferred to residential care funded by adult social care services",
        )
    },
    (
        "Child's Legal Status",
        "Accommodated Under and Agreed Series of Short Term Breaks, when Individual Episodes of Care are Recorded",
    ),
    # Semi-independent living is H5 in the national list, whichever of two groups a borough put it in.
    ("Placement Type", "H5 Semi-independent living accommodation not subject to children's homes regulations"),
    ("Placement Type", "A4 Placed for adoption w. consent not w. current foster carer"),
    ("Placement Type", "H5 - Placement with other foster carer, arranged through agency, outside LA boundary"),
    ("Placement Type", "H5OUT - Residential accommodation not subject to Children's Homes Regulations (outside LA)"),
}
AT_LEAST_RESOLVED_PERCENT = 79


@pytest.fixture(scope="module")
def typed(shared):
    """Column -> label as typed -> the groups that the boroughs put it in."""
    found = defaultdict(lambda: defaultdict(set))
    path = shared / "data" / "annex_a_labels" / "annex_a_label_variants.csv"
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found[row["column"]][row["variant_label"]].add(row["canonical_code"].strip())
    return found


def allowed(column, group):
    _, groups = COLUMNS[column]
    return set(groups.get(group, groups.get(group[0], "")).split())


@pytest.mark.parametrize("column", COLUMNS)
def test_every_label_that_is_resolved_is_resolved_rightly(typed, column):
    codes = code_list(COLUMNS[column][0])
    wrong = {
        (label, found)
        for label, groups in typed[column].items()
        if len(groups) == 1 and (column, label) not in THE_LABEL_SAYS_OTHERWISE
        for found in [resolve(label, codes)]
        if not isinstance(found, Resolution) and found not in allowed(column, next(iter(groups)))
    }
    assert wrong == set()


@pytest.mark.parametrize("column", COLUMNS)
def test_no_label_that_means_two_codes_is_guessed(typed, column):
    codes = code_list(COLUMNS[column][0])
    doubtful = [label for label, groups in typed[column].items() if len({group[:2].casefold() for group in groups}) > 1]
    guessed = [label for label in doubtful if not isinstance(resolve(label, codes), Resolution)]
    assert guessed == []


def test_reports_the_share_that_is_resolved(typed, record_property):
    shares = {}
    for column, (name, _) in COLUMNS.items():
        labels = list(typed[column])
        known = [label for label in labels if not isinstance(resolve(label, code_list(name)), Resolution)]
        shares[column] = (len(known), len(labels))
    known, every = (sum(share[at] for share in shares.values()) for at in (0, 1))
    record_property("labels_resolved_percent", round(100 * known / every, 1))
    assert 100 * known / every >= AT_LEAST_RESOLVED_PERCENT, shares


@pytest.mark.parametrize(
    ("column", "ours"),
    [
        ("Referral NFA?", "is_no_further_action"),
        ("Does the Child have a Disability", "is_disabled"),
        ("Child Seen During Continuous Assessment", "is_child_seen"),
        ("Was the Child Seen Alone?", "is_seen_alone"),
        ("Was an Initial Child Protection Conference deemed unnecessary?", "is_conference_not_required"),
        ("Did the Initial Child Protection Conference Result in a Child Protection Plan", "is_plan_made_at_conference"),
        ("Unaccompanied Asylum Seeking Child (UASC) within the Last 12 Months (Y/N)", "is_unaccompanied"),
        ("Placement Location", "is_placed_in_area"),
    ],
)
def test_yes_and_no_as_typed_are_never_turned_round(typed, column, ours):
    meant = {"True": True, "False": False, "Unknown": None, "a) In": True, "b) Out": False}
    known = 0
    for label, groups in typed[column].items():
        answer = read_yes_no(pl.Series([label.strip()]), ours).values[0]
        assert answer in (None, meant[next(iter(groups))]), "a yes became a no"
        known += answer is not None or meant[next(iter(groups))] is None
    assert known >= 0.75 * len(typed[column])


def test_names_the_rows_whose_label_differs_from_the_columns_usual_one():
    reading = read_codes(pl.Series(["b) Female", "Female", "b) Female", None]), code_list("sex"), {})
    unusual = next(note for note in reading.notes if note.rule == "another_label_for_the_code")
    assert unusual.mask.to_list() == [False, True, False, False]
