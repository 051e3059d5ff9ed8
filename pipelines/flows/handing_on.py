"""Hands a large value from task to task as it is."""

from typing import TypeVar, cast

from prefect.utilities.annotations import quote

T = TypeVar("T")


def whole(value: T) -> T:
    """The value as a task takes it, with Prefect kept from looking into it.

    Prefect searches every part of a parameter for the results of other tasks, and an edition has a million parts.
    """
    return cast(T, quote(value))
