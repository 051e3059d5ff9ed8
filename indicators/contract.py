"""What every indicator keeps to, a partnership's own as the release's: words, SQL, and the two of them together."""

import re
from collections.abc import Callable, Iterator
from string import Formatter

from indicators.definition import Indicator
from schemas.catalogue import datasets
from schemas.codes import code_list
from schemas.extract import Dataset
from schemas.pipeline_tables import PIPELINE_TABLES
from schemas.settings import default_settings

SNAPSHOTS = "_snapshots"
# A page says better or worse only where statistics do; a definition never promises either. "Areas for improvement" is
# the name of a kind of finding, and no promise.
PROMISES = re.compile(r"\b((?<!areas for )improv\w*|deteriorat\w*|better outcomes?|worse\w*)\b", re.IGNORECASE)
# What a dialect of its own would leave behind, and neither engine shares.
DUCKDB_ONLY = re.compile(
    r"\bqualify\b|::|\bexclude\b|\bto_(months|days|hours|years)\b|\basof\b|\blen\(|\blist_\w+\(|\?|\bgroup by all\b",
    re.IGNORECASE,
)
_JUDGED = {"percent": ["is_met"], "median_days": ["value"], "mean_score": ["value"]}
_WORKED_OUT = {"age_band", "duration_band", "supplier_agency_code"}


def breaches(indicator: Indicator) -> tuple[str, ...]:
    """What an indicator does not keep to, each in a sentence that says what to do; nothing where it keeps to it all."""
    return tuple(says for keeps, says in _CLAUSES if not keeps(indicator))


def words_of(indicator: Indicator) -> tuple[str, ...]:
    """Everything in a definition that a page may show."""
    return (indicator.title, indicator.numerator, indicator.denominator, indicator.rationale, indicator.caveats)


def is_named_by_its_unit(indicator: Indicator) -> bool:
    """Whether the id ends with its unit."""
    return indicator.id.endswith(f"_{_ending(indicator)}")


def _ending(indicator: Indicator) -> str:
    return {"rate_per_10_000": "rate"}.get(indicator.unit, indicator.unit)


def names_only_settings(indicator: Indicator) -> bool:
    """Whether every setting that it names exists."""
    chosen = (indicator.standard_setting, indicator.look_back_setting)
    return _settings_said(indicator) | {name for name in chosen if name} <= set(default_settings())


def says_the_settings_of_its_sql(indicator: Indicator) -> bool:
    """Whether every number of `local.standards` that the SQL reads stands in its words."""
    read = {name for name in _standards_read(indicator) if name in default_settings()}
    return {name for name in read if type(default_settings()[name].value) in {int, float}} <= _settings_said(indicator)


def _settings_said(indicator: Indicator) -> set[str]:
    return {name for words in words_of(indicator) for _, name, _, _ in Formatter().parse(words) if name}


def _standards_read(indicator: Indicator) -> set[str]:
    from sqlglot import exp, parse_one

    tree = parse_one(indicator.sql, dialect="duckdb")
    return {column.name for column in tree.find_all(exp.Column) if column.table == "standards"}


def speaks_in_sentences(indicator: Indicator) -> bool:
    """Whether all but the title are whole sentences."""
    sentences = (*words_of(indicator)[1:], indicator.source)
    return not indicator.title.endswith(".") and all(words.strip().endswith(".") for words in sentences)


def promises_nothing(indicator: Indicator) -> bool:
    """Whether the title leaves better and worse to the statistics."""
    return not PROMISES.search(indicator.title)


def begins_with_its_grain(indicator: Indicator) -> bool:
    """Whether the SQL says first what a row is."""
    return indicator.sql.startswith("-- One row per ")


