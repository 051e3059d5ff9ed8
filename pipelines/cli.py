"""The command line, `golden-thread`: one function a command; what a command needs is imported when it runs."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from traceback import extract_tb
from typing import TYPE_CHECKING, Annotated

import typer

from pipelines.commands.when import quarter_and_day, year_and_day

if TYPE_CHECKING:
    from pipelines.partnership import Partnership

DEFECT = 70
"""The exit code of a defect of our own (EX_SOFTWARE of sysexits.h)."""
_PROJECT = Path(__file__).resolve().parents[1]

app = typer.Typer(
    help="From a folder of agency extracts to a safeguarding partnership's quarterly dashboard.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["-h", "--help"]},
)

Folder = Annotated[Path, typer.Option("--partnership", "-p", help="The partnership's folder.", show_default="here")]
MaybeFolder = Annotated[Path | None, typer.Option("--partnership", "-p", help="The partnership's folder.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON, for a program to read.")]
QuarterName = Annotated[
    str | None,
    typer.Option(
        "--quarter", "-q", help="A reporting quarter, like 2025-26-q2.", show_default="the last that has ended"
    ),
]
AsAt = Annotated[
    str | None, typer.Option("--as-at", help="The day on which this is done, like 2025-10-31.", show_default="today")
]
Year = Annotated[str, typer.Option("--year", "-y", help="A financial year, like 2024-25.")]
Audience = Annotated[
    str | None,
    typer.Option(
        "--audience",
        help="Whom the edition is for: public, restricted or one that you declare.",
        show_default="the setting disclosure_profile",
    ),
]


def main() -> None:
    """Run the command line; a fault of the input ends in a sentence and a non-zero exit, never a traceback."""
    with _faults_told():
        app()


@app.command()
def init(
    folder: Annotated[Path, typer.Argument(help="A folder that is empty or does not exist yet.")],
    name: Annotated[str, typer.Option(help="The partnership's name.")] = "Our Safeguarding Children Partnership",
) -> None:
    """Make a partnership's folder: settings, business plan, an inbox and an outbox for each agency."""
    from pipelines.commands.founding import found_partnership
    from pipelines.commands.printing import say
    from pipelines.partnership import today

    found_partnership(folder, name, today())
    say(f"[bold]{folder}[/bold] is ready. Read its README.md, then edit partnership.toml and business_plan.toml.")
    say("Keep a copy of keys/pseudonym.key apart from this folder: without it every child would become a new child.")


@app.command()
def demo(
    folder: Annotated[Path, typer.Argument(help="Where to put it.")] = Path("demo"),
    second: Annotated[bool, typer.Option("--second", help="The second invented partnership, smaller.")] = False,
) -> None:
    """Make an invented partnership, run everything on it, and say where its board page is."""
    from pipelines.commands.demonstration import FIRST, SECOND, run_demonstration

    run_demonstration(folder, SECOND if second else FIRST)


@app.command()
def run(
    partnership: Folder = Path(), quarter: QuarterName = None, as_at: AsAt = None, audience: Audience = None
) -> None:
    """Receive what is in the inbox, count, and publish the quarter. Running it again changes nothing, and says so."""
    from pipelines.commands.running import run_partnership

    run_partnership(_open(partnership), *quarter_and_day(quarter, as_at), audience)


@app.command()
def update(partnership: Folder = Path(), quarter: QuarterName = None, as_at: AsAt = None) -> None:
    """Publish the Learning from Practice Update of the half-year that ends with a quarter, by default the last one."""
    from pipelines.commands.documents import last_half_year, publish_update

    ours, (latest, day) = _open(partnership), quarter_and_day(quarter, as_at)
    publish_update(ours, latest if quarter else last_half_year(ours, latest), day)


@app.command("annual-pack")
def annual_pack(year: Year, partnership: Folder = Path(), as_at: AsAt = None) -> None:
    """Publish the annual report data pack of a financial year, for the public, with its tables as a workbook."""
    from pipelines.commands.documents import publish_pack

    publish_pack(_open(partnership), *year_and_day(year, as_at))


@app.command("framework-review")
def framework_review(year: Year, partnership: Folder = Path(), as_at: AsAt = None) -> None:
    """Publish the annual review of the framework: which of its activities happened in the year, and which did not."""
    from pipelines.commands.documents import publish_review

    publish_review(_open(partnership), *year_and_day(year, as_at))


@app.command()
def serve(partnership: Folder = Path()) -> None:
    """Serve the flows on the partnership's schedule until stopped: receiving often, publishing the latest quarter."""
    from pipelines.flows.environment import prepare_prefect

    opened = _open(partnership)
    from pipelines.flows.server import start_server

    prepare_prefect(opened, is_standing=True)
    wait_for_server = start_server()
    from pipelines.commands.printing import say
    from pipelines.flows.deployments import serve_partnership

    say(f"Prefect's server stands at {wait_for_server()}. Stop with Ctrl-C.")
    serve_partnership(opened)


