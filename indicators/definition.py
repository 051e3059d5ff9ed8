"""An indicator as people decide it: one TOML file, parsed once into a frozen object that forbids unknown fields."""

import tomllib
from collections.abc import Iterable, Mapping
from functools import cached_property
from pathlib import Path
from string import Formatter
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from schemas.faults import FaultOfUse
from schemas.settings import Setting

Question = Literal["how_much", "how_well", "difference"]
Unit = Literal["percent", "count", "rate_per_10_000", "median_days", "mean_score"]
Polarity = Literal["higher_is_better", "lower_is_better", "neither"]
Timing = Literal["event", "snapshot", "rolling_12_months"]
ChartKind = Literal["xmr", "p", "u", "c", "days_between"]
# The column in which another agency's record names the child of social care.
_MEETING = "social_care_child_id"
_UNIT_OF_CHART: dict[ChartKind, Unit] = {"p": "percent", "u": "rate_per_10_000", "c": "count", "days_between": "count"}


class IndicatorFault(FaultOfUse):
    """An indicator cannot be read or run, or breaks its contract; the message names it and never a cell."""


class Population(BaseModel):
    """Who a rate is per: inclusive ages in whole years."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    age_from: int = Field(ge=0)
    age_to: int = Field(ge=0)
    age_from_setting: str | None = None
    age_to_setting: str | None = None
    """The settings that hold those ages, where a partnership may decide them."""

    def in_force(self, settings: Mapping[str, Setting]) -> "Population":
        """The same population with the ages in force."""
        youngest = settings[self.age_from_setting].value if self.age_from_setting else self.age_from
        oldest = settings[self.age_to_setting].value if self.age_to_setting else self.age_to
        return self.model_copy(update={"age_from": int(youngest), "age_to": int(oldest)})


class Indicator(BaseModel):
    """One indicator: its words (TOML) and its cases (SQL)."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    theme: str
    title: str
    """Settings in force are written as {setting_name}: "within {icpc_working_days} working days"."""
    question: Question
    difference: Literal["skills", "attitude", "behaviour", "circumstance"] | None = None
    accountability: Literal["population", "performance"]
    unit: Unit
    polarity: Polarity
    timing: Timing
    listed: Literal["each_case", "each_month_end"] = "each_case"
    """How the SQL lists cases: once, on the day that counts, or once for each month end at which they count."""
    breakdowns: tuple[str, ...] = ()
    numerator: str
    denominator: str
    left_out: str | None = None
    """What cases with a null `is_met` or `value` are: not answered. They are left out, and their number is shown."""
    population: Population | None = None
    look_back_months: int = Field(default=0, ge=0)
    """Months of history before the window without which a value is `insufficient_history`."""
    look_back_setting: str | None = None
    """The setting that holds those months, where a partnership may decide them."""
    counts: Literal["children", "activity"] = "children"
    """What a case is about: a child (small numbers are protected) or the partnership's own activity (they are not)."""
    chart: ChartKind = "xmr"
    """How change is read: from the values (xmr), or from the counts behind a percentage (p), a rate (u) or a count (c);
    days_between suits rare events of the partnership's own activity."""
    standard: float | None = None
    standard_setting: str | None = None
    """The setting that holds the standard, where a partnership may decide it."""
    rationale: str
    caveats: str
    source: str
    published_as: tuple[str, ...] = ()
    """The publisher's own codes of the same measure, where national values can stand beside it."""
    version: str = "1"
    sql: str
    is_local: bool = False
    """Whether it is a partnership's own; the release's are not."""

    @model_validator(mode="after")
    def _consistent(self) -> "Indicator":
        if (self.unit == "rate_per_10_000") != (self.population is not None):
            raise ValueError("a rate names its population, and only a rate does")
        if (self.question == "difference") != (self.difference is not None):
            raise ValueError("a difference indicator says which kind of change, and only it does")
        if self.timing == "snapshot" and self.listed != "each_month_end":
            raise ValueError("a snapshot lists its cases at each month end")
        self._check_chart()
        return self

    def _check_chart(self) -> None:
        unit = _UNIT_OF_CHART.get(self.chart, self.unit)
        if self.unit != unit:
            raise ValueError(f"a {self.chart} chart is for the unit {unit}; choose the unit, or another chart")
        if self.chart == "days_between" and (self.counts, self.timing) != ("activity", "event"):
            raise ValueError(
                "days between events give away the day of each event, so they are for events of activity alone, "
                "never of children; choose another chart"
            )

    @cached_property
    def sources(self) -> tuple[str, ...]:
        """The warehouse tables of datasets that the SQL reads, from its own parse tree."""
        # Here, because whoever only checks an extract should not wait for a parser of SQL.
        import sqlglot
        from sqlglot import exp

        tree = sqlglot.parse_one(self.sql, dialect="duckdb")
        common = {cte.alias for cte in tree.find_all(exp.CTE)}
        tables = {
            f"{table.db}.{table.name}" for table in tree.find_all(exp.Table) if table.name not in common or table.db
        }
        return tuple(sorted(name for name in tables if name.split(".")[0] not in {"calendar", "local", "codes"}))

    def in_force(self, settings: Mapping[str, Setting]) -> "Indicator":
        """The same indicator with the look-back and the ages of its population in force."""
        decided: dict[str, Any] = {}
        if self.look_back_setting:
            decided["look_back_months"] = int(settings[self.look_back_setting].value)
        if self.population:
            decided["population"] = self.population.in_force(settings)
        return self.model_copy(update=decided)

    @cached_property
    def meets_social_care(self) -> bool:
        """Whether its SQL joins another agency's children to those of social care, from its own parse tree."""
        import sqlglot
        from sqlglot import exp

        columns = sqlglot.parse_one(self.sql, dialect="duckdb").find_all(exp.Column)
        return any(column.name == _MEETING for column in columns)

    def rests_on_links_of(self, agencies: Iterable[str]) -> bool:
        """Whether it joins children by links that were made for these agencies."""
        read = {source.split(".")[0] for source in self.sources}
        return self.meets_social_care and bool(read & set(agencies))

    def words(self, template: str, settings: Mapping[str, Any]) -> str:
        """A sentence of the definition with the settings in force written into it."""
        names = {name for _, name, _, _ in Formatter().parse(template) if name}
        return template.format(**{name: settings[name] for name in names})


