"""Linking by names and births, where two agencies hold no number in common: how likely two records are one child's."""

import polars as pl

from pipelines.stages.linking.model import Model, fixed_model
from pipelines.stages.linking.splink_door import opened_linker

CANDIDATES = {"child_id": pl.String, "social_care_child_id": pl.String, "probability": pl.Float64}
_SURE = ("first_name", "last_name", "date_of_birth")


def candidates(social_care: pl.DataFrame, partner: pl.DataFrame, lowest: float) -> pl.DataFrame:
    """Pairs of children that are one with a probability of at least `lowest`: one row per pair, likeliest first.

    Both are identity frames with one row per `child_id`. Raises LinkageFault.
    """
    model = fixed_model()
    one, other = _with_names(social_care, model), _with_names(partner, model)
    if one.is_empty() or other.is_empty():
        return pl.DataFrame(schema=CANDIDATES)
    settings = model.settings("link_only", chance=_chance(one, other, model))
    with opened_linker((one, other), settings) as linker:
        found = linker.inference.predict(threshold_match_probability=lowest).as_record_dict()
    pairs = [_pair(row) for row in found]
    return pl.DataFrame(pairs, schema=CANDIDATES, orient="row").sort(
        ["probability", "child_id", "social_care_child_id"], descending=[True, False, False]
    )


def only_candidates(pairs: pl.DataFrame) -> pl.DataFrame:
    """The pairs in which each child is the other's only candidate: between two, nobody chooses."""
    alone = pl.all_horizontal(pl.len().over(side) == 1 for side in ("child_id", "social_care_child_id"))
    return pairs.filter(alone)


def _with_names(identities: pl.DataFrame, model: Model) -> pl.DataFrame:
    """The rows that name a child, in an order of their own, with what is compared and nothing else."""
    named = identities.filter(pl.col("first_name").is_not_null())
    return named.select("child_id", *model.details).sort("child_id")


def _chance(one: pl.DataFrame, other: pl.DataFrame, model: Model) -> float:
    """How often two records drawn at random are one child's, from the pairs that agree in names and birth.

    Of one child's records so many agree in all three as the model says; of different children's hardly any do.
    """
    agreeing = one.join(other, on=list(_SURE), how="inner").height
    share = 1.0
    for detail in _SURE:
        share *= model.closest_m(detail)
    most = min(one.height, other.height)
    return max(1.0, min(agreeing / share, most)) / (one.height * other.height + 1)


def _pair(row: dict[str, object]) -> tuple[object, object, object]:
    # Splink may put either table on the left.
    ours_first = row["source_dataset_l"] == "agency_1"
    left, right = row["child_id_l"], row["child_id_r"]
    return (right, left, row["match_probability"]) if ours_first else (left, right, row["match_probability"])
