"""A number first, a name where there is none, and no link that another number speaks against."""

import pytest

from pipelines.stages.linking.links import link, link_by_number

SOCIAL_CARE = """
child_id | first_name | last_name | date_of_birth | sex | postcode | nhs_number | upn
sc-ada   | ada        | brown     | 2012-05-04    | F   | CM11AA   | n-ada      | u-ada
sc-ben   | ben        | clarke    | 2013-06-05    | M   | CM12AA   | n-ben      |
sc-cy    | cy         | davies    | 2014-07-06    | M   | CM13AA   |            |
sc-dee   | dee        | evans     | 2015-08-07    | F   | CM14AA   | n-dee      |
"""


@pytest.fixture
def linked(children):
    def linked(partner: str, social_care: str = SOCIAL_CARE) -> dict[str, tuple[str, str]]:
        found = link(children(social_care), children(partner), 0.99)
        return {child: (other, by) for child, other, by in found.rows()}

    return linked


def test_links_by_either_number_whatever_the_names(linked):
    assert linked("""
        child_id | first_name | nhs_number | upn
        p1       | Addie      |            | u-ada
        p2       |            | n-ben      |
    """) == {"p1": ("sc-ada", "upn"), "p2": ("sc-ben", "nhs_number")}


def test_links_by_name_where_there_is_no_number_in_common(linked):
    assert linked("""
        child_id | first_name | last_name | date_of_birth | sex | postcode | nhs_number
        p3       | cy         | davies    | 2014-07-06    | M   | CM13AA   | n-cy
        p4       | dee        | evans     | 2015-08-07    | F   | CM14AA   |
    """) == {"p3": ("sc-cy", "names"), "p4": ("sc-dee", "names")}


def test_two_numbers_that_differ_are_two_children_whatever_their_names(linked):
    assert (
        linked("""
        child_id | first_name | last_name | date_of_birth | sex | postcode | nhs_number
        p4       | dee        | evans     | 2015-08-07    | F   | CM14AA   | n-other
    """)
        == {}
    )


def test_a_child_linked_by_number_is_not_linked_again_by_name(linked):
    assert linked("""
        child_id | first_name | last_name | date_of_birth | sex | postcode | nhs_number
        p1       | dee        | evans     | 2015-08-07    | F   | CM14AA   | n-ben
        p2       | ben        | clarke    | 2013-06-05    | M   | CM12AA   |
    """) == {"p1": ("sc-ben", "nhs_number")}


def test_numbers_that_point_to_two_children_link_to_neither(children):
    found = link_by_number(
        children(SOCIAL_CARE), children("child_id | nhs_number | upn\np1 | n-ben | u-ada\np2 | n-dee | ")
    )
    assert found["child_id"].to_list() == ["p2"]


def test_a_number_that_two_children_of_one_agency_bear_links_neither(children):
    twice = children("child_id | nhs_number\np1 | n-ben\np2 | n-ben\np3 | n-ada")
    assert link_by_number(children(SOCIAL_CARE), twice)["child_id"].to_list() == ["p3"]


def test_both_numbers_that_agree_are_one_link(children):
    found = link_by_number(children(SOCIAL_CARE), children("child_id | nhs_number | upn\np1 | n-ada | u-ada"))
    assert found.rows() == [("p1", "sc-ada", "nhs_number")]