_FROM_ITS_PLACE = ("id", "theme", "sql", "is_local")


def load_indicator(definition: Path, *, is_local: bool = False) -> Indicator:
    """Read `<theme>/<indicator>.toml` and the `.sql` beside it. Raises IndicatorFault."""
    from sqlglot.errors import SqlglotError

    name = f"{definition.parent.name}/{definition.stem}"
    try:
        words = tomllib.loads(definition.read_text(encoding="utf-8"))
        sql = definition.with_suffix(".sql").read_text(encoding="utf-8")
        place = (definition.stem, definition.parent.name, sql, is_local)
        _refuse_what_its_place_says(name, words)
        indicator = Indicator(**words, **dict(zip(_FROM_ITS_PLACE, place, strict=True)))
        _ = indicator.sources
    except FileNotFoundError:
        fault = f"{name}.toml has no {definition.stem}.sql beside it. Write the SQL that lists its cases."
    except tomllib.TOMLDecodeError as error:
        fault = f"{name}.toml cannot be read ({error}). Correct that line."
    except ValidationError as error:
        told = (f"{'.'.join(map(str, one['loc'])) or 'the definition'}: {one['msg']}" for one in error.errors())
        fault = f"{name}.toml: {'; '.join(told)}."
    except SqlglotError:
        fault = f"{name}.sql is not SQL that can be read. Paste it into the DuckDB command line to find the place."
    else:
        return indicator
    raise IndicatorFault(fault)


def _refuse_what_its_place_says(name: str, words: Mapping[str, Any]) -> None:
    written = [field for field in _FROM_ITS_PLACE if field in words]
    if written:
        raise IndicatorFault(f"{name}.toml says {', '.join(written)}, which its place says already. Take it out.")
