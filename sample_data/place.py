"""The invented places: the town of Aldermere and, smaller, the county of Pellworth. None of them exists."""

from collections.abc import Mapping
from dataclasses import dataclass

TEAM_KINDS = ("Assessment Team", "Family Safeguarding Team", "Children in Care Team")


@dataclass(frozen=True, slots=True)
class District:
    """A part of a place: its share of the place's children, and of the families who come to notice."""

    code: str
    title: str
    children: int
    family_weight: int


@dataclass(frozen=True, slots=True)
class Place:
    """Where a partnership is: its districts, and who completes early help assessments there."""

    name: str
    area_code: str
    districts: tuple[District, ...]
    organisations: Mapping[str, str]
    """Name to agency code."""
    organisation_weights: tuple[int, ...]
    size: int = 100
    """How much comes to notice there, as a percentage of Aldermere's."""

    @property
    def teams(self) -> dict[str, str]:
        """Name of each team to the district that it serves."""
        return {f"{district.title} {kind}": district.code for district in self.districts for kind in TEAM_KINDS}


ALDERMERE = Place(
    name="Aldermere (invented)",
    area_code="E06009999",
    districts=(
        District("HAR", "Harbourside", 22_100, 41),
        District("TAN", "Tannery Quarter", 21_300, 29),
        District("WEN", "Wend Bank", 20_400, 17),
        District("FOX", "Foxley Vale", 18_900, 11),
        District("SKE", "Skerrin Island", 2_300, 2),
    ),
    organisations={
        "Aldermere Early Help Service": "la_early_help",
        "Harbourside Family Hub": "la_early_help",
        "Tannery Quarter Family Hub": "la_early_help",
        "Lantern Street Primary School": "schools",
        "Kittiwake Academy": "schools",
        "Wend Bank Health Visiting Service": "community_trust",
        "Paper Boat Children's Charity": "voluntary_sector",
    },
    organisation_weights=(30, 22, 16, 12, 7, 8, 5),
)
PELLWORTH = Place(
    name="Pellworth (invented)",
    area_code="E10009998",
    districts=(
        District("UPE", "Upper Pell", 13_000, 30),
        District("PEM", "Pellmouth", 20_400, 52),
        District("CIN", "Cinder Moor", 9_100, 18),
    ),
    organisations={"Pellworth Families First": "la_early_help", "Cinder Moor Village School": "schools"},
    organisation_weights=(80, 20),
    size=41,
)
PLACES = (ALDERMERE, PELLWORTH)
_OF_DISTRICT = {district.code: (place, district) for place in PLACES for district in place.districts}

AREA_CODE, AREA_NAME, DISTRICTS = ALDERMERE.area_code, ALDERMERE.name, ALDERMERE.districts

_FIRST = ("Invented", "Sample", "Specimen", "Model", "Pattern", "Example", "Mock", "Notional")
_LAST = ("Ashkettle", "Bramblewick", "Candlefern", "Dovewhistle", "Emberlatch", "Fogmantle", "Gillyrope", "Hazelspoon")
WORKERS = tuple(f"{first} {last}" for first in _FIRST for last in _LAST)

# Six schools: name, first school year taught, last, pupils in each year.
SCHOOLS = (
    ("Lantern Street Primary School", 0, 6, 55),
    ("Ropewalk Primary School", 0, 6, 60),
    ("Foxley Fields Primary School", 0, 6, 45),
    ("Kittiwake Academy", 7, 11, 230),
    ("Tannery Gate School", 7, 11, 210),
    ("Skerrin Sound School", 7, 11, 130),
)


def team(district: str, kind: int) -> str:
    """The district's team of a kind: 0 assessment, 1 family safeguarding, 2 children in care."""
    return f"{_OF_DISTRICT[district][1].title} {TEAM_KINDS[kind]}"


def place_name(district: str) -> str:
    """The name of the place that a district is part of."""
    return _OF_DISTRICT[district][0].name
