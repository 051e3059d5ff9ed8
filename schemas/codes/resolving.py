"""From a label as typed to a code: by data, never by a guess."""

import re
from collections.abc import Mapping
from enum import Enum
from types import MappingProxyType
from typing import Literal

from schemas.codes.lists import CodeList, normalise

_LIST_LETTER = re.compile(r"^\s*\(?[A-Za-z]{1,2}\)\s*")
_BRACKETED = re.compile(r"[\[(]\s*([A-Za-z0-9]{1,4})\s*[\])]")
_LOCAL_NUMBER = re.compile(r"^(?:[a-z]{0,2}\d+ |[a-z] )+")
_TOKEN = re.compile(r"[A-Za-z0-9]+")
_CODE_SHAPE = re.compile(r"(?=.*\d)[A-Z0-9]{1,4}|[A-Z]{3,4}")
_LETTER_AND_DIGIT = re.compile(r"(?=.*\d)(?=.*[A-Z])[A-Z0-9]+")


class Resolution(Enum):
    """Why a label has no code."""

    UNKNOWN = "unknown"
    AMBIGUOUS = "ambiguous"


def resolve(
    label: str, codes: CodeList, local: Mapping[str, str] = MappingProxyType({})
) -> str | Literal[Resolution.UNKNOWN, Resolution.AMBIGUOUS]:
    """The code that `label` means in this list; `local` is the partnership's own labels for it."""
    bare = _LIST_LETTER.sub("", label)
    own = {normalise(theirs): code for theirs, code in local.items()} if local else {}
    for words in (normalise(label), normalise(bare)):
        if words in own:
            return own[words]
        if words in codes.ambiguous:
            return Resolution.AMBIGUOUS
        if words in codes.labels:
            return codes.labels[words]
    described = _codes_under_a_heading(normalise(bare), codes) or _codes_described(normalise(bare), codes)
    found = _weigh(_codes_written(bare, codes), described) or _folded(bare, codes)
    if len(found) > 1:
        return Resolution.AMBIGUOUS
    return next(iter(found), codes.otherwise or Resolution.UNKNOWN)


def _weigh(written: set[str], described: set[str]) -> set[str]:
    # A code such as 5C or N1 is written on purpose; a bare 6 or EMO may be a local number or a word, so words that
    # describe another code make it doubtful.
    certain = len(written) == 1 and all(_LETTER_AND_DIGIT.fullmatch(code) for code in written)
    return written if certain else written | described


def _codes_written(label: str, codes: CodeList) -> set[str]:
    shaped = {code.casefold(): code for code in codes.codes if _CODE_SHAPE.fullmatch(code)}
    tokens = _TOKEN.findall(label)
    for candidates in (tokens[:1], _BRACKETED.findall(label)):
        found = {shaped[token.casefold()] for token in candidates if token.casefold() in shaped}
        found = found or {code for token in candidates for code in shaped.values() if _is_extension(token, code)}
        if found:
            return found
    exact = {token for token in tokens if token in shaped.values() and not token.isdigit()}
    return exact or {code for token in tokens for code in shaped.values() if _is_extension(token, code)}


def _is_extension(token: str, code: str) -> bool:
    # Local sub-codes: N1a, RC8a, R2OUT.
    return bool(re.fullmatch(r"[A-Z]+\d+", code) and re.fullmatch(re.escape(code) + r"[A-Za-z]{1,3}\d?", token))


def _codes_under_a_heading(words: str, codes: CodeList) -> set[str]:
    # "Black or Black British - African": what follows the heading is read within the heading's groups.
    plain = _LOCAL_NUMBER.sub("", words)
    if plain in codes.labels and plain not in codes.ambiguous:
        return {codes.labels[plain]}
    for heading, groups in codes.headings:
        code = codes.labels.get(plain.removeprefix(f"{heading} "))
        if plain.startswith(f"{heading} ") and code and codes.groups.get(code) in groups:
            return {code}
    return set()


def _codes_described(words: str, codes: CodeList) -> set[str]:
    present = set(words.split())
    return {code for code, phrase in codes.phrases if all(_holds(present, word) for word in phrase)}


def _holds(present: set[str], word: str) -> bool:
    if word.startswith("-"):
        return not _holds(present, word[1:])
    if word.endswith("*"):
        return any(other.startswith(word[:-1]) for other in present)
    return word in present


def _folded(label: str, codes: CodeList) -> set[str]:
    token = label.strip()
    is_code = len(token) == 4 and token.isascii() and token.isalpha() and token.isupper()
    return {codes.folds[token[0]]} if is_code and token[0] in codes.folds else set()
