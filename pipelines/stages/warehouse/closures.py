"""Closures: how a list of children in need (Annex A List 6) completes the referrals that it does not hold.

A row of the list joins the child's latest referral dated on or before its own start. Where several rows would join
one referral, the one that starts first does; the others, and those with no referral, stay as rows of their own with
`origin` list_6: counted as an episode and a closure, never as a referral received.
"""

# ruff: noqa: S608 - every name written into SQL is the release's own, never an agency's

from pipelines.stages.warehouse.dataset_tables import columns_of
from schemas.extract import Dataset

_CHILD, _DATE, _CLOSING = "child_id", "referral_date", "list_6"
_OF_THE_ROW = {"row_number", "source_sheet", "as_at", "age_at_event", "origin", _CHILD, _DATE}


def has_closures(dataset: Dataset) -> bool:
    """Whether one of the dataset's lists closes what the others open."""
    return any(part.sets.get("origin") == _CLOSING for part in dataset.parts)


def joined_sql(dataset: Dataset, rows: str) -> str:
    """SQL for the rows with each closure joined to its referral."""
    filled = ", ".join(
        f'received."{name}"' if name in _OF_THE_ROW else f'coalesce(received."{name}", closing."{name}") as "{name}"'
        for name in columns_of(dataset)
    )
    return f"""
        with
        every_row as materialized ({rows}),
        -- One row per closing row that has a referral: the latest one on or before its start.
        nearest as (
            select
                closing.submission_id, closing.row_number, closing.{_DATE}, received.submission_id as of_submission,
                received.row_number as of_row
            from every_row as closing
            inner join every_row as received on received.{_CHILD} = closing.{_CHILD}
                and received.{_DATE} <= closing.{_DATE}
            where closing.origin = '{_CLOSING}' and received.origin is distinct from '{_CLOSING}'
            qualify row_number() over (
                partition by closing.submission_id, closing.row_number
                order by received.{_DATE} desc, received.submission_id, received.row_number
            ) = 1
        ),
        -- One row per referral that is joined: the first of the rows that would join it.
        matched as (
            select submission_id, row_number, of_submission, of_row
            from nearest
            qualify row_number() over (
                partition by of_submission, of_row order by {_DATE}, submission_id, row_number
            ) = 1
        )
        select received.submission_id, {filled}
        from every_row as received
        left join matched
            on matched.of_submission = received.submission_id and matched.of_row = received.row_number
        left join every_row as closing
            on closing.submission_id = matched.submission_id and closing.row_number = matched.row_number
        where received.origin is distinct from '{_CLOSING}'
        union all by name
        select closing.*
        from every_row as closing
        anti join matched on matched.submission_id = closing.submission_id and matched.row_number = closing.row_number
        where closing.origin = '{_CLOSING}'
    """
