"""The framework's systems: each is quoted word for word, and nothing of the release serves none."""

import re
from pathlib import Path

import pytest
from pydantic import ValidationError

from indicators.catalogue import library
from indicators.framework import Framework, System, framework

EVERY = pytest.mark.parametrize("system", framework().system, ids=lambda one: f"system-{one.number}")
QUESTIONS = ("how_much", "how_well", "difference")


@pytest.fixture(scope="module")
def specification(shared: Path) -> str:
    path = shared / "design" / "domain.md"
    if not path.is_file():
        pytest.skip("the specification is not beside the checkout")
    return path.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def rows(specification: str) -> list[list[str]]:
    """The cells of each row of the specification's table of systems."""
    table = specification.split("## 1 The framework's systems")[1].split("\n## 2 ")[0]
    return [line.strip("| ").split(" | ") for line in table.splitlines() if re.match(r"\| \d+ ", line)]


@pytest.fixture(scope="module")
def specified(specification: str) -> dict[str, list[str]]:
    """Every indicator of the specification's catalogue, with the cells of its row."""
    table = specification.split("### 4.1 Catalogue")[1].split("### 4.2 ")[0]
    found = [line.strip("| ").split(" | ") for line in table.splitlines() if line.startswith("| `")]
    return {cells[0].strip("`"): cells for cells in found}


def named(cell: str) -> set[str]:
    return set(re.findall(r"`([^`]+)`", cell))


def is_quoted(sentence: str, text: str) -> bool:
    """Whether the text says the sentence word for word; where its lines break does not matter."""
    return sentence in " ".join(text.split())


@EVERY
def test_quotes_a_sentence_that_stands_in_its_source(system: System, shared: Path) -> None:
    folder = shared / "frameworks"
    if not folder.is_dir():
        pytest.skip("the frameworks are not beside the checkout")
    text = (folder / framework().sources[system.source].file).read_text(encoding="utf-8")
    assert is_quoted(system.sentence, text)
    assert 40 < len(system.sentence) < 250


def test_would_notice_a_sentence_that_was_bettered() -> None:
    assert is_quoted("learning is shared", "The\n\nlearning is\nshared.")
    assert not is_quoted("learning is shared", "The learning will be shared.")


def test_no_sentence_is_quoted_twice() -> None:
    sentences = [one.sentence for one in framework().system]
    assert len(sentences) == len(set(sentences))


def test_names_the_systems_of_the_specification_with_their_datasets_and_indicators(rows: list[list[str]]) -> None:
    ours = {str(one.number): one for one in framework().system}
    assert list(ours) == [cells[0] for cells in rows]
    assert len(ours) == 49
    for number, name, _, datasets, indicators, _ in rows:
        assert ours[number].name == name.replace('"', "'")
        assert set(ours[number].datasets) >= named(datasets)
        assert set(ours[number].indicators) >= named(indicators)


def test_names_indicators_that_the_library_counts_or_says_why_not() -> None:
    held = {one.id for one in library()} | set(framework().reasons)
    assert sorted({name for one in framework().system for name in one.indicators} - held) == []


def test_every_indicator_of_the_library_serves_a_system() -> None:
    served = {name for one in framework().system for name in one.indicators}
    assert [one.id for one in library() if one.id not in served] == []


def test_a_reason_is_given_only_for_what_is_not_counted() -> None:
    assert set(framework().reasons) & {one.id for one in library()} == set()


def test_counts_every_indicator_of_the_specification_or_says_why_not(specified: dict[str, list[str]]) -> None:
    held = {one.id for one in library()} | set(framework().reasons)
    assert len(specified) == 120
    assert sorted(set(specified) - held) == []


def test_asks_of_each_indicator_the_question_of_the_specification(specified: dict[str, list[str]]) -> None:
    asked = [cells[2].split()[0] for cells in specified.values()]
    assert [asked.count(question) for question in QUESTIONS] == [14, 61, 45]
    for one in (each for each in library() if each.id in specified):
        _, _, question, accountability, unit, polarity, timing, *_ = specified[one.id]
        assert question == one.question + (f" ({one.difference})" if one.difference else ""), one.id
        assert (accountability, unit, polarity, timing) == (
            one.accountability, one.unit, one.polarity, one.timing,
        ), one.id  # fmt: skip


def test_counts_120_indicators_of_which_45_ask_about_difference(specified: dict[str, list[str]]) -> None:
    """More may be added beside them; none may be taken away."""
    assert framework().reasons == {}
    asked = [one.question for one in library() if one.id in specified]
    assert len(asked) == 120
    assert asked.count("difference") == 45


@pytest.mark.parametrize("empty", ["name", "sentence", "datasets", "indicators", "pages"])
def test_a_row_with_an_empty_place_is_refused(empty: str) -> None:
    (first, *_) = framework().system
    facts = first.model_dump() | {empty: "" if isinstance(getattr(first, empty), str) else ()}
    with pytest.raises(ValidationError, match=empty):
        System.model_validate(facts)


@pytest.mark.parametrize("wrong", [{"pages": ("no_such_page",)}, {"source": "hearsay"}, {"number": 3}])
def test_a_row_that_names_what_the_file_does_not_hold_is_refused(wrong: dict[str, object]) -> None:
    facts = framework().model_dump()
    facts["system"] = [facts["system"][0] | wrong]
    with pytest.raises(ValidationError, match=r"system 1 names|numbered from 1"):
        Framework.model_validate(facts)
