"""Populations by area, age, sex and ethnic group (D31)."""

import polars as pl

from schemas.extract import AcrossRule, Code, Extract, Integer, Text, code, integer, reject, supplied, text, titled


def _cannot_be_tiled(rule: str, first: int, last: int) -> AcrossRule:
    return AcrossRule(
        rule,
        ("age_from",),
        says=f"The ages {first} to {last} cannot be put together exactly from the age ranges of the release.",
        fix="Load a release whose age ranges join without a gap; until then rates for these ages are not shown.",
        sql=f"""
            with recursive reached as (
                -- One row per age that whole ranges, laid end to end from age {first}, have reached.
                select distinct submission_id, area_code, mid_year, release, {first} as next_age
                from ons.population_estimates
                union
                select reached.submission_id, reached.area_code, reached.mid_year, reached.release, ages.age_to + 1
                from reached
                inner join ons.population_estimates as ages
                    on ages.submission_id = reached.submission_id
                    and ages.area_code = reached.area_code
                    and ages.mid_year = reached.mid_year
                    and ages.release = reached.release
                    and ages.age_from = reached.next_age
                where ages.sex = 'all' and ages.ethnic_group = 'all' and ages.age_to <= {last}
            )
            select ages.submission_id, min(ages.row_number) as row_number
            from ons.population_estimates as ages
            where not exists (
                select 1
                from reached
                where reached.submission_id = ages.submission_id
                    and reached.area_code = ages.area_code
                    and reached.mid_year = ages.mid_year
                    and reached.release = ages.release
                    and reached.next_age = {last + 1}
            )
            group by ages.submission_id
        """,  # noqa: S608 - two whole numbers of this file
    )


_ACROSS = (
    AcrossRule(
        "differs_from_the_year_before",
        ("population",),
        says="The population differs from that of the mid-year before by more than 10%.",
        fix="Check the figure against the publisher's file.",
        sql="""
            select later.submission_id, later.row_number
            from ons.population_estimates as later
            inner join ons.population_estimates as earlier
                on earlier.area_code = later.area_code
                and earlier.age_from = later.age_from
                and earlier.age_to = later.age_to
                and earlier.sex = later.sex
                and earlier.ethnic_group = later.ethnic_group
                and earlier.release = later.release
                and earlier.mid_year = later.mid_year - 1
            where abs(later.population - earlier.population) > 0.1 * earlier.population
        """,
    ),
    _cannot_be_tiled("children_cannot_be_tiled", 0, 17),
    _cannot_be_tiled("ages_10_to_17_cannot_be_tiled", 10, 17),
)


@supplied(
    key=("area_code", "mid_year", "age_from", "age_to", "sex", "ethnic_group", "release"),
    index="mid_year",
    every="release",
    owner="Office for National Statistics; the Business Unit loads each yearly release",
    across=_ACROSS,
)
class PopulationEstimates(Extract):
    """One row per area, mid-year, age range, sex and ethnic group.

    Area codes are the nine characters of the Office for National Statistics; age ranges are inclusive.
    """

    area_code: Text = text("new_la_code", required=True)
    area_name: Text = text("la_name", required=True)
    mid_year: Integer = integer("time_period", required=True)
    age_from: Integer = titled("Youngest age", integer(required=True, at_least=0))
    age_to: Integer = titled("Oldest age", integer(required=True, at_least=0))
    # `all` where the file does not split.
    sex: Code = code("population_sex", required=True)
    ethnic_group: Code = code("population_ethnic_group", required=True)
    population: Integer = integer("population_estimate", required=True)
    release: Text = titled("Year of release", text(required=True))

    @reject(
        "population",
        says="The population is zero or negative.",
        fix="Correct the figure, or leave the row out.",
    )
    def nobody_lives_there(cls) -> pl.Expr:
        return pl.col("population") <= 0

    @reject(
        "age_to",
        says="The oldest age of the range is less than the youngest.",
        fix="Correct one of the two ages.",
    )
    def ages_the_wrong_way_round(cls) -> pl.Expr:
        return pl.col("age_to") < pl.col("age_from")