@app.command()
def check(
    file: Annotated[Path, typer.Argument(help="A CSV or Excel file.")],
    dataset: Annotated[str | None, typer.Option(help="What it is, like police/vulnerability_notifications.")] = None,
    as_json: AsJson = False,
) -> None:
    """Say what would be said of an extract. Nothing is kept. Exit 0: accepted, 1: refused, 2: not understood."""
    from pipelines.commands.selfcheck import check_and_print

    raise typer.Exit(check_and_print(file, dataset, as_json=as_json))


@app.command()
def audit(
    edition: Annotated[Path, typer.Argument(help="A published edition, like dashboards/2025-26-q2.")],
    earlier: Annotated[
        list[Path] | None,
        typer.Option(help="An earlier edition that readers hold.", show_default="earlier quarters beside it"),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Attack an edition before you publish it: say what could be worked out. Exit 0 only if nothing is recovered."""
    from pipelines.commands.auditing import audit_and_print

    raise typer.Exit(audit_and_print(edition, earlier or (), as_json_text=as_json))


@app.command()
def linkage(
    one: Annotated[Path, typer.Argument(help="Social care's records: a CSV or Excel file.")],
    other: Annotated[Path, typer.Argument(help="Another agency's records of the same children.")],
    estimate: Annotated[
        bool, typer.Option("--estimate", help="Say instead what these records would make of the model's numbers.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Measure how well children are linked by names: precision and recall at each threshold. Nothing is kept.

    Row n of both files must be the same child. With --estimate their order does not matter.
    """
    from pipelines.commands.linking import print_estimates, print_measured

    (print_estimates if estimate else print_measured)(one, other, as_json=as_json)


@app.command()
def figures(
    partnership: Folder = Path(),
    quarter: QuarterName = None,
    as_at: AsAt = None,
    indicator: Annotated[str | None, typer.Option("--indicator", "-i", help="One indicator's id.")] = None,
    audience: Audience = None,
    as_json: AsJson = False,
) -> None:
    """Print the publishable figures of a quarter: protected, with a status beside every value."""
    from pipelines.commands.printing import print_figures

    print_figures(_open(partnership), *quarter_and_day(quarter, as_at), indicator, audience, as_json=as_json)


@app.command()
def explain(
    indicator: Annotated[str, typer.Argument(help="The indicator's id; `golden-thread indicators` lists them.")],
    partnership: MaybeFolder = None,
    quarter: QuarterName = None,
    as_at: AsAt = None,
    audience: Audience = None,
    as_json: AsJson = False,
) -> None:
    """Explain an indicator: definition, SQL, sources, standard; with a partnership, the extracts behind its number."""
    from pipelines.commands.explaining import explain_indicator

    where = _open(partnership) if partnership else None
    explain_indicator(indicator, where, *quarter_and_day(quarter, as_at), audience, as_json=as_json)


@app.command()
def datasets(as_json: AsJson = False) -> None:
    """List the datasets: what a row is, who supplies it, its model, sample, coverage, key, columns and rules."""
    from pipelines.commands.catalogues import print_datasets

    print_datasets(as_json=as_json)


@app.command()
def indicators(partnership: MaybeFolder = None, as_json: AsJson = False) -> None:
    """List the indicators: id, title, question, objective, theme, status, unit, polarity, sources."""
    from pipelines.commands.catalogues import print_indicators

    print_indicators(_open(partnership) if partnership else None, as_json=as_json)


@app.command()
def settings(partnership: MaybeFolder = None, as_json: AsJson = False) -> None:
    """List the settings in force: value, unit, meaning, source and status."""
    from pipelines.commands.printing import print_settings

    print_settings(_open(partnership) if partnership else None, as_json=as_json)


@app.command("framework")
def show_framework(
    write: Annotated[Path | None, typer.Option(help="Write the page to this file instead of printing it.")] = None,
    as_json: AsJson = False,
) -> None:
    """Show each system of the learning and improvement frameworks, and what of this release serves it."""
    from pipelines.commands import framework_page

    framework_page.show_framework(write, as_json=as_json)


def _open(folder: Path) -> "Partnership":
    from pipelines.partnership import Partnership

    partnership = Partnership(folder.resolve())
    _ = partnership.settings
    return partnership


def _where(error: BaseException) -> str:
    """A defect told by its kind and place: a library's own words may quote a cell, so they go nowhere."""
    frames = [frame for frame in extract_tb(error.__traceback__) if Path(frame.filename).is_relative_to(_PROJECT)]
    place = f"{Path(frames[-1].filename).relative_to(_PROJECT)}, line {frames[-1].lineno}" if frames else "a library"
    return f"A defect of this program: {type(error).__name__} at {place}. Nothing received is lost; please report it."


@contextmanager
def _faults_told() -> Iterator[None]:
    """Turn the faults that a person can mend into one sentence and exit code 1 (75 where another run is at work)."""
    from pipelines.stages.lock import BUSY, Busy
    from schemas.faults import FaultOfUse

    code, words = 0, ""
    try:
        yield
    except Busy as busy:
        code, words = BUSY, str(busy)
    except FaultOfUse as fault:
        code, words = 1, str(fault)
    except Exception as error:
        code, words = DEFECT, _where(error)
    if code:
        sys.stderr.write(f"{words}\n")
        raise SystemExit(code)


if __name__ == "__main__":
    main()
