"""Where the numbers of `model.toml` come from: estimated by Splink on records without labels, for a person to judge."""

from typing import Any

import polars as pl

from pipelines.stages.linking.model import Level, Model, fixed_model
from pipelines.stages.linking.splink_door import opened_linker

_SEED = 1
_EVERY_PAIR = 10_000_000
# Each session holds two details equal and estimates the others; the last one is for first names.
_SESSIONS = (("first_name", "last_name"), ("first_name", "date_of_birth"), ("last_name", "date_of_birth"))


def estimate(one: pl.DataFrame, other: pl.DataFrame) -> Model:
    """The fixed model with the m and u that two agencies' unlabelled records give. Raises LinkageFault.

    u is the share of pairs of different children within `one` that agree: between two agencies the same child would be
    among them. m is found across both by expectation maximisation. Each level is counted as though seen once more.
    """
    model = fixed_model()
    u = _chance_agreements(one, model)
    m = _agreements_of_one_child(one, other, model)
    of_one_child, of_pairs = min(one.height, other.height), one.height * (one.height - 1) // 2
    compared = []
    for each in model.comparison:
        values = zip(each.level, m[each.detail], u[each.detail], strict=True)
        levels = tuple(
            level.model_copy(
                update={
                    "m": _once_more(of_one, of_one_child, len(each.level)),
                    "u": _once_more(of_two, of_pairs, len(each.level)),
                }
            )
            for level, of_one, of_two in values
        )
        compared.append(each.model_copy(update={"level": levels}))
    return model.model_copy(update={"comparison": tuple(compared)})


def estimated_rows(model: Model) -> list[tuple[str, str, str, str]]:
    """Detail, level, m and u, as `model.toml` writes them: four significant digits."""
    return [(one.detail, level.says, *_digits(level)) for one in model.comparison for level in one.level]


def _digits(level: Level) -> tuple[str, str]:
    return f"{level.m:.4g}", f"{level.u:.4g}"


def _once_more(share: float, of: int, levels: int) -> float:
    return (share * of + 1) / (of + levels)


def _chance_agreements(one: pl.DataFrame, model: Model) -> dict[str, list[float]]:
    settings = model.settings("dedupe_only", are_values_given=False)
    with opened_linker((one.select("child_id", *model.details),), settings) as linker:
        linker.training.estimate_u_using_random_sampling(max_pairs=_EVERY_PAIR, seed=_SEED)
        return _shares(linker.misc.save_model_to_json(), "u_probability")


def _agreements_of_one_child(one: pl.DataFrame, other: pl.DataFrame, model: Model) -> dict[str, list[float]]:
    from splink import block_on

    frames = [frame.select("child_id", *model.details) for frame in (one, other)]
    with opened_linker(frames, model.settings("link_only", are_values_given=False)) as linker:
        linker.training.estimate_u_using_random_sampling(max_pairs=_EVERY_PAIR, seed=_SEED)
        for held_equal in _SESSIONS:
            linker.training.estimate_parameters_using_expectation_maximisation(block_on(*held_equal))
        return _shares(linker.misc.save_model_to_json(), "m_probability")


def _shares(settings: dict[str, Any], kind: str) -> dict[str, list[float]]:
    """The share of each level of each detail; a level that was never seen has none."""
    return {
        one["output_column_name"]: [
            float(level.get(kind) or 0.0) for level in one["comparison_levels"] if not level.get("is_null_level")
        ]
        for one in settings["comparisons"]
    }