def lists_what_it_declares(indicator: Indicator) -> bool:
    """Whether the SQL lists the columns of the contract, in its order, and nothing else."""
    from sqlglot import exp, parse_one

    tree = parse_one(indicator.sql, dialect="duckdb")
    listed = tree.named_selects if isinstance(tree, exp.Query) else []
    judged = ["numerator", "denominator"] if "denominator" in listed else _JUDGED.get(indicator.unit, [])
    return bool(listed == ["case_id", "counted_on", *indicator.breakdowns, *judged])


def reads_datasets_that_exist(indicator: Indicator) -> bool:
    """Whether the SQL reads a dataset, or what the pipeline writes of its own work, and nothing else."""
    return bool(indicator.sources) and _tables(indicator) <= {one.table for one in datasets()} | set(PIPELINE_TABLES)


def breaks_down_by_what_is_held(indicator: Indicator) -> bool:
    """Whether its datasets hold every breakdown."""
    written = {name for table in _tables(indicator) & set(PIPELINE_TABLES) for name in PIPELINE_TABLES[table]}
    columns = [column for one in _datasets(indicator) for column in one.columns]
    groups = {code_list(column.code_list).group_column for column in columns if column.code_list}
    return set(indicator.breakdowns) <= {column.name for column in columns} | written | groups | _WORKED_OUT


def breaks_down_by_district_where_it_can(indicator: Indicator) -> bool:
    """Whether it breaks down by district exactly where its datasets hold one."""
    held = {column.name for one in _datasets(indicator) for column in one.columns}
    return ("district" in indicator.breakdowns) == ("district" in held)


def _tables(indicator: Indicator) -> set[str]:
    return {source.removesuffix(SNAPSHOTS) for source in indicator.sources}


def _datasets(indicator: Indicator) -> Iterator[Dataset]:
    tables = _tables(indicator)
    return (one for one in datasets() if one.table in tables)


def runs_on_both_engines(indicator: Indicator) -> bool:
    """Whether the SQL keeps to what DuckDB and Spark share."""
    return not DUCKDB_ONLY.search(re.sub(r"--.*", "", indicator.sql))


def last_keys_of_row_numbers(sql: str) -> set[str]:
    """The column that settles a tie, of every numbering of rows."""
    from sqlglot import exp, parse_one

    windows = parse_one(sql, dialect="duckdb").find_all(exp.Window)
    numbered = [one for one in windows if isinstance(one.this, exp.RowNumber)]
    return {one.args["order"].expressions[-1].this.name for one in numbered}


def numbers_rows_in_a_total_order(indicator: Indicator) -> bool:
    """Whether equal rows keep their order: in another, they would give another answer on another day."""
    return last_keys_of_row_numbers(indicator.sql) <= {"record_id"}


_CLAUSES: tuple[tuple[Callable[[Indicator], bool], str], ...] = (
    (is_named_by_its_unit, "its name does not end with its unit (_percent, _count, _rate, ...): rename both files"),
    (names_only_settings, "it names a setting that does not exist: `golden-thread settings` lists them"),
    (says_the_settings_of_its_sql, "its SQL reads a setting that its words do not say: write it in as {setting}"),
    (speaks_in_sentences, "each of its texts but the title ends with a full stop, and the title does not"),
    (promises_nothing, "its title promises that something gets better or worse: say what is counted"),
    (begins_with_its_grain, "its SQL does not begin with the grain, as `-- One row per ...`"),
    (reads_datasets_that_exist, "its SQL reads no dataset that exists: `golden-thread datasets` lists them"),
    (lists_what_it_declares, "its SQL must list case_id, counted_on, its breakdowns in order, then is_met or value"),
    (breaks_down_by_what_is_held, "it breaks down by a column that its datasets do not hold"),
    (
        breaks_down_by_district_where_it_can,
        "it breaks down by district where its datasets hold none, or not where they do",
    ),
    (runs_on_both_engines, "its SQL uses what DuckDB alone understands, such as `::` or `qualify`"),
    (numbers_rows_in_a_total_order, "it numbers rows in an order with ties: end the order with record_id"),
)
