"""The invented town of Aldermere: districts, teams, schools and organisations. None of them exists."""

from dataclasses import dataclass

AREA_CODE = "E06009999"
AREA_NAME = "Aldermere (invented)"


@dataclass(frozen=True, slots=True)
class District:
    """A part of the town: its share of the town's children, and of the families who come to notice."""

    code: str
    title: str
    children: int
    family_weight: int


DISTRICTS = (
    District("HAR", "Harbourside", 22_100, 41),
    District("TAN", "Tannery Quarter", 21_300, 29),
    District("WEN", "Wend Bank", 20_400, 17),
    District("FOX", "Foxley Vale", 18_900, 11),
    District("SKE", "Skerrin Island", 2_300, 2),
)
TITLES = {district.code: district.title for district in DISTRICTS}
TEAM_KINDS = ("Assessment Team", "Family Safeguarding Team", "Children in Care Team")
TEAMS = {f"{d.title} {kind}": d.code for d in DISTRICTS for kind in TEAM_KINDS}

_FIRST = ("Invented", "Sample", "Specimen", "Model", "Pattern", "Example", "Mock", "Notional")
_LAST = ("Ashkettle", "Bramblewick", "Candlefern", "Dovewhistle", "Emberlatch", "Fogmantle", "Gillyrope", "Hazelspoon")
WORKERS = tuple(f"{first} {last}" for first in _FIRST for last in _LAST)

ORGANISATIONS = {
    "Aldermere Early Help Service": "la_early_help",
    "Harbourside Family Hub": "la_early_help",
    "Tannery Quarter Family Hub": "la_early_help",
    "Lantern Street Primary School": "schools",
    "Kittiwake Academy": "schools",
    "Wend Bank Health Visiting Service": "community_trust",
    "Paper Boat Children's Charity": "voluntary_sector",
}
ORGANISATION_WEIGHTS = (30, 22, 16, 12, 7, 8, 5)

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
    return f"{TITLES[district]} {TEAM_KINDS[kind]}"
