"""The counting engine on tables small enough to check by hand."""

from collections.abc import Callable, Iterator
from datetime import date

import duckdb
import pytest
import sqlglot

from indicators.calculation import cases_behind, count_indicator, headline_period, period_kinds
from indicators.definition import Indicator
from indicators.engines import IndicatorFault
from indicators.exact_counts import ExactCount, ExactCounts
from indicators.periods import Period, PeriodKind, Quarter
from pipelines.stages.warehouse.calendars import create_calendar
from schemas.settings import settings_with

Q2 = Quarter(date(2025, 9, 30))


def indicator(sql: str, **facts: object) -> Indicator:
    """An indicator of plans with the least that a definition may say."""
    words = dict.fromkeys(("title", "numerator", "denominator", "rationale", "caveats", "source"), "Words.")
    defaults = {
        "id": "a_measure", "theme": "a_theme", "question": "how_well", "accountability": "performance",
        "unit": "count", "polarity": "neither", "timing": "event", "sql": sql,
    }  # fmt: skip
    return Indicator.model_validate({**words, **defaults, **facts})


@pytest.fixture
def warehouse() -> Iterator[duckdb.DuckDBPyConnection]:
    """Plans of one supplier, covered from April 2023 to September 2025."""
    connection = duckdb.connect(config={"autoload_known_extensions": False})
    create_calendar(connection, {}, date(2022, 4, 1), date(2025, 9, 30))
    connection.execute("""
        create schema demo; create schema pipeline; create schema ons;
        create table demo.plans (
            record_id text, child_id text, start_date date, end_date date, district text, is_young boolean,
            reached integer, intended integer, days double
        );
        create table pipeline.coverage (
            dataset text, supplier_agency_code text, covers_from date, covers_to date, as_at date
        );
        insert into pipeline.coverage values
            ('demo/plans', 'la', '2023-04-01', '2024-03-31', '2024-03-31'),
            ('demo/plans', 'la', '2024-04-01', '2025-09-30', '2025-09-30');
        create table ons.population_estimates (
            area_code text, mid_year integer, release text, sex text, ethnic_group text,
            age_from integer, age_to integer, population integer
        );
    """)
    yield connection
    connection.close()


@pytest.fixture
def count(warehouse: duckdb.DuckDBPyConnection) -> Callable[..., ExactCounts]:
    """Count an indicator over three years to 2025-26 Q2."""

    def counted(measure: Indicator, **facts: object) -> ExactCounts:
        settings = settings_with({})
        return count_indicator(measure, warehouse, quarter=Q2, months=36, settings=settings, **facts)

    return counted


def plans(connection: duckdb.DuckDBPyConnection, *rows: str) -> None:
    """Write plans as `child | start | end | district | is_young`; a blank is null."""
    for number, row in enumerate(rows):
        cells = [cell.strip() or None for cell in row.split("|")] + [None] * 5
        connection.execute(
            "insert into demo.plans values (?, ?, ?, ?, ?, ?, null, null, null)", [str(number), *cells[:5]]
        )


def cell(counts: ExactCounts, kind: PeriodKind, end: str, breakdown: str = "all", category: str = "all") -> ExactCount:
    """The one cell of a period, breakdown and category."""
    wanted = (Period(date.fromisoformat(end), kind), breakdown, category)
    (found,) = (one for one in counts.cells if (one.period, one.breakdown, one.category) == wanted)
    return found


STARTED = "select record_id as case_id, start_date as counted_on from demo.plans"


def test_puts_a_case_into_its_month_quarter_year_and_rolling_year(warehouse, count):
    plans(warehouse, "ada | 2025-07-01", "ben | 2025-09-30", "cat | 2025-06-30", "dan | 2024-10-01", "eve | 2024-09-30")
    counts = count(indicator(STARTED))
    assert cell(counts, "month", "2025-09-30").numerator == 1
    assert cell(counts, "quarter", "2025-09-30").numerator == 2
    assert cell(counts, "quarter", "2025-06-30").numerator == 1
    assert cell(counts, "rolling_12_months", "2025-09-30").numerator == 4
    assert cell(counts, "rolling_12_months", "2025-08-31").numerator == 4
    assert cell(counts, "financial_year", "2025-03-31").numerator == 2


