"""Closures: how a list of children in need (Annex A List 6) completes the referrals that it does not hold.

A row of the list joins the child's latest referral dated on or before its own start. Where several rows would join
one referral, the one that starts first does; the others, and those with no referral, stay as rows of their own with
`origin` list_6: counted as an episode and a closure, never as a referral received.
"""

# ruff: noqa: S608 - every name written into SQL is the release's own, never an agency's

from pipelines.stages.dataset_tables import columns_of
from schemas.extract import Dataset

_CHILD, _DATE, _CLOSING = "child_id", "referral_date", "list_6"
_OF_THE_ROW = {"row_number", "source_sheet", "as_at", "age_at_event", "origin", _CHILD, _DATE}


def has_closures(dataset: Dataset) -> bool:
    """Whether one of the dataset's lists closes what the others open."""
    return any(part.sets.get("origin") == _CLOSING for part in dataset.parts)


def joined_sql(dataset: Dataset, rows: str, within: str = "") -> str:
    """SQL for the rows with each closure joined to its referral; `within` names a column that separates snapshots."""
    same = f" and received.{within} = closing.{within}" if within else ""
    filled = ", ".join(
        f'coalesce(received."{name}", matched."{name}") as "{name}"'
        if name not in _OF_THE_ROW
        else f'received."{name}"'
        for name in columns_of(dataset)
    )
    return f"""
        with
        every_row as ({rows}),
        received as (select * from every_row where origin is distinct from '{_CLOSING}'),
        closing as (select * from every_row where origin = '{_CLOSING}'),
        -- One row per closing row that has a referral, with the latest one on or before its start.
        candidates as (
            select
                closing.*,
                received.submission_id as of_submission,
                received.row_number as of_row,
                row_number() over (
                    partition by closing.submission_id, closing.row_number{", closing." + within if within else ""}
                    order by received.{_DATE} desc, received.submission_id, received.row_number
                ) as nearest
            from closing
            inner join received on received.{_CHILD} = closing.{_CHILD}
                and received.{_DATE} <= closing.{_DATE}{same}
        ),
        -- One row per referral that is joined: the first of the rows that would join it.
        matched as (
            select *
            from candidates
            where nearest = 1
            qualify row_number() over (
                partition by of_submission, of_row{", " + within if within else ""}
                order by {_DATE}, submission_id, row_number
            ) = 1
        )
        select received.submission_id, {filled}{", received." + within if within else ""}
        from received
        left join matched
            on matched.of_submission = received.submission_id and matched.of_row = received.row_number
            {f"and matched.{within} = received.{within}" if within else ""}
        union all by name
        select closing.*
        from closing
        where not exists (
            select 1
            from matched
            where matched.submission_id = closing.submission_id and matched.row_number = closing.row_number
                {f"and matched.{within} = closing.{within}" if within else ""}
        )
    """
