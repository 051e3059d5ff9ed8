"""The page `docs/framework.md`: every system of the frameworks, and what of this release serves it."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from indicators.catalogue import library
from indicators.definition import Indicator, Question
from indicators.framework import Framework, System, framework
from pipelines.commands.printing import print_json, settings_of
from reports.words import capital
from schemas.catalogue import datasets

_QUESTIONS: Mapping[Question, str] = {
    "how_much": "how much",
    "how_well": "how well",
    "difference": "whether it made a difference",
}
_INTRODUCTION = (
    "# What serves the framework",
    "Safeguarding partnerships publish a learning and improvement framework: what they do to learn, and how they will "
    "know that it made a difference. This page takes the systems that two such frameworks name and says, for each, "
    "the sentence that asks for it, the datasets that it is told from, the indicators that it is judged by, and the "
    "page where a reader finds it.",
    "It is written from [`indicators/framework.toml`](../indicators/framework.toml) by `just framework`; a test fails "
    "where the two differ, or where a row names what the release does not hold.",
)


def show_framework(path: Path | None, *, as_json: bool) -> None:
    """Print the page or, for a program, its rows; or write the page to a file."""
    if as_json:
        print_json([one.model_dump(mode="json") for one in framework().system])
    elif path is None:
        print(framework_page())
    else:
        path.write_text(framework_page() + "\n", encoding="utf-8", newline="\n")


def framework_page() -> str:
    """The page as Markdown."""
    held = framework()
    known = {one.id: one for one in library()}
    parts = [*_INTRODUCTION, _summary(held, known.values())]
    for one in held.system:
        parts += _section(one, held, known)
    return "\n\n".join(parts)


def _summary(held: Framework, known: Iterable[Indicator]) -> str:
    questions = [one.question for one in known]
    told = ", ".join(f"{questions.count(name)} ask {words}" for name, words in _QUESTIONS.items())
    return f"{len(held.system)} systems, {len(datasets())} datasets, {len(questions)} indicators ({told})."


def _section(one: System, held: Framework, known: Mapping[str, Indicator]) -> Iterator[str]:
    yield f"## {one.number}. {one.name}"
    yield f"> {one.sentence}\n>\n> *{held.sources[one.source].title}*"
    lines = [
        ("Datasets", ", ".join(map(_dataset_words, one.datasets))),
        *_by_question([known[name] for name in one.indicators if name in known]),
        ("Not counted yet", "; ".join(_why_not(name, held) for name in one.indicators if name not in known)),
        ("Where it is read", ", ".join(held.pages[name] for name in one.pages)),
    ]
    yield "\n".join(f"- **{term}:** {words}" for term, words in lines if words)


def _dataset_words(name: str) -> str:
    # What the product writes of its own work has a table in the warehouse and no model.
    return f"`{name}`" if name.startswith("pipeline/") else f"[`{name}`](../schemas/{name}.py)"


def _why_not(name: str, held: Framework) -> str:
    return f"`{name}` ({held.reasons.get(name, 'no reason is given')})"


def _by_question(indicators: Iterable[Indicator]) -> Iterator[tuple[str, str]]:
    found = tuple(indicators)
    for question, words in _QUESTIONS.items():
        yield capital(words), "; ".join(_indicator_words(one) for one in found if one.question == question)


def _indicator_words(one: Indicator) -> str:
    title = one.words(one.title, settings_of(None))
    return f"[{title}](../indicators/library/{one.theme}/{one.id}.toml)"