def test_starts_a_financial_year_on_the_first_of_april(warehouse, count):
    plans(warehouse, "ada | 2024-03-31", "ben | 2024-04-01", "cat | 2025-03-31", "dan | 2025-04-01")
    counts = count(indicator(STARTED))
    assert cell(counts, "financial_year", "2024-03-31").numerator == 1
    assert cell(counts, "financial_year", "2025-03-31").numerator == 2


def test_counts_a_leap_day_in_its_month_and_rolling_year(warehouse, count):
    plans(warehouse, "ada | 2024-02-29")
    counts = count(indicator(STARTED))
    assert cell(counts, "month", "2024-02-29").numerator == 1
    assert cell(counts, "rolling_12_months", "2025-01-31").numerator == 1
    assert cell(counts, "rolling_12_months", "2025-02-28").numerator == 0


def test_says_none_where_supplied_and_not_supplied_where_not(count):
    counts = count(indicator(STARTED))
    assert cell(counts, "month", "2025-08-31") == ExactCount(
        Period(date(2025, 8, 31), "month"), "all", "all", "counted", 0.0
    )
    assert cell(counts, "month", "2023-03-31").status == "not_supplied"
    # Eleven of the twelve months are covered: a rolling year with a hole is no rolling year.
    assert cell(counts, "rolling_12_months", "2024-02-29").status == "not_supplied"
    assert cell(counts, "rolling_12_months", "2024-03-31").status == "counted"


def test_a_percent_of_no_cases_is_neither_0_nor_100(warehouse, count):
    met = STARTED.replace(" from", ", district = 'n' as is_met from")
    plans(warehouse, "ada | 2025-07-01 | | n", "ben | 2025-07-02 | | s")
    counts = count(indicator(met, unit="percent"))
    quarter = cell(counts, "quarter", "2025-09-30")
    assert (quarter.numerator, quarter.denominator) == (1, 2)
    assert cell(counts, "quarter", "2025-06-30").status == "no_cases"


def test_parts_add_to_the_whole_and_unknown_is_a_part(warehouse, count):
    plans(
        warehouse,
        "ada | 2025-07-01 | | north | true",
        "ben | 2025-07-01 | | north | false",
        "cat | 2025-07-01 | | |",
        "dan | 2024-07-01 | | south |",
    )
    sql = STARTED.replace(" from", ", district, is_young from")
    counts = count(indicator(sql, breakdowns=("district", "is_young")))
    now = {c.category: c.numerator for c in counts.cells if c.breakdown == "district" and c.period == Q2.period}
    assert now == {"north": 2, "south": 0, "not_known": 1}
    young = {c.category: c.numerator for c in counts.cells if c.breakdown == "is_young" and c.period == Q2.period}
    assert young == {"yes": 1, "no": 1, "not_known": 1}
    assert cell(counts, "quarter", "2024-09-30", "district", "south").numerator == 1
    assert {c.period for c in counts.cells if c.breakdown == "district"} == {Q2.period, Q2.back(4).period}


def test_breaks_down_the_periods_that_are_asked_for(warehouse, count):
    plans(warehouse, "ada | 2025-05-01 | | north")
    month = Period(date(2025, 5, 31), "month")
    sql = STARTED.replace(" from", ", district from")
    counts = count(indicator(sql, breakdowns=("district",)), breakdown_periods=[month])
    assert {c.period for c in counts.cells if c.breakdown == "district"} == {month}


