"""Progress: steps announce how far they are; whoever runs them may listen and show it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TaskID, TextColumn, TimeElapsedColumn

_listeners: list[Callable[[str, int, int], None]] = []


def announce(step: str, done: int, of: int) -> None:
    """Say that `done` of `of` parts of a step are done. Parts are counted, never named."""
    for listener in _listeners:
        listener(step, done, of)


@contextmanager
def shown_progress() -> Iterator[None]:
    """Draw a bar for each step announced inside the block; plain and silent where there is no terminal."""
    console = Console(stderr=True)
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=console, transient=False, disable=not console.is_terminal) as bars:
        steps: dict[str, TaskID] = {}

        def draw(step: str, done: int, of: int) -> None:
            if step not in steps:
                steps[step] = bars.add_task(step, total=of)
                if not console.is_terminal:
                    console.print(f"{step} ...", highlight=False)
            bars.update(steps[step], completed=done, total=of)

        _listeners.append(draw)
        try:
            yield
        finally:
            _listeners.remove(draw)
