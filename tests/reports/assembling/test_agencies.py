"""Pages of agencies: each its own, and nobody ranked."""

from reports.assembling.agencies import agency_pages
from reports.assembling.learning.sources import Sources


def _pages(edition):
    return {page.code: page for page in edition.agencies}


def _words(page, part_id):
    part = next(one for one in page.parts if one.id == part_id)
    return part, [[cell.text for cell in row] for table in part.tables for row in table.rows]


def test_an_agency_that_sends_owns_or_answers_something_has_a_page(edition):
    assert [page.href for page in edition.agencies] == [
        "agencies/la_childrens_social_care.html",
        "agencies/icb.html",
        "agencies/police.html",
    ]


def test_asks_overdue_actions_and_overdue_answers_come_first(edition):
    part, rows = _words(_pages(edition)["police"], "asked")
    assert part.title == "What we ask of you"
    assert ["Answer one finding of independent scrutiny", "The answer is overdue.", "1 Jul 2025"] in rows


def test_nothing_is_asked_twice(edition):
    """The board's ask about an answer or an action is the agency's own row about it."""
    _, rows = _words(_pages(edition)["police"], "asked")
    assert not [row for row in rows if "scrutiny." in row[0] or "overdue action" in row[0]]
    assert [ask.owner for ask in edition.board.asks if ask.href.startswith(("scrutiny", "actions"))]


def test_asks_are_followed_until_they_are_answered(edition):
    part, _ = _words(_pages(edition)["la_childrens_social_care"], "asked")
    followed = next(table for table in part.tables if "followed" in table.caption)
    assert {row[1].text for row in followed.rows} == {"Children's social care"}
    assert all(row[3].note.startswith(("Asked in", "Answered in", "No longer")) for row in followed.rows)
    assert len(edition.asks_followed.rows) == len(edition.thread.asks) > 0


def test_an_agency_sees_only_its_own_returns_and_actions(edition):
    _, returns = _words(_pages(edition)["la_childrens_social_care"], "returns")
    assert [row[0] for row in returns] == ["Referrals", "Missing episodes"]
    _, actions = _words(_pages(edition)["police"], "actions")
    assert [row[0] for row in actions] == ["Tell schools about the new pathway"]


def test_what_became_of_learning_is_told_step_by_step(edition):
    _, rows = _words(_pages(edition)["icb"], "sent")
    assert rows == [
        ["Sent to you", "2"], ["Passed on", "0"], ["Made part of practice", "0"], ["Staff asked about it", "0"],
    ]  # fmt: skip


def test_no_page_names_another_agency_in_its_tables(edition):
    for page in edition.agencies:
        others = {each.name for each in edition.agencies} - {page.name}
        words = [cell.text for part in page.parts for table in part.tables for row in table.rows for cell in row]
        assert not others.intersection(words), page.code


def test_without_anything_known_there_is_no_page(facts_with):
    from reports.facts_learning import LearningCounts

    bare = Sources(facts_with(returns=(), actions=None, learning_counts=LearningCounts()), {})
    assert agency_pages(bare, (), ()) == ()


def test_a_part_that_holds_nothing_is_told_in_one_place(edition):
    for page in edition.agencies:
        assert all(part.sentences or part.tables for part in page.parts), page.code
        assert [part.id for part in page.parts].count("absent") <= 1
    social_care = _pages(edition)["la_childrens_social_care"]
    absent = _words(social_care, "absent")[0].sentences
    assert any("you own no action" in words for words in absent) or _words(social_care, "actions")[1]


def test_a_hidden_figure_of_its_own_says_why(edition):
    for page in edition.agencies:
        for part in page.parts:
            own = [row[1].text for table in part.tables if table.columns[1].title == "You" for row in table.rows]
            assert ("[c]" in own) == ("too few cases" in part.note), (page.code, part.id)
