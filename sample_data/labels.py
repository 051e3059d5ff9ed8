"""The labels that authorities really type in Annex A, for the codes that this history holds."""

_ETHNICITIES = (
    "WBRI", "WIRI", "WIRT", "WOTH", "WROM", "MWBC", "MWBA", "MWAS", "MOTH", "AIND", "APKN", "ABAN", "AOTH", "BCRB",
    "BAFR", "BOTH", "CHNE", "OOTH", "NOBT", "REFU",
)  # fmt: skip
ETHNICITY = {code: f"{letter}) {code}" for letter, code in zip("abcdefghijklmnopqrst", _ETHNICITIES, strict=True)}
SEX = {"M": "a) Male", "F": "b) Female", "U": "c) Not stated/recorded"}

_SOURCES = {
    "1A": "Individual", "1B": "Individual", "1C": "Individual", "1D": "Individual", "2A": "Schools",
    "2B": "Education services",
    "3A": "Health services", "3B": "Health services", "3C": "Health services", "3D": "Health services",
    "3E": "Health services", "3F": "Health services", "4": "Housing", "5A": "LA services", "5B": "LA services",
    "5C": "LA services", "6": "Police", "7": "Other legal agency", "8": "Other", "9": "Anonymous", "10": "Unknown",
}  # fmt: skip
SOURCE = {
    code: f"{letter}) {code}: {words}"
    for letter, (code, words) in zip("abcdefghijklmnopqrstu", _SOURCES.items(), strict=True)
}
NEED = {
    "N1": "N1 - Abuse or neglect", "N2": "N2 - Child's disability", "N3": "N3 - Parental disability or illness",
    "N4": "N4 - Family in acute stress", "N5": "N5 - Family dysfunction", "N6": "N6 - Socially unacceptable behaviour",
    "N7": "N7 - Low income", "N8": "N8 - Absent parenting", "N9": "N9 - Cases other than children in need",
    "N0": "N0 - Not stated",
}  # fmt: skip
STATUS = {
    "care": "a) Looked after child", "plan": "b) Child Protection plan", "need": "c) Child in need plan",
    "assessment": "d) Open assessment", "closed": "e) Closed episode",
}  # fmt: skip
CLOSURE = {
    "RC1": "RC1 - Adopted", "RC3": "RC3 - Child arrangements order", "RC4": "RC4 - Special guardianship order",
    "RC5": "RC5 - Transferred to services of another local authority",
    "RC6": "RC6 - Transferred to adult social care services",
    "RC7": "RC7 - Services ceased for any other reason, including child no longer in need",
    "RC8": "RC8 - Case closed after assessment, no further action",
    "RC9": "RC9 - Case closed after assessment, referred to early help",
}  # fmt: skip
CATEGORY = {
    "NEG": "a) Neglect", "PHY": "b) Physical abuse", "SAB": "c) Sexual abuse", "EMO": "d) Emotional abuse",
    "MUL": "e) Multiple",
}  # fmt: skip
LEGAL = {
    "C1": "C1: ICO", "C2": "C2: FCO", "E1": "E1: Placement order", "V2": "V2: Single period under S20",
    "L1": "L1: Police protection LA accommodation", "J1": "J1: Remanded to LA or youth detention", "V4": "V4",
}  # fmt: skip
PERMANENCE = {
    "a": "a) Return to family", "b": "b) Adoption", "c": "c) SGO/CAO", "d": "d) Supported living in the community",
    "e": "e) Long-term residential placement", "f": "f) Long-term fostering", "g": "g) Other",
}  # fmt: skip
CARE_END = {
    "E11": "E11 - Adopted", "E3": "d) E3: Care taken by another LA",
    "E4A": "e) E4A: Returned home to live with parents",
    "E4B": "E4B - Returned home, not planned", "E41": "E41 - Child arrangements order",
    "E45": "i) E45: Special Guardianship Orders - former carer",
    "E5": "m) E5: Moved into independent living - supportive",
    "E7": "E7 - Transferred to residential care funded by adult social services",
    "E8": "t) E8: Care ceased for any other reason",
    "E9": "p) E9: Sentenced to custody", "E17": "E17 - Aged 18 and remained with current carers",
}  # fmt: skip
PLACEMENT = {
    "U1": "a) U1: Foster placement - relatives - long term", "U3": "c) U3: Foster placement - relative - not FFA",
    "U4": "d) U4: Foster placement - long term", "U6": "f) U6: Foster placement - not FFA",
    "A6": "j) A6: Placed for adoption - order - not FFA", "P1": "k) P1: Placed with parents",
    "P2": "l) P2: Independent living",
    "H5": "n) H5: Residential accommodation", "K1": "o) K1: Secure children's home", "K2": "p) K2: Children's home",
    "R1": "q) R1: Residential care home", "S1": "u) S1: Residential school",
}  # fmt: skip
PROVIDER = {
    "PR0": "a) PR0 - Provision by parents", "PR1": "b) PR1 - Own provision", "PR2": "c) PR2 - Other LA provision",
    "PR4": "e) PR4 - Private provision", "PR5": "f) PR5 - Voluntary/third sector",
}  # fmt: skip
YES, NO, UNKNOWN = "a) Yes", "b) No", "c) Unknown"


def yes_no(value: bool) -> str:
    """Yes or no as Annex A writes them."""
    return YES if value else NO
