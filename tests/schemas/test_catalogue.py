"""The catalogue: every dataset found by its place, and nothing in it that contradicts itself."""

import pytest

from schemas.catalogue import Agency, agencies, dataset, datasets
from schemas.codes import CodeList, code_list, code_lists, normalise, resolve
from schemas.extract import AcrossRule, Dataset, Part, Rule

OWN = Part("own", "Own columns", ())
EVERY = pytest.mark.parametrize("found", datasets(), ids=lambda found: found.id)


def test_finds_every_dataset_of_this_release() -> None:
    assert {found.id for found in datasets()} >= {
        "childrens_social_care/referrals", "childrens_social_care/assessments",
        "childrens_social_care/section_47_enquiries", "childrens_social_care/child_protection_plans",
        "childrens_social_care/children_looked_after", "childrens_social_care/missing_episodes",
        "police/vulnerability_notifications", "health/child_protection_medicals", "education/pupil_terms",
        "partnership/audited_cases", "partnership/actions", "ons/population_estimates", "dfe/published_indicators",
        "partnership/section_11_returns", "partnership/training_courses", "partnership/training_evaluations",
    }  # fmt: skip


def test_an_unknown_dataset_is_refused() -> None:
    with pytest.raises(KeyError):
        dataset("police/referrals")


@pytest.mark.parametrize("agency", agencies(), ids=lambda agency: agency.id)
def test_each_agency_says_who_owns_its_data(agency: Agency) -> None:
    assert all(getattr(agency, field) for field in ("name", "data_owner", "sharing_agreement", "codes"))
    assert set(agency.codes) <= set(code_list("agency").codes)


@EVERY
def test_the_grain_says_what_one_row_is(found: Dataset) -> None:
    assert found.grain.startswith("One row per ")
    assert found.owner


@EVERY
def test_every_column_that_is_named_exists(found: Dataset) -> None:
    names = {column.name for column in found.columns}
    named = {*found.key, found.index, *(rule_column for rule in found.rules for rule_column in rule.columns)}
    named |= {column for rule in found.across for column in rule.columns}
    named |= {column for part in found.parts for column in (*part.sets, *part.renames.values())}
    named |= {name for name in (found.end, found.index_otherwise) if name}
    assert named <= names
    assert found.age_at is None or found.age_at in names | {"as_at"}


@EVERY
def test_every_code_list_that_is_named_exists_and_holds_what_parts_set(found: Dataset) -> None:
    for column in found.columns:
        if column.code_list:
            assert code_list(column.code_list).name == column.code_list
    for part in found.parts:
        for name, value in part.sets.items():
            column = found.column(name)
            allowed = ("yes", "no") if column.kind == "yes_no" else code_list(str(column.code_list)).codes
            assert value in allowed


@EVERY
def test_every_header_means_one_column_within_a_part(found: Dataset) -> None:
    for part in (*found.parts, OWN):
        meanings: dict[str, set[str]] = {}
        for column in found.columns:
            for header in {column.name, *column.headers}:
                meanings.setdefault(normalise(header), set()).add(column.name)
        for header, name in part.renames.items():
            meanings[normalise(header)] = {name}
        assert {header for header, columns in meanings.items() if len(columns) > 1} == set()


@EVERY
def test_every_published_list_is_recognised_by_headers_that_the_dataset_understands(found: Dataset) -> None:
    known = {normalise(header) for column in found.columns for header in (column.name, *column.headers)}
    for part in found.parts:
        assert {normalise(header) for header in part.recognised_by} <= known
        assert part.recognised_by or part.id == "own"


@EVERY
def test_a_part_that_sets_a_column_on_loading_leaves_none_blank(found: Dataset) -> None:
    set_by_name = {"school_year", "term", "social_care_match"}
    needed = {c.name for c in found.columns if c.required and c.set_on_loading} - set_by_name
    if found.id != "dfe/published_indicators":  # period_type is set by the loader of each publisher's tables
        assert all(needed <= set(part.sets) for part in found.parts)


@EVERY
def test_every_rule_says_what_is_wrong_and_what_to_do_in_a_sentence(found: Dataset) -> None:
    rules: tuple[Rule | AcrossRule, ...] = (*found.rules, *found.across)
    for rule in rules:
        for words in (rule.says, rule.fix):
            assert words[0].isupper()
            assert words.endswith(".")
            assert "{" not in words
    ids = [rule.id for rule in rules]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("codes", code_lists(), ids=lambda codes: codes.name)
def test_every_code_and_title_resolves_to_itself(codes: CodeList) -> None:
    for code, title in codes.codes.items():
        assert resolve(code, codes) == code
        assert resolve(title, codes) == code
