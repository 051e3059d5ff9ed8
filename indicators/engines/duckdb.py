"""Counts in DuckDB: one run of the indicator's SQL, one pass of grouping sets over its cases."""

# ruff: noqa: S608 - every name written into SQL is the release's own, never an agency's

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

import duckdb

from indicators.definition import Indicator
from indicators.engines import IndicatorFault, Total, Window
from indicators.periods import Period

NOT_KNOWN = "not_known"
# What these say comes from the SQL alone; every other message of DuckDB may quote a cell.
_SAFE_TO_QUOTE = (duckdb.BinderException, duckdb.CatalogException, duckdb.ParserException)
_AVERAGES = {"median_days": "median(value)", "mean_score": "avg(value)"}


class DuckDBEngine:
    """An engine over one connection; it holds the cases of one indicator at a time."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self._connection = connection
        self._indicator: Indicator | None = None
        self._types: dict[str, str] = {}

    def list_cases(self, indicator: Indicator) -> None:
        """Run the SQL once into a temporary table and check its contract. Raises IndicatorFault."""
        self._run(indicator, f"create or replace temp table listed_cases as\n{indicator.sql.rstrip().rstrip(';')}\n")
        described = self._connection.execute("describe listed_cases").fetchall()
        self._types = {name: kind for name, kind, *_ in described}
        broken = _broken_columns(indicator, self._types)
        if not broken:
            broken = self._broken_rows(indicator)
        if broken:
            raise IndicatorFault(f"{indicator.id}: {broken}")
        self._indicator = indicator

    def categories(self, first: date, last: date) -> Mapping[str, Sequence[str]]:
        """The categories of each breakdown seen between two days, in order, `not_known` always among them."""
        names = self._listed.breakdowns
        if not names:
            return {}
        (seen,) = self._run(
            self._listed,
            f"select {', '.join(f'list(distinct {self._category(name)})' for name in names)} "
            "from listed_cases where cast(counted_on as date) between $first and $last",
            {"first": first, "last": last},
        )
        return {
            name: [*sorted({*(found or ())} - {NOT_KNOWN}), NOT_KNOWN] for name, found in zip(names, seen, strict=True)
        }

    def totals(self, windows: Iterable[Window]) -> Iterable[Total]:
        """Totals for every window, breakdown and category that has a case."""
        wanted = [
            {"kind": w.period.kind, "ends": w.period.end, "first": w.first, "last": w.last, "detail": w.is_broken_down}
            for w in windows
        ]
        sql = self._average_sql() if self._listed.unit in _AVERAGES else self._sum_sql()
        for kind, ends, breakdown, category, cases, numerator, denominator, value in self._run(
            self._listed, sql, {"windows": wanted}
        ):
            yield Total(Period(ends, kind), breakdown, category, cases, numerator, denominator, value)

    def left_out(self, window: Window) -> int:
        """Cases listed in a window whose `is_met`, or `value`, is null: the answer is not recorded."""
        (found,) = self._run(
            self._listed,
            "select count(*) from listed_cases "
            f"where {self._answer} is null and cast(counted_on as date) between $first and $last",
            {"first": window.first, "last": window.last},
        )
        return int(found[0])

    def rows(self, sql: str) -> list[dict[str, Any]]:
        """The rows of a small table; empty where the table does not exist."""
        says = ""
        try:
            cursor = self._connection.execute(sql)
        except duckdb.CatalogException:
            return []
        except duckdb.Error as error:
            says = type(error).__name__
        if says:
            raise IndicatorFault(f"a table of the warehouse cannot be read ({says}); build it again")
        names = [column[0] for column in cursor.description or ()]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]

    @property
    def _answer(self) -> str:
        return "value" if self._listed.unit in _AVERAGES else "is_met"

    @property
    def _listed(self) -> Indicator:
        if self._indicator is None:
            raise IndicatorFault("no cases have been listed")
        return self._indicator

    def _run(
        self, indicator: Indicator, sql: str, parameters: Mapping[str, Any] | None = None
    ) -> list[tuple[Any, ...]]:
        try:
            return self._connection.execute(sql, parameters).fetchall()
        except _SAFE_TO_QUOTE as error:
            says = str(error)
        except duckdb.Error as error:
            says = f"the SQL stopped with {type(error).__name__}; run it in the DuckDB command line to see where"
        raise IndicatorFault(f"{indicator.id}: {says}")

    def _broken_rows(self, indicator: Indicator) -> str:
        once = "case_id" if indicator.listed == "each_case" else "case_id, counted_on"
        rules = {
            "a case has no case_id": "count(*) filter (where case_id is null)",
            "a case has no counted_on": "count(*) filter (where counted_on is null)",
            "a case is listed more than once": f"count(*) - count(distinct ({once}))",
        }
        if indicator.listed == "each_month_end":
            rules["counted_on is not a month end"] = "count(*) filter (where counted_on <> last_day(counted_on))"
        for name in ("is_met", "value", "numerator", "denominator"):
            if name in self._types and not (name in ("is_met", "value") and indicator.left_out):
                rules[f"{name} is null: leave the case out, or decide"] = f"count(*) filter (where {name} is null)"
        if "denominator" in self._types:
            outside = "numerator < 0 or denominator < 0 or numerator > denominator"
            rules["a numerator exceeds its denominator or is negative"] = f"count(*) filter (where {outside})"
        (counts,) = self._run(indicator, f"select {', '.join(rules.values())} from listed_cases")
        return "; ".join(f"{rule} ({found} times)" for rule, found in zip(rules, counts, strict=True) if found)

    def _category(self, name: str) -> str:
        if self._types[name] == "BOOLEAN":
            return f"case when \"{name}\" then 'yes' when not \"{name}\" then 'no' else '{NOT_KNOWN}' end"
        return f"coalesce(cast(\"{name}\" as text), '{NOT_KNOWN}')"

    def _parts(self) -> tuple[str, str]:
        has_sums = "numerator" in self._types
        numerator = "numerator" if has_sums else "cast(is_met as integer)" if "is_met" in self._types else "1"
        return numerator, "denominator" if "denominator" in self._types else "1"

    def _cases_sql(self) -> str:
        numerator, denominator = self._parts()
        # Breakdowns are named by position: a partnership's own may be called anything.
        categories = "".join(f", {self._category(name)} as b{i}" for i, name in enumerate(self._listed.breakdowns))
        value = "value" if "value" in self._types else "cast(null as double)"
        # Unknown is not no: a case without the answer is in neither number.
        answered = f"where {self._answer} is not null" if self._answer in self._types else ""
        return f"""
            -- One row per case, with its categories as text.
            cases as (
                select
                    cast(counted_on as date) as counted_on, {numerator} as numerator, {denominator} as denominator,
                    {value} as value{categories}
                from listed_cases
                {answered}
            ),
            -- One row per period wanted.
            windows as (
                select unnest(
                    cast($windows as struct(kind text, ends date, first date, last date, detail boolean)[]),
                    recursive => true
                )
            )"""

    def _grouping(self, *keys: str) -> tuple[str, str]:
        breakdowns, prefix = self._listed.breakdowns, ", ".join(keys)
        sets = ", ".join([f"({prefix})", *(f"({prefix}, b{i})" for i in range(len(breakdowns)))])
        which = "".join(f" when grouping(b{i}) = 0 then '{name}'" for i, name in enumerate(breakdowns))
        what = "".join(f" when grouping(b{i}) = 0 then b{i}" for i in range(len(breakdowns)))
        labels = (
            f"case{which} else 'all' end as breakdown, case{what} else 'all' end as category"
            if breakdowns
            else "'all' as breakdown, 'all' as category"
        )
        return labels, f"group by grouping sets ({sets})"

    def _sum_sql(self) -> str:
        # Sums of days add up to sums of any window, so cases are read once however many periods there are.
        labels, grouping = self._grouping("counted_on")
        return f"""
            with {self._cases_sql()},
            -- One row per day, breakdown and category.
            daily as (
                select
                    counted_on, {labels},
                    count(*) as cases, sum(numerator) as numerator, sum(denominator) as denominator
                from cases
                {grouping}
            )
            select
                kind, ends, breakdown, category, cast(sum(cases) as bigint),
                cast(sum(numerator) as double), cast(sum(denominator) as double), cast(null as double)
            from windows
            inner join daily on counted_on between first and last and (detail or breakdown = 'all')
            group by kind, ends, breakdown, category
        """

    def _average_sql(self) -> str:
        labels, grouping = self._grouping("kind", "ends", "detail")
        return f"""
            with {self._cases_sql()},
            averaged as (
                select
                    kind, ends, detail, {labels}, count(*) as cases, {_AVERAGES[self._listed.unit]} as value
                from windows
                inner join cases on counted_on between first and last
                {grouping}
            )
            select kind, ends, breakdown, category, cases, 0.0, cast(cases as double), cast(value as double)
            from averaged
            where detail or breakdown = 'all'
        """


def _broken_columns(indicator: Indicator, types: Mapping[str, str]) -> str:
    wanted = {"case_id", "counted_on", *indicator.breakdowns}
    optional: set[str] = set()
    if indicator.unit == "percent":
        wanted |= {"numerator", "denominator"} if "numerator" in types else {"is_met"}
    elif indicator.unit in _AVERAGES:
        wanted.add("value")
    else:
        optional.add("numerator")
    missing, extra = sorted(wanted - set(types)), sorted(set(types) - wanted - optional)
    lists = sorted(name for name in indicator.breakdowns if types.get(name, "").endswith("[]"))
    faults = (("its SQL does not list", missing), ("its SQL lists what it does not declare:", extra))
    said = [
        f"{says} {', '.join(names)}" for says, names in (*faults, ("a list cannot be a breakdown:", lists)) if names
    ]
    return "; ".join(said)