def test_a_plan_ending_on_the_last_day_is_closed_and_one_ending_the_next_day_is_open(warehouse, count):
    open_plans = """
        select plans.child_id as case_id, month_ends.month_end as counted_on
        from demo.plans as plans
        inner join calendar.month_ends as month_ends
            on plans.start_date <= month_ends.month_end
            and (plans.end_date is null or plans.end_date > month_ends.month_end)
    """
    plans(warehouse, "ada | 2025-01-01 | 2025-09-30", "ben | 2025-01-01 | 2025-10-01", "cat | 2025-09-30 |")
    counts = count(indicator(open_plans, timing="snapshot", listed="each_month_end"))
    assert cell(counts, "quarter", "2025-09-30").numerator == 2
    assert cell(counts, "month", "2025-08-31").numerator == 2
    assert cell(counts, "financial_year", "2025-03-31").numerator == 2
    assert {c.period.kind for c in counts.cells} == {"month", "quarter", "financial_year"}
    # The first day covered is 1 April 2023: the month before has no state to show.
    assert cell(counts, "month", "2023-03-31").status == "not_supplied"
    assert cell(counts, "month", "2023-04-30").status == "counted"


def test_distinct_children_over_a_year_exist_only_as_rolling_years(warehouse, count):
    children = """
        select child_id as case_id, month_end as counted_on, count(*) >= 2 as is_met
        from demo.plans
        inner join calendar.month_ends
            on start_date <= month_end and start_date > last_day(month_end - interval 12 month)
        group by child_id, month_end
    """
    plans(warehouse, "ada | 2024-10-01", "ada | 2025-09-01", "ben | 2024-09-30")
    counts = count(indicator(children, unit="percent", timing="rolling_12_months", listed="each_month_end"))
    assert {c.period.kind for c in counts.cells} == {"rolling_12_months"}
    september, august = (cell(counts, "rolling_12_months", end) for end in ("2025-09-30", "2025-08-31"))
    assert (september.numerator, september.denominator) == (1, 1)
    assert (august.numerator, august.denominator) == (0, 2)
    assert cell(counts, "rolling_12_months", "2023-12-31").status == "not_supplied"


def test_too_little_history_is_not_a_low_percentage(warehouse, count):
    plans(warehouse, "ada | 2025-07-01")
    counts = count(indicator(STARTED, look_back_months=12))
    assert cell(counts, "month", "2024-03-31").status == "insufficient_history"
    assert cell(counts, "month", "2024-04-30").status == "counted"
    assert cell(counts, "rolling_12_months", "2025-02-28").status == "insufficient_history"
    assert cell(counts, "rolling_12_months", "2025-03-31").status == "counted"


def test_every_source_must_be_supplied(warehouse, count):
    warehouse.execute("create table demo.visits as select record_id, start_date from demo.plans")
    both = STARTED + " where record_id not in (select record_id from demo.visits)"
    assert cell(count(indicator(both)), "quarter", "2025-09-30").status == "not_supplied"
    warehouse.execute(
        "insert into pipeline.coverage values ('demo/visits', 'la', '2025-07-01', '2025-09-30', '2025-09-30')"
    )
    assert cell(count(indicator(both)), "quarter", "2025-09-30").status == "counted"
    assert cell(count(indicator(both)), "quarter", "2025-06-30").status == "not_supplied"


def test_every_expected_supplier_must_have_supplied(warehouse, count):
    warehouse.execute("create table pipeline.expected (dataset text, supplier_agency_code text)")
    warehouse.execute("insert into pipeline.expected values ('demo/plans', 'la'), ('demo/plans', 'trust')")
    assert cell(count(indicator(STARTED)), "quarter", "2025-09-30").status == "not_supplied"
    warehouse.execute(
        "insert into pipeline.coverage values ('demo/plans', 'trust', '2025-07-01', '2025-09-30', '2025-09-30')"
    )
    assert cell(count(indicator(STARTED)), "quarter", "2025-09-30").status == "counted"


