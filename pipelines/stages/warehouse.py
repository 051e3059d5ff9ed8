"""The warehouse: every dataset as a table, rebuilt from the validated files and swapped in, never migrated."""

from collections.abc import Mapping
from datetime import date

import duckdb

from pipelines.stages.calendars import create_calendar
from pipelines.stages.reference_tables import create_codes, create_standards
from schemas.codes import code_lists
from schemas.settings import Setting, settings_in_force


def prepare_schemas(
    connection: duckdb.DuckDBPyConnection, settings: Mapping[str, Setting], first_month: date, last_month: date
) -> None:
    """Make `calendar.*`, `local.*` and `codes.*` in any connection; month ends run from the first to the last month."""
    create_calendar(connection, settings, first_month, last_month)
    create_standards(connection, settings)
    with settings_in_force(settings):
        create_codes(connection, code_lists())
