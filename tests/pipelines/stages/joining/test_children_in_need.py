"""Tables of the children in need census become referrals, assessments, enquiries and plans."""

import pytest

HEADER = "Collection | Year | ReferenceDate\nCIN | 2025 | 2025-03-31"
IDENTIFIERS = """
    LAchildID | UPN           | PersonBirthDate | ExpectedPersonBirthDate | GenderCurrent | Sex
    a1        | A123456789012 | 2015-02-01      |                         | 2             |
    b2        |               |                 | 2024-09-01              | 1             |
"""
DETAILS = """
    LAchildID | CINdetailsID | CINreferralDate | ReferralSource | PrimaryNeedCode | DateOfInitialCPC | ReferralNFA
    a1        | 1            | 2024-05-01      | 1A             | N1              |                  | false
    a1        | 2            | 2024-10-01      | 6              | N2              | 2024-11-04       | 0
    b2        | 1            | 2024-06-03      | 3A             | N1              |                  | 1
"""
EMPTY = {
    "ChildCharacteristics": "LAchildID | Ethnicity",
    "Disabilities": "LAchildID | Disability",
    "Assessments": "LAchildID | CINdetailsID | AssessmentID | AssessmentActualStartDate | AssessmentAuthorisationDate",
    "AssessmentFactorsList": "LAchildID | CINdetailsID | AssessmentID | AssessmentFactor",
    "Section47": "LAchildID|CINdetailsID|S47ActualStartDate|InitialCPCtarget|DateOfInitialCPC|ICPCnotRequired",
    "ChildProtectionPlans": "LAchildID | CINdetailsID | CPPID | CPPstartDate | CPPendDate | NumberOfPreviousCPP",
    "Reviews": "LAchildID | CINdetailsID | CPPID | CPPreviewDate",
}


@pytest.fixture
def census(check_return):
    def census(**tables):
        rows = {name: f"{EMPTY[name]}\n{lines}" for name, lines in tables.items() if name in EMPTY}
        given = {"CINdetails": DETAILS, "ChildIdentifiers": IDENTIFIERS, "Header": HEADER} | EMPTY | rows
        return check_return(**(given | {name: one for name, one in tables.items() if name not in EMPTY}))

    return census


def test_what_the_tables_of_children_say_stands_on_every_referral(census, rows_of):
    checked = census(
        ChildCharacteristics="a1 | WBRI\nb2 | BAFR", Disabilities="a1 | AUT\na1 | NONE\nb2 | NONE"
    )  # fmt: skip
    columns = ("referral_date", "sex", "ethnicity", "birth_month", "is_disabled", "is_no_further_action", "origin")
    assert rows_of(checked, "referrals", *columns) == [
        ("2024-05-01", "F", "WBRI", "2015-02-01", True, False, "cin_census"),
        ("2024-10-01", "F", "WBRI", "2015-02-01", True, False, "cin_census"),
        # Not yet born: the expected date stands in for the date of birth.
        ("2024-06-03", "M", "BAFR", "2024-09-01", False, True, "cin_census"),
    ]


def test_an_assessment_has_its_factors_and_the_date_of_its_own_referral(census, rows_of, told):
    checked = census(
        Assessments="a1 | 2 | 7 | 2024-10-02 | 2024-11-15\na1 | 1 | 7 | 2024-05-02 | 2024-06-10",
        AssessmentFactorsList="a1 | 2 | 7 | 2A\na1 | 2 | 7 | 3B\na1 | 1 | 7 | 21\na1 | 1 | 9 | 4A",
    )
    assert rows_of(checked, "assessments", "start_date", "completion_date", "factors", "referral_date") == [
        ("2024-10-02", "2024-11-15", ["2A", "3B"], "2024-10-01"),
        ("2024-05-02", "2024-06-10", ["21"], "2024-05-01"),
    ]
    assert ("QUERY", "joins_nothing", "AssessmentFactorsList.csv", 5, "AssessmentID") in told(checked)


def test_the_census_is_not_asked_for_what_it_does_not_hold(census, told):
    """Whether the child was seen is no field of the census: nobody could answer."""
    checked = census(Assessments="a1 | 1 | 7 | 2024-05-02 | 2024-06-10")
    assert not any(rule.startswith("completed_without_saying") for _, rule, *_ in told(checked))


def test_a_conference_of_the_episode_itself_is_a_row_without_an_enquiry(census, rows_of):
    checked = census(Section47="b2 | 1 | 2024-06-04 | 2024-06-25 | 2024-06-24 | false")
    columns = ("start_date", "conference_date", "is_conference_not_required", "sex", "source_sheet")
    assert rows_of(checked, "section_47_enquiries", *columns) == [
        ("2024-06-04", "2024-06-24", False, "M", "Section47.csv"),
        (None, "2024-11-04", None, "F", None),
    ]


