"""What the methods page says of hiding: known from the figures that are published, and in plain words."""

from collections.abc import Callable
from datetime import date

import pytest

from indicators.disclosure_control.figures import Figure, PublishableFigures, Status
from indicators.disclosure_control.protection import SEAL
from indicators.periods import Period
from reports.assembling import assemble_edition
from reports.assembling.methods import share_words
from reports.facts import EditionFacts, LinkageFact

Q2 = Period(date(2025, 9, 30), "quarter")


def _figures(*statuses: Status) -> PublishableFigures:
    figures = tuple(
        Figure(f"indicator_{place}", Q2, "all", "all", status, None, None, None, status.marker)
        for place, status in enumerate(statuses)
    )
    return PublishableFigures(figures, "public", made_by=SEAL)


@pytest.mark.parametrize(
    ("statuses", "says"),
    [
        ((), ""),
        ((Status.NO_CASES, Status.NOT_SUPPLIED), ""),
        (
            (Status.SHOWN, Status.SHOWN, Status.SUPPRESSED, Status.TOO_FEW, Status.NOT_SUPPLIED),
            "Of the 4 figures of this edition that are either shown or hidden, 50% are shown.",
        ),
        (
            (Status.SHOWN, Status.SHOWN, Status.SUPPRESSED),
            "Of the 3 figures of this edition that are either shown or hidden, 66.7% are shown.",
        ),
    ],
)
def test_says_which_share_is_shown_of_what_is_shown_or_hidden(statuses: tuple[Status, ...], says: str) -> None:
    assert share_words(_figures(*statuses)) == says


def test_the_share_of_figures_that_are_not_small_is_told_beside_it():
    figures = tuple(_figures(Status.SHOWN, Status.SHOWN, Status.SUPPRESSED, Status.SUPPRESSED))
    protected = PublishableFigures(figures, "public", made_by=SEAL, share_of_safe_cells=2 / 3)
    assert share_words(protected).endswith("Of the figures of children that are not small in themselves, 66.7% are.")


@pytest.mark.parametrize(("audience", "last"), [("restricted", "5"), ("public", "7")])
def test_says_what_hiding_covers(facts_with: Callable[..., EditionFacts], audience: str, last: str) -> None:
    said = " ".join(assemble_edition(facts_with(audience)).methods.disclosure)
    assert f"Counts of children from 1 to {last} are hidden" in said
    for words in ("narrow it to a few numbers", "indicators that count the same children", "earlier editions"):
        assert words in said
    is_public = audience == "public"
    assert ("rounded to the nearest 5" in said) is is_public
    assert ("hidden in the restricted edition is hidden here too" in said) is is_public


def test_says_that_agencies_records_meet_only_through_social_care_s_identifier(
    facts_with: Callable[..., EditionFacts],
) -> None:
    (said,) = assemble_edition(facts_with()).methods.linkage
    assert said.startswith("Records of different agencies meet only through the identifier that social care gave")


def test_prints_the_legal_basis_the_threshold_and_how_many_indicators_rest_on_links(
    facts_with: Callable[..., EditionFacts],
) -> None:
    linkage = LinkageFact(
        "Section 16H and the agreement of May 2025.", 0.9995, ("re_referrals_within_12_months_percent",)
    )
    edition = assemble_edition(facts_with(linkage=linkage))
    said = " ".join(edition.methods.linkage)
    assert "names this legal basis: Section 16H and the agreement of May 2025." in said
    assert "with a probability of 0.9995 or more" in said
    assert "One indicator of this edition rests on such links" in said
    linked = [one.id for one in edition.indicators if one.title.endswith("(linked)")]
    assert linked == ["re_referrals_within_12_months_percent"]


def test_another_legal_basis_is_another_edition(facts_with: Callable[..., EditionFacts]) -> None:
    ids = {
        assemble_edition(facts_with(linkage=linkage)).identity.edition_id
        for linkage in (None, LinkageFact("The one.", 0.99), LinkageFact("The other.", 0.99))
    }
    assert len(ids) == 3