def test_snapshots_as_supplied_exist_only_at_quarter_ends_that_have_one(warehouse, count):
    warehouse.execute("""
        create table demo.plans_snapshots (
            record_id text, snapshot_date date, as_at date, supplier_agency_code text
        );
        insert into demo.plans_snapshots values ('1', '2025-09-30', '2025-09-28', 'la');
    """)
    sql = "select record_id as case_id, snapshot_date as counted_on from demo.plans_snapshots"
    counts = count(indicator(sql, timing="snapshot", listed="each_month_end"))
    assert {c.period.kind for c in counts.cells} == {"quarter", "financial_year"}
    assert cell(counts, "quarter", "2025-09-30").numerator == 1
    assert cell(counts, "quarter", "2025-06-30").status == "not_supplied"


def test_sums_rows_that_are_themselves_counts(warehouse, count):
    plans(warehouse, "ada | 2025-07-01", "ben | 2025-07-02")
    warehouse.execute("update demo.plans set reached = 3, intended = 10 where child_id = 'ada'")
    warehouse.execute("update demo.plans set reached = 1, intended = 2 where child_id = 'ben'")
    sql = STARTED.replace(" from", ", reached as numerator, intended as denominator from")
    quarter = cell(count(indicator(sql, unit="percent")), "quarter", "2025-09-30")
    assert (quarter.numerator, quarter.denominator) == (4, 12)


def test_medians_and_means_are_of_cases_not_of_months(warehouse, count):
    plans(warehouse, "ada | 2025-07-01", "ben | 2025-08-02", "cat | 2025-08-03")
    for child, days in (("ada", 1), ("ben", 10), ("cat", 100)):
        warehouse.execute("update demo.plans set days = ? where child_id = ?", [days, child])
    sql = STARTED.replace(" from", ", days as value, district from")
    median = cell(count(indicator(sql, unit="median_days", breakdowns=("district",))), "quarter", "2025-09-30")
    mean = cell(count(indicator(sql, unit="mean_score", breakdowns=("district",))), "quarter", "2025-09-30")
    assert (median.value, median.denominator, median.numerator) == (10, 3, None)
    assert (mean.value, mean.denominator) == (37, 3)
    empty = count(indicator(sql, unit="mean_score", breakdowns=("district",)))
    assert cell(empty, "quarter", "2025-06-30").status == "no_cases"


RATE = {"unit": "rate_per_10_000", "population": {"age_from": 0, "age_to": 17}, "timing": "rolling_12_months"}


def population(connection: duckdb.DuckDBPyConnection, *rows: str) -> None:
    """Write estimates of Essex as `mid-year release sex from-to persons`."""
    for row in rows:
        mid_year, release, sex, ages, persons = row.split()
        connection.execute(
            "insert into ons.population_estimates values ('E10000012', ?, ?, ?, 'all', ?, ?, ?)",
            [mid_year, release, sex, *ages.split("-"), persons],
        )


def test_divides_a_rate_by_the_latest_mid_year_before_the_period_in_its_latest_release(warehouse, count):
    plans(warehouse, "ada | 2025-07-01")
    population(
        warehouse,
        "2023 2024 all 0-17 1000",
        "2024 2024 all 0-17 1100",
        "2024 2025 all 0-17 1200",
        "2025 2025 all 0-17 9",
    )
    counts = count(indicator(STARTED, **RATE))
    # The mid-year of 2025 is 30 June 2025, before the end of September 2025 and not before 30 June 2025.
    assert cell(counts, "rolling_12_months", "2025-09-30").denominator == 9
    assert cell(counts, "rolling_12_months", "2025-06-30").denominator == 1200
    assert counts.population_note == "Mid-2025 estimate, 2025 release, ages 0 to 17"
    assert cell(counts, "rolling_12_months", "2024-05-31").denominator == 1000


