"""Mid-year populations of the invented town, aged 0 to 17: one release a year, each with every mid-year so far."""

from sample_data.place import ALDERMERE, Place

HEADERS = ["area_code", "area_name", "mid_year", "age_from", "age_to", "sex", "ethnic_group", "population", "release"]
_TOTALS = {2019: 83_900, 2020: 84_250, 2021: 84_400, 2022: 84_720, 2023: 84_900, 2024: 85_000}
_GROUPS = {"white": 735, "mixed": 78, "asian": 98, "black": 62, "other": 27}


def rows(release: int, place: Place = ALDERMERE) -> list[list[str]]:
    """Single years of age by mid-year, then the whole age range by ethnic group, as one release holds them."""
    found = []
    area = [place.area_code, place.name]
    for year, total in _TOTALS.items():
        if year >= release:
            continue
        # A later release revises what an earlier one said, as it does in life.
        revised = (total + (release - year - 1) * 40) * place.size // 100
        for age, children in enumerate(_by_age(revised)):
            found.append([*area, str(year), str(age), str(age), "all", "all", str(children), str(release)])
        for group, share in _GROUPS.items():
            found.append([*area, str(year), "0", "17", "all", group, str(revised * share // 1000), str(release)])
    return found


def _by_age(total: int) -> list[int]:
    weights = [5300 + 26 * age if age < 12 else 5560 - 9 * (age - 12) for age in range(18)]
    ages = [total * weight // sum(weights) for weight in weights]
    ages[10] += total - sum(ages)
    return ages
