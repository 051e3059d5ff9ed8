"""The children of the invented town who come to notice, and their families. No real child is described."""

from dataclasses import dataclass, field
from random import Random

from sample_data.chance import Weighted, between
from sample_data.days import eighteenth_birthday
from sample_data.place import ALDERMERE, Place

_ETHNICITIES = Weighted({
    "WBRI": 640, "WIRI": 5, "WIRT": 4, "WROM": 8, "WOTH": 62, "MWBC": 28, "MWBA": 13, "MWAS": 15, "MOTH": 26,
    "AIND": 16, "APKN": 38, "ABAN": 19, "AOTH": 18, "CHNE": 5, "BCRB": 10, "BAFR": 38, "BOTH": 10, "OOTH": 22,
    "REFU": 4, "NOBT": 19,
})  # fmt: skip
_AGES = Weighted({
    -1: 20, 0: 62, 1: 48, 2: 48, 3: 48, 4: 48, 5: 53, 6: 53, 7: 53, 8: 53, 9: 53,
    10: 61, 11: 61, 12: 61, 13: 61, 14: 61, 15: 61, 16: 56, 17: 34,
})  # fmt: skip
_SIBLINGS = Weighted({1: 66, 2: 22, 3: 9, 4: 3})


@dataclass(slots=True, eq=False)
class Child:
    """One invented child; days are ordinals."""

    id: str
    sex: str
    ethnicity: str
    born: int
    is_disabled: bool
    district: str
    adult_on: int
    plans: int = 0
    """Protection plans before the one being made, wherever they were."""
    plan_ended: int | None = None
    in_care_until: int | None = None
    left_care_on: int | None = None
    enquiries: list[tuple[int, bool]] = field(default_factory=list)
    """The days of section 47 enquiries so far, and whether each led to a conference."""

    def is_child_on(self, day: int) -> bool:
        """Whether under 18 on a day."""
        return day < self.adult_on

    def is_in_care_on(self, day: int) -> bool:
        """Whether looked after on a day, or later as is already settled."""
        return self.in_care_until is not None and day <= self.in_care_until


@dataclass(slots=True, eq=False)
class Family:
    """Children who live together and are referred together."""

    district: str
    children: list[Child] = field(default_factory=list)
    referred_on: int = 0
    """The latest referral."""
    closed_on: int = 0
    """When the latest case closed: the family can be referred again after it."""
    helped_early_on: int = 0


class Town:
    """Makes families and gives every child a number of its own."""

    def __init__(self, rng: Random, place: Place = ALDERMERE) -> None:
        self.rng = rng
        self.place = place
        self._districts = Weighted({district.code: district.family_weight for district in place.districts})
        self.organisations = Weighted(dict(zip(place.organisations, place.organisation_weights, strict=True)))
        self._made = 0

    def family(self, day: int, *, district: str | None = None) -> Family:
        """A family that is first noticed on a day."""
        home = Family(district or self._districts.draw(self.rng))
        ethnicity = _ETHNICITIES.draw(self.rng)
        for _ in range(_SIBLINGS.draw(self.rng)):
            home.children.append(self.child(day, home.district, ethnicity=ethnicity))
        return home

    def child(self, day: int, district: str, *, ethnicity: str | None = None, age: int | None = None) -> Child:
        """A child of a given age, or of an age usual among referred children."""
        rng = self.rng
        years = _AGES.draw(rng) if age is None else age
        born = day + between(rng, 10, 200) if years < 0 else day - int(years * 365.25) - between(rng, 2, 360)
        self._made += 1
        return Child(
            id=str(4_100_000 + self._made * 3),
            sex="M" if rng.random() < 0.52 else "F",
            ethnicity=ethnicity if ethnicity and rng.random() < 0.97 else _ETHNICITIES.draw(rng),
            born=born,
            is_disabled=rng.random() < 0.115,
            district=district,
            adult_on=eighteenth_birthday(born),
            plans=1 if rng.random() < 0.16 else 0,
        )
