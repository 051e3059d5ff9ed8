"""Ages worked out from dates of birth, which are then cut to the month."""

import polars as pl

UNBORN = -1
LONGEST_BEFORE_BIRTH_DAYS = 280


def age_at(birth: str, event: str) -> pl.Expr:
    """Completed years at `event`: -1 unborn (up to 40 weeks), null where not known."""
    born, on = pl.col(birth).dt, pl.col(event).dt
    # A birthday of 29 February is kept on the 28th where there is no 29th.
    birthday = pl.min_horizontal(born.day(), on.month_end().dt.day())
    is_before_birthday = (on.month() < born.month()) | ((on.month() == born.month()) & (on.day() < birthday))
    completed = (on.year() - born.year()).cast(pl.Int64) - is_before_birthday.cast(pl.Int64)
    return (
        pl.when(born_long_after(birth, event))
        .then(None)
        .when(pl.col(event) < pl.col(birth))
        .then(pl.lit(UNBORN, pl.Int64))
        .otherwise(completed)
    )


def born_long_after(birth: str, event: str) -> pl.Expr:
    """Whether the birth is more than 40 weeks after the event."""
    return (pl.col(birth) - pl.col(event)).dt.total_days() > LONGEST_BEFORE_BIRTH_DAYS


def birth_month(birth: str) -> pl.Expr:
    """The first day of the month of birth."""
    return pl.col(birth).dt.month_start()
