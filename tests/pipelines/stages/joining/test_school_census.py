"""Tables of the school census become one row for each pupil and term."""

import pytest

PUPILS = """
    pupilonrolltableid | surname | upn | dob                  | sex | ethnicity | senprovision | termlysessionspossible
    p1                 | Smith   | u1  | 2012-May-01 00:00:00 | F   | WENG      | K            | 120.0
    p2                 | Jones   | u2  | 2011-May-01 00:00:00 | M   | ANEP      |              | 118.0
"""
EXCLUSIONS = "pupilonrolltableid | startdate | sessions | reason1 | reason2 | reason3 | category"
SESSIONS = "pupilonrolltableid | sessions | attendancereason"
TERM = "2025_spring_"


@pytest.fixture
def census(check_return):
    def census(exclusions="", sessions="", pupils=PUPILS, **others):
        tables = {
            f"{TERM}pupilonroll": pupils,
            f"{TERM}termlyexclusionsonroll": f"{EXCLUSIONS}\n{exclusions}",
            f"{TERM}termlysessiondetailsonroll": f"{SESSIONS}\n{sessions}",
        }
        return check_return(**tables, **{f"{TERM}{name}": table for name, table in others.items()})

    return census


def test_absences_are_summed_by_what_their_code_means(census, rows_of):
    sessions = "p1 | 4.0 | I\np1 | 6.0 | M\np1 | 3.0 | O\np1 | 50.0 | X\np1 | 9.0 | #\np2 | 2.0 | u"
    columns = ("sessions_possible", "sessions_authorised_absence", "sessions_unauthorised_absence")
    assert rows_of(census(sessions=sessions), "pupil_terms", *columns) == [(120, 10, 3), (118, 0, 2)]


def test_suspensions_are_counted_and_a_pupil_with_none_has_nought(census, rows_of):
    exclusions = """p1 | 2025-Feb-03 00:00:00 | 4.0 | DB | PP | | FIXD
        p1 | 2025-Mar-03 00:00:00 | 2.0 | PP | | | LNCH
        p1 | 2025-Mar-10 00:00:00 | | OW | | | PERM"""
    columns = ("suspensions", "sessions_suspended", "suspension_reasons", "is_permanently_excluded")
    assert rows_of(census(exclusions), "pupil_terms", *columns) == [(2, 6, ["DB", "PP"], True), (0, 0, None, False)]


def test_the_name_of_the_file_gives_the_term(census, rows_of):
    checked = census()
    columns = ("school_year", "term", "is_on_roll_at_term_end", "special_educational_provision", "ethnicity", "sex")
    assert rows_of(checked, "pupil_terms", *columns) == [
        ("2024-25", "spring", True, "K", "WBRI", "F"),
        ("2024-25", "spring", True, None, "AOTH", "M"),
    ]
    assert {one.reason for one in checked.parts[0].dropped if one.header == "surname"} == {"It names a person."}


def test_without_a_term_in_the_name_the_return_is_refused(check_return):
    tables = {"pupilonroll": PUPILS, "termlyexclusionsonroll": EXCLUSIONS, "termlysessiondetailsonroll": SESSIONS}
    checked = check_return(**tables)
    assert checked.verdict == "refused"
    assert {(one.rule, one.column) for one in checked.every_fault if one.severity == "REJECT"} == {
        ("missing_column", "school_year"),
        ("missing_column", "term"),
        ("school_year_not_readable", "school_year"),
    }


def test_pupils_no_longer_on_roll_are_rows_too(census, rows_of, told):
    checked = census(
        pupilnolongeronroll="pupilnolongeronrolltableid | upn | sex | termlysessionspossible\nq1 | u9 | F | 40",
        termlyexclusionsoffroll=EXCLUSIONS.replace("pupilonroll", "pupilnolongeronroll")
        + "\nq1 | 2025-Feb-03 00:00:00 | 4.0 | DB | | | FIXD",
    )
    columns = ("is_on_roll_at_term_end", "sessions_possible", "suspensions", "sessions_authorised_absence")
    assert rows_of(checked, "pupil_terms", *columns) == [(True, 120, 0, 0), (True, 118, 0, 0), (False, 40, 1, None)]
    assert told(checked) == set()


def test_a_pupil_of_two_schools_is_one_row_and_asked_about(census, rows_of, told):
    twice = f"{PUPILS.rstrip()}\n    p3 | Smith | u1 | 2012-May-01 00:00:00 | F | WENG | K | 60.0"
    checked = census("p3 | 2025-Feb-03 00:00:00 | 4.0 | DB | | | FIXD", "p1 | 4.0 | I\np3 | 5.0 | I", pupils=twice)
    columns = ("sessions_possible", "sessions_authorised_absence", "suspensions", "sessions_suspended")
    assert rows_of(checked, "pupil_terms", *columns) == [(180, 9, 1, 4), (118, 0, 0, 0)]
    asked = {(rule, row) for _, rule, _, row, _ in told(checked) if rule == "on_roll_of_two_schools"}
    assert asked == {("on_roll_of_two_schools", 2), ("on_roll_of_two_schools", 4)}


def test_the_same_sessions_at_two_schools_are_counted_once(census, rows_of):
    twice = f"{PUPILS.rstrip()}\n    p3 | Smith | u1 | 2012-May-01 00:00:00 | F | WENG | K | 120.0"
    checked = census("", "p1 | 4.0 | I\np3 | 4.0 | I", pupils=twice)
    assert rows_of(checked, "pupil_terms", "sessions_possible", "sessions_authorised_absence") == [(120, 4), (118, 0)]


def test_what_belongs_to_no_pupil_and_what_is_outside_the_term_is_asked_about(census, told):
    found = told(
        census("p9 | 2025-Feb-03 00:00:00 | 4.0 | DB | | | FIXD\np1 | 2024-Nov-03 00:00:00 | 4.0 | DB | | | FIXD")
    )
    name = f"{TERM}termlyexclusionsonroll.csv"
    assert ("QUERY", "joins_nothing", name, 2, "pupilonrolltableid") in found
    assert ("QUERY", "exclusion_outside_the_term", name, 3, "startdate") in found


def test_without_the_exclusions_the_return_waits(check_return, told):
    checked = check_return(**{f"{TERM}pupilonroll": PUPILS})
    assert checked.parts == ()
    assert ("QUERY", "table_awaited", "termlyexclusionsonroll", None, None) in told(checked)
