"""The model of `model.toml`, and the settings that Splink takes it as."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field


class Level(BaseModel):
    """One way in which a detail of two records may stand: `m` of one child's records do, `u` of two children's."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    says: str
    sql: str
    m: float = Field(gt=0, le=1)
    u: float = Field(gt=0, le=1)


class Comparison(BaseModel):
    """One detail, from its closest level to its loosest; a detail that either record leaves blank says nothing."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    detail: str
    counts_rarity: bool = False
    """Whether two records that share a rare value are likelier to be one child's than two that share a common one."""
    level: tuple[Level, ...]


class Model(BaseModel):
    """What is compared, what each comparison is worth, and which pairs are looked at."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    blocks: tuple[tuple[str, ...], ...]
    rarest_name: float = Field(gt=0, lt=1)
    comparison: tuple[Comparison, ...]

    @property
    def details(self) -> tuple[str, ...]:
        """The details that are compared."""
        return tuple(one.detail for one in self.comparison)

    def closest_m(self, detail: str) -> float:
        """How often one child's records are equal in a detail."""
        return next(one.level[0].m for one in self.comparison if one.detail == detail)

    def settings(self, link_type: str, *, chance: float = 0.0001, are_values_given: bool = True) -> dict[str, Any]:
        """Splink's settings. `chance` is how often two records drawn at random are one child's."""
        return {
            "link_type": link_type,
            "unique_id_column_name": "child_id",
            "probability_two_random_records_match": chance,
            "retain_matching_columns": False,
            "blocking_rules_to_generate_predictions": [
                " and ".join(f"l.{detail} = r.{detail}" for detail in block) for block in self.blocks
            ],
            "comparisons": [self._compared(one, are_values_given=are_values_given) for one in self.comparison],
        }

    def _compared(self, one: Comparison, *, are_values_given: bool) -> dict[str, Any]:
        blank = {
            "sql_condition": f"{one.detail}_l is null or {one.detail}_r is null",
            "label_for_charts": "blank",
            "is_null_level": True,
        }
        levels: list[dict[str, Any]] = [
            {"sql_condition": each.sql, "label_for_charts": each.says} for each in one.level
        ]
        if are_values_given:
            for level, each in zip(levels, one.level, strict=True):
                level |= {"m_probability": each.m, "u_probability": each.u}
            if one.counts_rarity:
                levels[0] |= {"tf_adjustment_column": one.detail, "tf_minimum_u_value": self.rarest_name}
        return {"output_column_name": one.detail, "comparison_levels": [blank, *levels]}


@cache
def fixed_model() -> Model:
    """The model that the release ships."""
    return Model.model_validate(tomllib.loads((Path(__file__).parent / "model.toml").read_text(encoding="utf-8")))
