"""A school return each term: six schools, and every pupil on a plan or in care whatever their school."""

from dataclasses import dataclass
from datetime import date
from random import Random

from sample_data.chance import Spread, Weighted, between
from sample_data.days import age_on, day, iso
from sample_data.history import History
from sample_data.place import SCHOOLS
from sample_data.records import Care, Plan

HEADERS = [
    "child_id", "social_care_child_id", "social_care_match", "sex", "ethnicity", "date_of_birth", "is_disabled",
    "district",
    "special_educational_provision", "sessions_possible", "sessions_authorised_absence",
    "sessions_unauthorised_absence",
    "suspensions", "sessions_suspended", "suspension_reasons", "is_permanently_excluded", "is_on_roll_at_term_end",
    "leaving_reason",
]  # fmt: skip
_SCHOOL_DISTRICTS = ("HAR", "TAN", "FOX", "HAR", "TAN", "SKE")
_ETHNICITIES = Weighted({"WBRI": 660, "WOTH": 70, "APKN": 44, "BAFR": 42, "MOTH": 34, "MWBC": 24, "AIND": 26,
    "ABAN": 18, "AOTH": 20, "OOTH": 24, "WIRI": 6, "BCRB": 8, "CHNE": 8, "NOBT": 16})  # fmt: skip
_REASONS = Weighted({"DB": 48, "PP": 17, "VA": 14, "VP": 6, "PA": 6, "DA": 4, "DM": 3, "BU": 2})
_ABSENCE = Spread((0, 0), (0.2, 1), (0.55, 5), (0.8, 10), (0.93, 19), (1, 60))
_ABSENCE_ON_PLAN = Spread((0, 1), (0.2, 6), (0.43, 10), (0.75, 24), (1, 75))
_POSSIBLE = {"autumn": 140, "spring": 116, "summer": 124}


@dataclass(frozen=True, slots=True)
class Term:
    """One school term that is supplied."""

    school_year: str
    name: str
    ended: int


@dataclass(slots=True, eq=False)
class Pupil:
    """One invented pupil."""

    number: str
    social_care_id: str
    match: str
    sex: str
    ethnicity: str
    born: int
    is_disabled: bool
    district: str
    provision: str
    chance_of_suspension: float
    is_on_plan: bool = False


def terms() -> list[Term]:
    """Every term from autumn 2022 to summer 2025."""
    found = []
    for year in range(2022, 2025):
        title = f"{year}-{(year + 1) % 100:02d}"
        ends = {"autumn": f"{year}-12-20", "spring": f"{year + 1}-03-31", "summer": f"{year + 1}-07-21"}
        found += [Term(title, name, day(ended)) for name, ended in ends.items()]
    return found


class Schools:
    """The pupils of the town's return, who stay at their school from term to term."""

    def __init__(self, history: History, rng: Random) -> None:
        self.rng = rng
        self._made = 0
        self._cohorts: dict[tuple[int, int], list[Pupil]] = {}
        self._known: dict[str, Pupil] = {}
        self._watched: list[Plan | Care] = [*history.records.plans, *history.records.care]

    def rows(self, term: Term) -> list[list[str]]:
        """The rows of one term's return."""
        pupils = [pupil for place in range(len(SCHOOLS)) for pupil in self._on_roll(place, term)]
        pupils += self._known_to_social_care(term)
        return sorted((self._row(pupil, term) for pupil in pupils), key=lambda row: row[0])

    def _on_roll(self, place: int, term: Term) -> list[Pupil]:
        _, first, last, size = SCHOOLS[place]
        started = int(term.school_year[:4])
        pupils = []
        for group in range(first, last + 1):
            cohort = (place, started - group)
            if cohort not in self._cohorts:
                self._cohorts[cohort] = [
                    self._pupil(place, started - group) for _ in range(size + between(self.rng, -4, 4))
                ]
            pupils += self._cohorts[cohort]
        return pupils

    def _pupil(self, place: int, entered: int) -> Pupil:
        rng = self.rng
        born = date(entered - 5, 9, 1).toordinal() + between(rng, 0, 364)
        chance = rng.random()
        is_primary = SCHOOLS[place][1] == 0
        return self._make(
            "", "not_checked" if chance < 0.06 else "not_known", "M" if rng.random() < 0.51 else "F",
            _ETHNICITIES.draw(rng), born,
            rng.random() < 0.04, _SCHOOL_DISTRICTS[place],
            (0.001 if is_primary else 0.015) * (6 if rng.random() < 0.1 else 0.7),
        )  # fmt: skip

    def _make(
        self,
        known_as: str,
        match: str,
        sex: str,
        ethnicity: str,
        born: int,
        is_disabled: bool,
        district: str,
        suspended: float,
    ) -> Pupil:
        self._made += 1
        chance = self.rng.random()
        more = 0.28 if known_as else 0
        provision = "E" if chance < 0.05 + more / 2 else "K" if chance < 0.19 + more else "N"
        return Pupil(
            f"Z999{self._made * 37:09d}",
            known_as,
            match,
            sex,
            ethnicity,
            born,
            is_disabled,
            district,
            provision,
            suspended,
        )

    def _known_to_social_care(self, term: Term) -> list[Pupil]:
        for one in self._watched:
            child = one.child
            if one.started <= term.ended < one.ended and child.id not in self._known:
                self._known[child.id] = self._make(
                    child.id,
                    "matched",
                    child.sex,
                    child.ethnicity,
                    child.born,
                    child.is_disabled,
                    child.district,
                    0.055,
                )
        on_plan = {p.child.id for p in self._watched if isinstance(p, Plan) and p.started <= term.ended < p.ended}
        found = []
        for child_id, pupil in self._known.items():
            if 5 <= age_on(pupil.born, term.ended) <= 15:
                pupil.is_on_plan = child_id in on_plan
                found.append(pupil)
        return found

    def _row(self, pupil: Pupil, term: Term) -> list[str]:
        rng = self.rng
        possible = _POSSIBLE[term.name] - (between(rng, 20, 60) if rng.random() < 0.02 else 0)
        percent = (_ABSENCE_ON_PLAN if pupil.is_on_plan else _ABSENCE).draw(rng)
        absent = min(possible * percent // 100 + between(rng, 0, 1), possible)
        unauthorised = absent * between(rng, 5, 45) // 100
        older = age_on(pupil.born, term.ended) >= 11
        times = 0
        while times < 4 and rng.random() < pupil.chance_of_suspension * (1.8 if older else 0.5) * (1 + 3 * (times > 0)):
            times += 1
        lost = sum(between(rng, 1, 6) for _ in range(times))
        leaves = rng.random() < 0.008
        return [
            pupil.number, pupil.social_care_id, pupil.match, pupil.sex, pupil.ethnicity, iso(pupil.born),
            "yes" if pupil.is_disabled else "no", pupil.district, pupil.provision, str(possible),
            str(absent - unauthorised),
            str(unauthorised), str(times), str(lost) if times else "0",
            ";".join(dict.fromkeys(_REASONS.draw(rng) for _ in range(times))),
            "yes" if times and rng.random() < 0.02 else "no",
            "no" if leaves else "yes",
            ("moved_school" if rng.random() < 0.7 else "elective_home_education") if leaves else "",
        ]  # fmt: skip
