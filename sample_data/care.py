"""Periods of being looked after: how they start, where the child lives, how they end."""

from random import Random

from sample_data.chance import Spread, Weighted, between
from sample_data.children import Child, Town
from sample_data.days import age_on
from sample_data.records import Care, Records

_LASTS = Spread((0, 3), (0.12, 60), (0.26, 260), (0.48, 800), (0.75, 1900), (0.95, 3600), (1, 5500))
_PLACEMENTS = Weighted({
    "U6": 290, "U4": 210, "U3": 90, "U1": 80, "K2": 110, "H5": 60, "P1": 70, "A6": 24, "S1": 10, "R1": 6, "K1": 3,
})  # fmt: skip
_OLDER_PLACEMENTS = Weighted(
    {"U6": 200, "U4": 160, "K2": 190, "H5": 260, "P2": 40, "U1": 40, "P1": 40, "S1": 14, "K1": 5}
)
_STATUS = Weighted({"C2": 545, "C1": 150, "V2": 205, "E1": 55, "L1": 4, "J1": 8, "V4": 12})
_PERMANENCE = Weighted({"f": 40, "a": 18, "b": 6, "c": 12, "d": 10, "e": 8, "g": 6})
_END_YOUNG = Weighted({"E4A": 30, "E4B": 6, "E45": 22, "E41": 8, "E11": 22, "E8": 10, "E3": 2})
_END_OLDER = Weighted({"E4A": 40, "E4B": 16, "E8": 20, "E45": 8, "E41": 8, "E9": 4, "E3": 4})
_END_ADULT = Weighted({"E5": 40, "E17": 22, "E7": 10, "E8": 28})


def start_care(
    child: Child, started: int, rng: Random, *, need: str, lasts: int | None = None, is_unaccompanied: bool = False
) -> Care:
    """A period of care as it will turn out; it ends at the latest on the eighteenth birthday."""
    ended = min(started + (_LASTS.draw(rng) if lasts is None else lasts), child.adult_on)
    age = age_on(child.born, ended)
    reason = (_END_ADULT if ended == child.adult_on else _END_YOUNG if age < 8 else _END_OLDER).draw(rng)
    placement = (_OLDER_PLACEMENTS if age_on(child.born, started) >= 15 or is_unaccompanied else _PLACEMENTS).draw(rng)
    placed = min(started + (0 if rng.random() < 0.45 else between(rng, 20, 900)), ended)
    care = Care(
        child, started, ended, reason, need, "V2" if is_unaccompanied else _STATUS.draw(rng), placement,
        _provider(placement, rng),
        rng.random() < 0.62, _PERMANENCE.draw(rng), is_unaccompanied,
        child.left_care_on is not None and started - child.left_care_on <= 365, placed,
        1 if rng.random() < 0.7 else between(rng, 2, 4),
    )  # fmt: skip
    child.in_care_until, child.left_care_on = ended, ended
    return care


def _provider(placement: str, rng: Random) -> str:
    if placement == "P1":
        return "PR0"
    if placement in ("H5", "K2", "S1", "K1"):
        return "PR4" if rng.random() < 0.78 else "PR5"
    return "PR1" if rng.random() < 0.64 else "PR4" if rng.random() < 0.85 else "PR2"


def already_in_care(town: Town, on: int, children: int, records: Records) -> None:
    """Children who were looked after before the first referral of this history."""
    rng = town.rng
    for _ in range(children):
        child = town.child(on, town.family(on).district, age=between(rng, 2, 15))
        since = between(rng, 30, min(2600, on - child.born))
        lasts = since + _LASTS.draw(rng) * 2 // 3 + 40
        records.care.append(start_care(child, on - since, rng, need="N1", lasts=lasts))


def arrive_alone(town: Town, on: int, records: Records) -> Care:
    """An unaccompanied child seeking asylum, cared for from the day of arrival."""
    rng = town.rng
    first, second, *_ = (district.code for district in town.place.districts)
    child = town.child(on, first if rng.random() < 0.6 else second, age=between(rng, 15, 17))
    child.sex, child.ethnicity = "M" if rng.random() < 0.93 else "F", "BAFR" if rng.random() < 0.45 else "OOTH"
    care = start_care(child, on, rng, need="N8", lasts=1500, is_unaccompanied=True)
    records.care.append(care)
    return care
