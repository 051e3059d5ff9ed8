"""Numbers that agencies have in common, and whether one is real: a number that fails its own check links nobody."""

import re

_UPN_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"
_NHS = re.compile(r"^[1-9]\d{9}$")
_UPN = re.compile(rf"^[{_UPN_LETTERS}]\d{{12}}$")


def nhs_number(cell: str | None) -> str | None:
    """The ten digits of an NHS number, or None where the cell holds none.

    The tenth digit checks the nine before it, modulo 11 (NHS Data Dictionary, NHS NUMBER).
    """
    digits = re.sub(r"[\s-]", "", cell or "")
    if not _NHS.match(digits) or len(set(digits)) == 1:
        return None
    weighted = sum(int(digit) * weight for digit, weight in zip(digits, range(10, 1, -1), strict=False))
    return digits if (11 - weighted % 11) % 11 == int(digits[9]) else None


def upn(cell: str | None) -> str | None:
    """A permanent unique pupil number, or None: a temporary one ends in a letter and belongs to a school's visit.

    The letter checks the twelve digits, modulo 23 (Department for Education, unique pupil numbers: guidance).
    """
    text = re.sub(r"\s", "", cell or "").upper()
    if not _UPN.match(text):
        return None
    weighted = sum(int(digit) * weight for weight, digit in enumerate(text[1:], start=2))
    return text if _UPN_LETTERS[weighted % 23] == text[0] else None
