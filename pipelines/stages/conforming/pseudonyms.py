"""A child's identifier as a keyed hash: the supplied value goes no further than this step."""

import hmac
from functools import lru_cache

import polars as pl

DIGITS = 32


def pseudonymise(identifiers: pl.Series, key: bytes, purpose: str) -> pl.Series:
    """HMAC-SHA-256 of each identifier under `key`, apart for each `purpose` (whose identifiers they are), 32 digits."""
    distinct = identifiers.drop_nulls().unique()
    hashes = pl.Series([_hash(value, key, purpose) for value in distinct], dtype=pl.String)
    known = pl.DataFrame({"identifier": distinct, "pseudonym": hashes})
    supplied = identifiers.alias("identifier").to_frame()
    return supplied.join(known, on="identifier", how="left", maintain_order="left")["pseudonym"]


def key_name(key: bytes) -> str:
    """A name for the key that gives nothing of it away, so that two keys are never taken for one."""
    return _hash("", key, "name of the key")[:12]


@lru_cache(maxsize=200_000)  # the same children come again in every extract of a run
def _hash(value: str, key: bytes, purpose: str) -> str:
    message = f"golden-thread/child/1\x00{purpose}\x00{value}".encode()
    return hmac.digest(key, message, "sha256").hex()[:DIGITS]
