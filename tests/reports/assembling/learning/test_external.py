"""Learning from elsewhere: each publication, and the assurance asked for."""

from datetime import date

from reports.assembling.learning.external import in_short, publications
from reports.facts_learning import PublicationFact

PUBLISHED = date(2025, 6, 1)
KNOWN = (
    PublicationFact("national_panel", "A", PUBLISHED, None, "", False, None, None, ""),
    PublicationFact("nspcc", "B", PUBLISHED, date(2025, 7, 1), "not_relevant", False, None, None, ""),
    PublicationFact("ofsted", "C", PUBLISHED, date(2025, 7, 1), "relevant", True, date(2025, 9, 1), None, ""),
    PublicationFact("ofsted", "D", PUBLISHED, date(2025, 7, 1), "relevant", True, date(2025, 12, 1), None, ""),
    PublicationFact("cqc", "E", date(2024, 1, 1), date(2024, 2, 1), "partly_relevant", True, date(2024, 9, 1),
                    date(2025, 1, 1), "partly_assured"),
)  # fmt: skip


def test_a_publication_says_whether_it_was_considered_and_what_assurance_showed(sources_of, words):
    (table,) = publications(sources_of(publications=KNOWN)).tables
    assert [(row[0], row[2], row[4]) for row in words(table)] == [
        ("A", "Not yet", "Not asked for"),
        ("B", "1 Jul 2025", "Not asked for"),
        ("C", "1 Jul 2025", "Overdue"),
        ("D", "1 Jul 2025", "Asked for"),
        ("E", "1 Feb 2024", "Partly assured"),
    ]


def test_it_is_told_in_short(sources_of):
    said = in_short(sources_of(publications=KNOWN)).said
    assert said["looked"] == ("Four publications appeared in the 12 months.",)
    assert said["learned"] == ("Three are relevant here, wholly or in part.",)
    assert said["told"] == ("Agencies were asked for assurance on three of them.",)
    assert said["changed"] == ("Assurance has come on one: partly assured (1).",)


def test_nothing_is_said_where_nothing_was_published(sources_of):
    assert in_short(sources_of(publications=())).said == {}
    assert publications(sources_of()).tables == ()
