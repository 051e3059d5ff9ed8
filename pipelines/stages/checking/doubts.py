"""What a model has to be asked of one frame: one pass finds the rules and blanks in doubt, and Pandera judges those.

Most rules of most extracts are kept. Asking Pandera rule by rule and column by column, when nothing is wrong, costs
more than reading the file.
"""

import pandera.polars as pa
import polars as pl

from schemas.extract import Dataset, breach_expressions


def schema_in_doubt(dataset: Dataset, frame: pl.DataFrame) -> pa.DataFrameSchema | None:
    """The model's schema with the rules and columns that `frame` breaks; None where it breaks nothing.

    The whole schema where a column is absent or of another type, or a rule cannot be run: Pandera says which.
    """
    schema = dataset.model.to_schema()
    if any(_is_strange(name, column, frame) for name, column in schema.columns.items()):
        return schema
    doubtful = _doubtful(dataset, frame)
    if doubtful is None:
        return schema
    if not doubtful:
        return None
    return pa.DataFrameSchema(
        {name: column for name, column in schema.columns.items() if ("blank", name) in doubtful},
        checks=[check for check in schema.checks if ("rule", check.error) in doubtful],
        name=schema.name,
    )


def _doubtful(dataset: Dataset, frame: pl.DataFrame) -> set[tuple[str, str]] | None:
    """The required columns with a blank and the rules that are broken anywhere; None where that cannot be told."""
    required = [name for name, column in dataset.model.to_schema().columns.items() if not column.nullable]
    try:
        rules = breach_expressions(dataset.model)
        breaches = [rule.fill_null(value=False).any().alias(f"rule {name}") for name, rule in rules.items()]
        blanks = [_has_blank(name, frame).alias(f"blank {name}") for name in required]
        found = frame.select(*blanks, *breaches).row(0)
    except Exception:  # whatever a rule raises, Pandera runs the rules one by one and says which cannot be run
        return None
    asked = [*(("blank", name) for name in required), *(("rule", name) for name in rules)]
    return {one for one, is_doubtful in zip(asked, found, strict=True) if is_doubtful}


def _is_strange(name: str, column: pa.Column, frame: pl.DataFrame) -> bool:
    return name not in frame.columns or bool(column.checks) or column.unique or frame.schema[name] != column.dtype.type


def _has_blank(name: str, frame: pl.DataFrame) -> pl.Expr:
    # Pandera takes a number that is none for a blank.
    blank = pl.col(name).is_null()
    return (blank | pl.col(name).is_nan()).any() if frame.schema[name].is_float() else blank.any()
