"""Values that others publish, for comparison only (D32)."""

import polars as pl

from schemas.extract import (
    AcrossRule,
    Code,
    Extract,
    Number,
    Text,
    code,
    number,
    query,
    reject,
    supplied,
    text,
    titled,
)

_FEWEST_AUTHORITIES = 30
_STATUSES_WITH_A_VALUE = ("final", "provisional")

_ACROSS = (
    AcrossRule(
        "revised_by_more_than_expected",
        ("value",),
        says="The value of this period differs from that of an earlier release by more than expected.",
        fix="Check the publisher's note on revisions; both releases are kept.",
        sql="""
            select later.submission_id, later.row_number
            from dfe.published_indicators as later
            cross join local.standards as standards
            where exists (
                select 1
                from dfe.published_indicators as earlier
                where earlier.indicator_id = later.indicator_id
                    and earlier.area_code = later.area_code
                    and earlier.period = later.period
                    and earlier.release < later.release
                    and abs(later.value - earlier.value)
                    > standards.benchmark_revision_percent / 100.0 * abs(earlier.value)
            )
        """,
    ),
)


@supplied(
    key=("indicator_id", "area_code", "period", "release"),
    index="period",
    every="release",
    owner="Department for Education and other publishers; the Business Unit loads each release",
    across=_ACROSS,
)
class PublishedIndicators(Extract):
    """One row per published value: indicator, area, period and release.

    Comparators only: no numerator or denominator of ours reads them. Rates per 100,000 are divided by 10 on loading.
    Two releases of one period are two rows, and a suppressed cell is a status, never a number.
    """

    # Our indicator, known by its lower-case name, with which the value can be compared.
    indicator_id: Text = titled("Indicator", text(required=True))
    # The publisher's own name or code, or table and column.
    publisher_indicator: Text = text(required=True)
    publication: Text = text("source_file", required=True)
    release: Text = text(required=True)
    area_type: Code = code("area_type", "geographic_level", required=True)
    area_code: Text = text(required=True)
    # Three digits; joins statistical neighbours.
    old_la_code: Text = titled("Older number of the authority", text("old_la_code"))
    # Year ending 31 March unless the kind of period says otherwise; never guessed.
    period: Text = text("time_period", required=True)
    period_type: Code = titled("Kind of period", code("period_type", required=True, set_on_loading=True))
    # In the unit of our indicator.
    value: Number = number()
    value_status: Code = code("value_status", required=True)
    numerator: Number = number()
    denominator: Number = number()
    unit: Code = code("figure_unit", required=True)

    @reject(
        "value",
        says="The value is a percentage and lies outside 0 to 100.",
        fix="Check whether the publisher's column holds counts; load it with its true unit.",
    )
    def percentage_out_of_range(cls) -> pl.Expr:
        return (pl.col("unit") == "percent") & ~pl.col("value").is_between(0, 100)

    @reject(
        "value",
        says="The value is negative; a number may have been written in place of a symbol.",
        fix="Leave the value blank and give its status.",
    )
    def negative_value(cls) -> pl.Expr:
        return pl.col("value") < 0

    @reject(
        "value",
        says="The value of England lies outside the range of the authorities' values.",
        fix="Check how the publisher worked it out; a sum of rates is not a rate.",
    )
    def england_outside_its_authorities(cls) -> pl.Expr:
        series = ("indicator_id", "period", "release")
        authorities = pl.when(pl.col("area_type") == "local_authority").then(pl.col("value"))
        lowest, highest = authorities.min().over(*series), authorities.max().over(*series)
        are_enough = authorities.count().over(*series) >= _FEWEST_AUTHORITIES
        is_outside = ~pl.col("value").is_between(lowest, highest)
        return (pl.col("area_type") == "england") & are_enough & is_outside

    @reject(
        "value",
        says="The row has a value beside a status that says there is none.",
        fix="Clear the value, or correct its status.",
    )
    def value_beside_a_symbol(cls) -> pl.Expr:
        return pl.col("value").is_not_null() & ~pl.col("value_status").is_in(_STATUSES_WITH_A_VALUE)

    @query(
        "value",
        says="The row has no value, and its status says that there is one.",
        fix="Give the value, or the status that says why there is none.",
    )
    def status_without_a_value(cls) -> pl.Expr:
        return pl.col("value").is_null() & pl.col("value_status").is_in(_STATUSES_WITH_A_VALUE)
