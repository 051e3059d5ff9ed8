"""Finds every dataset by its place: `schemas/<agency>/<dataset>.py` holds one model, and that is all it takes."""

from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

from schemas.extract import Dataset, Extract, dataset_of

_HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Agency:
    """An agency that supplies extracts, as its folder's `__init__.py` says."""

    id: str
    name: str
    data_owner: str
    sharing_agreement: str
    codes: tuple[str, ...]
    """Codes of the list `agency` that send extracts under this folder; the first is the usual sender."""


_SPELT = {"lado"}
"""Parts of names that are read letter by letter, or as a name."""


@cache
def agencies() -> tuple[Agency, ...]:
    """Every agency, in order of its folder's name."""
    found = []
    for module in iter_modules([str(_HERE)]):
        if module.ispkg and module.name != "codes":
            package = import_module(f"schemas.{module.name}")
            found.append(
                Agency(module.name, package.NAME, package.DATA_OWNER, package.SHARING_AGREEMENT, package.AGENCY_CODES)
            )
    return tuple(found)


@cache
def datasets() -> tuple[Dataset, ...]:
    """Every dataset, in order of agency and name."""
    return tuple(
        _dataset(agency.id, module.name)
        for agency in agencies()
        for module in iter_modules([str(_HERE / agency.id)])
        if not module.name.startswith("_")
    )


def dataset(dataset_id: str) -> Dataset:
    """The dataset `<agency>/<dataset>`. Raises KeyError."""
    for found in datasets():
        if found.id == dataset_id:
            return found
    raise KeyError(dataset_id)


def name_in_words(dataset_id: str) -> str:
    """`childrens_social_care/section_47_enquiries` as `section 47 enquiries`; LADO in capitals."""
    words = dataset_id.partition("/")[2].split("_")
    return " ".join(word.upper() if word in _SPELT else word for word in words)


def _dataset(agency: str, name: str) -> Dataset:
    module = import_module(f"schemas.{agency}.{name}")
    models = [
        member
        for member in vars(module).values()
        if isinstance(member, type) and issubclass(member, Extract) and member.__module__ == module.__name__
    ]
    if len(models) != 1:
        raise TypeError(f"schemas/{agency}/{name}.py must hold exactly one model; it holds {len(models)}")
    return dataset_of(models[0], agency, name)