def test_adds_age_ranges_that_tile_the_wanted_ages_and_refuses_those_that_do_not(warehouse, count):
    plans(warehouse, "ada | 2025-07-01")
    population(
        warehouse,
        "2024 2025 F 0-4 1",
        "2024 2025 F 5-17 2",
        "2024 2025 M 0-9 3",
        "2024 2025 M 10-17 4",
        "2024 2025 M 10-19 90",
    )
    assert cell(count(indicator(STARTED, **RATE)), "rolling_12_months", "2025-09-30").denominator == 10
    population(warehouse, "2025 2025 all 0-15 50", "2025 2025 all 15-17 50")
    overlapping = cell(count(indicator(STARTED, **RATE)), "rolling_12_months", "2025-09-30")
    assert (overlapping.status, overlapping.numerator) == ("not_supplied", None)


def test_a_part_of_a_rate_is_a_count_because_no_population_of_it_is_held(warehouse, count):
    plans(warehouse, "ada | 2025-07-01 | | north")
    population(warehouse, "2024 2025 all 0-17 1000")
    counts = count(indicator(STARTED.replace(" from", ", district from"), breakdowns=("district",), **RATE))
    north = cell(counts, "rolling_12_months", "2025-09-30", "district", "north")
    assert (north.status, north.numerator, north.denominator, north.value) == ("counted", 1, None, None)


@pytest.mark.parametrize(
    ("sql", "says"),
    [
        ("select record_id as case_id from demo.plans", "does not list counted_on"),
        (STARTED.replace(" from", ", child_id from"), "does not declare: child_id"),
        (STARTED + " union all " + STARTED, "listed more than once"),
        (STARTED.replace("start_date as", "end_date as"), "has no counted_on"),
        ("select nothing from demo.plans", "nothing"),
    ],
)
def test_refuses_sql_that_breaks_its_contract(warehouse, count, sql, says):
    plans(warehouse, "ada | 2025-07-01")
    with pytest.raises(IndicatorFault, match=says):
        count(indicator(sql))


def test_refuses_an_answer_that_is_neither_yes_nor_no(warehouse, count):
    plans(warehouse, "ada | 2025-07-01")
    with pytest.raises(IndicatorFault, match="is_met is null"):
        count(indicator(STARTED.replace(" from", ", is_young as is_met from"), unit="percent"))


def test_refuses_a_numerator_above_its_denominator(warehouse, count):
    plans(warehouse, "ada | 2025-07-01")
    with pytest.raises(IndicatorFault, match="exceeds"):
        count(indicator(STARTED.replace(" from", ", 3 as numerator, 2 as denominator from"), unit="percent"))


def test_a_failure_in_the_data_quotes_no_cell(warehouse, count):
    plans(warehouse, "canary-7731 | 2025-07-01")
    with pytest.raises(IndicatorFault) as refusal:
        count(indicator(STARTED.replace("start_date as", "cast(child_id as date) as")))
    assert "canary" not in str(refusal.value)
    assert refusal.value.__cause__ is None
    assert refusal.value.__context__ is None


def test_tells_the_cases_behind_a_number(warehouse):
    plans(warehouse, "ada | 2025-07-01", "ben | 2025-09-30", "cat | 2025-06-30")
    assert cases_behind(indicator(STARTED), warehouse, Q2.period).cases == 2


def test_the_headline_of_a_rolling_indicator_is_its_rolling_year():
    rolling = indicator(STARTED, timing="rolling_12_months")
    assert headline_period(rolling, Q2) == Period(Q2.end, "rolling_12_months")
    assert headline_period(indicator(STARTED), Q2) == Q2.period
    assert period_kinds(rolling) == ("month", "quarter", "financial_year", "rolling_12_months")


def test_the_sql_of_cases_translates_to_spark():
    sql = "select record_id as case_id, start_date - interval 24 month as counted_on from demo.plans"
    assert "INTERVAL" in sqlglot.transpile(sql, read="duckdb", write="spark")[0]
