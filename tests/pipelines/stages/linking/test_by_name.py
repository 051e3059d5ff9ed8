"""Names and births: what makes two records one child's, and what never does."""

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.stages.linking.by_name import candidates, only_candidates

ADA = "sc-zara | zara | okafor | 2012-05-04 | F | CM991ZZ"
HEADER = "child_id | first_name | last_name | date_of_birth | sex | postcode\n"
THRESHOLD = 0.99


@pytest.fixture
def linked(children, crowd):
    """The links of a partner's records with social care's, among a crowd that both know."""

    def linked(social_care: str, partner: str, threshold: float = THRESHOLD) -> dict[str, str]:
        one = pl.concat([crowd, children(HEADER + social_care)])
        other = pl.concat([crowd, children(HEADER + partner)])
        pairs = only_candidates(candidates(one, other, threshold))
        found = dict(pairs.select("child_id", "social_care_child_id").rows())
        assert all(found.pop(child) == child for child in crowd["child_id"]), "the crowd is the same in both"
        return found

    return linked


@pytest.mark.parametrize(
    "partner",
    [
        "p | zara | okafor | 2012-05-04 | F | CM991ZZ",
        "p | zara | okafor | 2012-05-05 | F | CM991ZZ",
        "p | zara | okafor | 2012-04-05 | F | CM991ZZ",
        "p | zara | okafor | 2012-05-04 | F | SS91AB",
        "p | zara | okafor | 2012-05-04 | F | ",
        "p | zara | okafor | 2012-05-04 |   | CM991ZZ",
        "p | zara | okafer | 2012-05-04 | F | CM991ZZ",
        "p | zara | smith  | 2012-05-04 | F | CM991ZZ",
    ],
    ids=[
        "same",
        "a day apart",
        "day and month exchanged",
        "moved",
        "no postcode",
        "sex not known",
        "a letter apart",
        "new name",
    ],
)
def test_links_records_of_one_child(linked, partner):
    assert linked(ADA, partner) == {"p": "sc-zara"}


@pytest.mark.parametrize(
    "partner",
    [
        "p | zora | okafor | 2012-05-04 | F | CM991ZZ",
        "p | zack | okafor | 2012-05-04 | M | CM991ZZ",
        "p | zara | okafor | 2009-11-30 | F | SS91AB",
        "p | zara | smith  | 2012-05-04 | F | SS91AB",
        "p |      | okafor | 2012-05-04 | F | CM991ZZ",
    ],
    ids=["a twin with a like name", "a twin brother", "a namesake", "another surname and place", "no first name"],
)
def test_does_not_link_records_of_two_children(linked, partner):
    assert linked(ADA, partner) == {}


def test_keeps_twins_apart_whichever_of_them_an_agency_knows(linked):
    twins = f"{ADA}\nsc-zora | zora | okafor | 2012-05-04 | F | CM991ZZ"
    assert linked(twins, "p | zora | okafor | 2012-05-04 | F | CM991ZZ") == {"p": "sc-zora"}
    both = "p1 | zora | okafor | 2012-05-04 | F | CM991ZZ\np2 | zara | okafor | 2012-05-04 | F | CM991ZZ"
    assert linked(twins, both) == {"p1": "sc-zora", "p2": "sc-zara"}


def test_nobody_chooses_between_two_candidates(linked):
    cousins = f"{ADA}\nsc-other | zara | okafor | 2012-05-04 | F | SS91AB"
    assert linked(cousins, "p | zara | okafor | 2012-05-04 | F | ") == {}
    assert linked(ADA, "p1 | zara | okafor | 2012-05-04 | F | \np2 | zara | okafor | 2012-05-04 | F | ") == {}


def test_a_higher_threshold_links_no_more(linked):
    moved = "p | zara | okafor | 2012-05-04 | F | SS91AB"
    assert linked(ADA, moved, 0.99) == {"p": "sc-zara"}
    assert linked(ADA, moved, 0.9999999) == {}


def test_a_common_name_says_less_than_a_rare_one(children, crowd):
    def likelihood(first: str, others: str) -> float:
        child = f"{HEADER}x | {first} | okafor | 2012-05-04 | F | "
        many = children(HEADER + "\n".join(f"{others}{n} | {others} | x{n} | 2010-01-01 | M | " for n in range(60)))
        one = pl.concat([crowd, many, children(child)])
        pairs = candidates(one, pl.concat([crowd, children(child)]), 0.01)
        return float(pairs.filter(pl.col("child_id") == "x")["probability"][0])

    assert likelihood("zara", others="zara") < likelihood("zara", others="mohammed")


@settings(max_examples=5, deadline=None)
@given(st.randoms(use_true_random=False))
def test_the_order_of_the_records_does_not_matter(random):
    frame = pl.DataFrame(
        {
            "child_id": [f"c{n}" for n in range(12)],
            "first_name": ["ada", "ben", "cy"] * 4,
            "last_name": ["brown", "clarke"] * 6,
            "date_of_birth": pl.Series([f"2012-01-{1 + n:02d}" for n in range(12)]).str.to_date(),
            "sex": ["F"] * 12,
            "postcode": [f"CM1{n % 9 + 1}AA" for n in range(12)],
        }
    )
    places = list(range(12))
    random.shuffle(places)
    again = candidates(frame[places], frame[places[::-1]], 0.5)
    assert again.equals(candidates(frame, frame, 0.5))


def test_an_agency_without_names_is_linked_to_nobody(children, crowd):
    nameless = children("child_id | nhs_number\np | abc")
    assert candidates(crowd, nameless, 0.5).is_empty()
    assert candidates(nameless, crowd, 0.5).is_empty()