def test_a_conference_at_both_levels_is_asked_about_at_the_episode(census, told):
    checked = census(Section47="a1 | 2 | 2024-10-20 | | 2024-11-04 | false")
    assert ("QUERY", "conference_supplied_twice", None, 3, "DateOfInitialCPC") in told(checked)


def test_a_fault_of_an_enquiry_is_told_in_its_own_table(census, told):
    checked = census(Section47="a1 | 2 | 2024-11-20 | | 2024-11-04 | false")
    assert ("REJECT", "conference_before_enquiry", "Section47.csv", 2, "DateOfInitialCPC") in told(checked)


def test_a_plan_has_every_review_of_its_own(census, rows_of, told):
    checked = census(
        ChildProtectionPlans="a1 | 2 | 1 | 2024-11-04 | | 0\nb2 | 1 | 1 | 2024-07-01 | 2024-12-20 | 1",
        Reviews="a1 | 2 | 1 | 2025-01-27\nb2 | 1 | 1 | 2024-09-20\nb2 | 1 | 1 | 2024-12-20\nb2 | 1 | 5 | 2024-12-20",
    )
    part = next(one for one in checked.parts if one.dataset.name == "child_protection_plans")
    dates = [[f"{day}" for day in days] for days in part.rows.sort("row_number")["review_dates"].to_list()]
    assert dates == [["2025-01-27"], ["2024-09-20", "2024-12-20"]]
    assert rows_of(checked, "child_protection_plans", "reviews_basis", "previous_plans") == [
        ("all_reviews", 0),
        ("all_reviews", 1),
    ]
    assert ("QUERY", "joins_nothing", "Reviews.csv", 5, "CPPID") in told(checked)


def test_children_without_an_episode_and_episodes_without_a_child_are_asked_about(census, told):
    extra = f"{DETAILS.rstrip()}\n    c3        | 1            | 2024-06-03      | 3A             | N1 | | 0"
    lonely = f"{IDENTIFIERS.rstrip()}\n    d4 | | 2015-02-01 | | 1 |"
    found = told(census(CINdetails=extra, ChildIdentifiers=lonely))
    assert ("QUERY", "child_not_in_header", None, 5, "LAchildID") in found
    assert ("QUERY", "child_without_episode", "ChildIdentifiers.csv", 4, "LAchildID") in found


def test_the_header_gives_the_extract_date_and_the_census_year(census, told):
    part = census().parts[0]
    assert (str(part.as_at), str(part.covers_from)) == ("2025-03-31", "2024-04-01")
    other = census(Header=HEADER.replace("2025-03-31", "2025-04-02"))
    assert (str(other.parts[0].as_at), str(other.parts[0].covers_from)) == ("2025-04-02", "2024-04-01")
    assert ("QUERY", "reference_date_is_not_31_march", "Header.csv", 2, "ReferenceDate") in told(other)


def test_a_table_without_rows_waits_for_its_nil_return_and_one_that_did_not_come_is_asked_for(check_return, told):
    checked = check_return(CINdetails=DETAILS, ChildIdentifiers=IDENTIFIERS, Header=HEADER,
                           Assessments=EMPTY["Assessments"])  # fmt: skip
    accepted = {part.dataset.name: part.is_accepted for part in checked.parts}
    assert accepted == {"referrals": True, "assessments": False, "section_47_enquiries": True}
    found = told(checked)
    assert ("QUERY", "nil_return", "Assessments.csv", None, None) in found
    asked = {sheet for _, rule, sheet, *_ in found if rule == "table_not_sent"}
    assert asked == {
        "ChildCharacteristics", "Disabilities", "AssessmentFactorsList", "Section47", "ChildProtectionPlans",
    }  # fmt: skip


def test_an_empty_table_of_enquiries_waits_where_no_episode_has_a_conference(census, told):
    checked = census(CINdetails=DETAILS.replace("2024-11-04", "          "))
    part = next(one for one in checked.parts if one.dataset.name == "section_47_enquiries")
    assert not part.is_accepted
    assert ("QUERY", "nil_return", "Section47.csv", None, None) in told(checked)


def test_without_the_children_the_census_waits(check_return, told):
    checked = check_return(CINdetails=DETAILS, Header=HEADER)
    assert checked.parts == ()
    assert checked.verdict == "accepted_with_queries"
    assert ("QUERY", "table_awaited", "ChildIdentifiers", None, None) in told(checked)


def test_a_newer_header_for_sex_is_read_as_well(census, rows_of):
    newer = "LAchildID | PersonBirthDate | Sex\na1 | 2015-02-01 | F\nb2 | 2014-02-01 | M"
    checked = census(ChildIdentifiers=newer)
    assert rows_of(checked, "referrals", "sex") == [("F",), ("F",), ("M",)]
