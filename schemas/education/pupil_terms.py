"""Pupils' attendance, suspensions and permanent exclusions, term by term (D11)."""

import polars as pl

from schemas.extract import (
    AcrossRule,
    Code,
    Codes,
    Integer,
    Part,
    PartnerChildExtract,
    Text,
    YesNo,
    code,
    codes,
    integer,
    query,
    reject,
    supplied,
    text,
    titled,
    yes_no,
)

# 45 school days, the most for which a pupil may be suspended in a school year.
_MOST_SESSIONS_SUSPENDED = 90

_PARTS = (
    Part(
        "school_census",
        "School census: pupils, sessions, suspensions and exclusions",
        # Its tables are known each for itself, before they are joined into these rows.
        recognised_by=("upn", "termlysessionspossible"),
    ),
)

_ACROSS = (
    AcrossRule(
        "suspended_for_more_than_45_days_over_the_terms",
        ("sessions_suspended",),
        says="The terms that we hold add up to more than 45 school days of suspension in the school year.",
        fix="Check the sessions of each suspension; two half days make one day.",
        sql="""
            select pupils.submission_id, pupils.row_number
            from education.pupil_terms as pupils
            inner join (
                select child_id, school_year
                from education.pupil_terms
                group by child_id, school_year
                having sum(sessions_suspended) > 90 and count(distinct submission_id) > 1
            ) as years on years.child_id = pupils.child_id and years.school_year = pupils.school_year
            where pupils.sessions_suspended > 0
        """,
    ),
)


@supplied(
    key=("child_id", "school_year", "term"),
    index="term",
    age_at="as_at",
    every="term",
    owner="local authority education service, from the termly school census and attendance returns",
    parts=_PARTS,
    across=_ACROSS,
)
class PupilTerms(PartnerChildExtract):
    """One row per pupil per school term: attendance, suspensions and permanent exclusion.

    The child's identifier is the pseudonymised unique pupil number. The tables of the school census are joined into
    these rows before they come here: attendance codes X, Y, Z and # count as neither possible nor absent.
    """

    school_year: Text = text(required=True, set_on_loading=True)
    term: Code = code("term", required=True, set_on_loading=True)
    special_educational_provision: Code = code("special_educational_provision", "senprovision")
    # Sessions are half days.
    sessions_possible: Integer = integer("termlysessionspossible", at_least=0)
    sessions_authorised_absence: Integer = titled("Sessions of authorised absence", integer(at_least=0))
    sessions_unauthorised_absence: Integer = titled("Sessions of unauthorised absence", integer(at_least=0))
    # A pupil with none has 0, not a blank.
    suspensions: Integer = integer(required=True, at_least=0)
    sessions_suspended: Integer = integer(at_least=0)
    suspension_reasons: Codes = codes("exclusion_reason")
    is_permanently_excluded: YesNo = titled("Permanently excluded", yes_no(required=True))
    is_on_roll_at_term_end: YesNo = titled("On roll at the end of the term", yes_no(required=True))
    leaving_reason: Code = code("leaving_reason")

    @reject(
        "sessions_authorised_absence",
        says="The sessions of absence are more than the sessions possible.",
        fix="Correct the sessions; codes X, Y, Z and # are no absence.",
    )
    def absent_for_more_than_possible(cls) -> pl.Expr:
        absent = pl.sum_horizontal("sessions_authorised_absence", "sessions_unauthorised_absence")
        return absent > pl.col("sessions_possible")

    @reject(
        "school_year",
        says="The school year is not written like 2025-26.",
        fix="Write the two years of the school year, or name them in the file's name.",
    )
    def school_year_not_readable(cls) -> pl.Expr:
        first = pl.col("school_year").str.extract(r"^(\d{4})-\d{2}$").cast(pl.Int64)
        second = pl.col("school_year").str.extract(r"^\d{4}-(\d{2})$").cast(pl.Int64)
        return ((first + 1) % 100 != second).fill_null(value=True)

    @query(
        "sessions_suspended",
        says="The pupil was suspended for more than 45 school days of the school year.",
        fix="Check the sessions of each suspension; two half days make one day.",
    )
    def suspended_for_more_than_45_days(cls) -> pl.Expr:
        return pl.col("sessions_suspended").sum().over("child_id", "school_year") > _MOST_SESSIONS_SUSPENDED
