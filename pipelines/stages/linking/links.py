"""Links between the children of social care and another agency's: by number, and by name where there is none.

A link is made only where it is the only one that could be: of two candidates nobody chooses, and the child stays
unlinked.
"""

import polars as pl

from pipelines.stages.linking.by_name import candidates, only_candidates
from pipelines.stages.linking.identities import NUMBERS

LINKS = {"child_id": pl.String, "social_care_child_id": pl.String, "linked_by": pl.String}
_PAIR = ["child_id", "social_care_child_id"]


def link(social_care: pl.DataFrame, partner: pl.DataFrame, threshold: float) -> pl.DataFrame:
    """One row per child of the partner that is a child of social care: both pseudonyms and `linked_by`.

    Both are identity frames with one row per `child_id`. Raises LinkageFault.
    """
    numbered = link_by_number(social_care, partner)
    named = only_candidates(_not_contradicted(candidates(social_care, partner, threshold), social_care, partner))
    taken = [named[side].is_in(numbered[side].implode()) for side in _PAIR]
    free = named.filter(~(taken[0] | taken[1])).select(*_PAIR, pl.lit("names").alias("linked_by"))
    return pl.concat([numbered, free]).sort("child_id")


def link_by_number(social_care: pl.DataFrame, partner: pl.DataFrame) -> pl.DataFrame:
    """The links by the pseudonyms of NHS number and unique pupil number, where neither contradicts the other."""
    found = pl.concat([_equal(social_care, partner, number) for number in NUMBERS])
    once = found.unique(subset=_PAIR, keep="first", maintain_order=True)
    return only_candidates(once).sort("child_id")


def _equal(social_care: pl.DataFrame, partner: pl.DataFrame, number: str) -> pl.DataFrame:
    ours = _borne_by_one(social_care, number).rename({"child_id": "social_care_child_id"})
    theirs = _borne_by_one(partner, number)
    return theirs.join(ours, on=number, how="inner").select(*_PAIR, pl.lit(number).alias("linked_by"))


def _borne_by_one(identities: pl.DataFrame, number: str) -> pl.DataFrame:
    """Child and number, without the numbers that two children of one agency bear."""
    borne = identities.select("child_id", number).drop_nulls()
    return borne.filter(pl.len().over(number) == 1)


def _not_contradicted(pairs: pl.DataFrame, social_care: pl.DataFrame, partner: pl.DataFrame) -> pl.DataFrame:
    """Without pairs whose numbers differ: whatever their names, they are two children."""
    numbers = list(NUMBERS)
    theirs = partner.select("child_id", *numbers)
    ours = social_care.select(
        pl.col("child_id").alias("social_care_child_id"), *(pl.col(number).alias(f"our_{number}") for number in numbers)
    )
    beside = pairs.join(theirs, on="child_id", how="left").join(ours, on="social_care_child_id", how="left")
    differ = pl.any_horizontal((pl.col(one) != pl.col(f"our_{one}")).fill_null(value=False) for one in numbers)
    return beside.filter(~differ).select(pairs.columns)
