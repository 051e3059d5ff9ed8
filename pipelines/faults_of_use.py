"""Faults of use: something that a person asked for and that cannot be done."""


class FaultOfUse(Exception):  # noqa: N818 - told to a person
    """The message says what cannot be done and what to do instead."""
