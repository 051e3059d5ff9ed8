"""The warehouse: every dataset as a table, rebuilt from the validated files and swapped in, never migrated."""

from collections.abc import Iterable, Mapping
from datetime import date

import duckdb

from indicators.catalogue import library
from indicators.definition import Indicator
from pipelines.stages.calendars import create_calendar
from pipelines.stages.reference_tables import create_codes, create_polarities, create_standards
from schemas.codes import code_lists
from schemas.settings import Setting, settings_in_force


def prepare_schemas(
    connection: duckdb.DuckDBPyConnection,
    settings: Mapping[str, Setting],
    first_month: date,
    last_month: date,
    indicators: Iterable[Indicator] | None = None,
) -> None:
    """Make `calendar.*`, `local.*` and `codes.*` in any connection; month ends run from the first to the last month."""
    create_calendar(connection, settings, first_month, last_month)
    create_standards(connection, settings)
    create_polarities(connection, library() if indicators is None else indicators)
    with settings_in_force(settings):
        create_codes(connection, code_lists())
