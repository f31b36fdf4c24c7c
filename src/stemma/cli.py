"""The command line: `stemma read SOURCE...`, `stemma check BRIEF --against EXPORT` and `stemma explain ID`."""

import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated, Literal

from cyclopts import App, CycloptsError, Parameter

from stemma import __version__, checking, output
from stemma.accounts.override_file import Order, left_out
from stemma.accounts.override_file import orders as read_orders
from stemma.accounts.owner_file import Owners
from stemma.accounts.owner_file import owners as read_owners
from stemma.output import explaining
from stemma.pipeline import Progress, Run
from stemma.pipeline import read as read_sources
from stemma.reading.language import ModelMissingError
from stemma.records import Failure
from stemma.sources import would_be_lost

READ, NOTHING, USAGE, SOME = 0, 1, 2, 3
UNSUPPORTED = 1  # `check` found words that their evidence does not bear
STDIN = "stdin:"  # stands for a lone hyphen among the words of a command, which the parser would take for an option

app = App(
    name="stemma",
    version=__version__,
    help="Reads many news reports of the same events and tells one story, with every word traced to its source.",
    help_format="plaintext",
)


@Parameter(name="*")
@dataclass(frozen=True, kw_only=True)
class Settings:
    """How reports are read, whatever is then made of them.

    Parameters
    ----------
    as_of
        The day on which undated reports are taken to be read, where the reports themselves imply none (2024-10-15).
    language_model
        An installed spaCy pipeline to use instead of the bundled one.
    workers
        Processes that read; changes the time and nothing else. By default as many as pay off on this machine.
    overrides
        A file of an editor's decisions, one JSON object a line, applied at every run that names it.
    owners
        A file of outlets and their owners, one JSON object a line or .toml, added to the list that ships with Stemma.
    without
        Leave out a report (by id), an outlet or a source, and compute everything without it; may be given again.
    quiet
        Show no progress.
    """

    as_of: date | None = None
    language_model: str | None = None
    workers: int | None = None
    overrides: Path | None = None
    owners: Path | None = None
    without: Annotated[tuple[str, ...], Parameter(negative="", show_default=False)] = ()
    quiet: Annotated[bool, Parameter(name=["--quiet", "-q"], negative="", show_default=False)] = False


AS_THEY_ARE = Settings()


@app.command
def read(
    *sources: str,
    output_file: Annotated[Path | None, Parameter(name=["--output", "-o"])] = None,
    format: Annotated[Literal["json", "md", "html", "text"] | None, Parameter(name=["--format", "-f"])] = None,
    settings: Settings = AS_THEY_ARE,
) -> int:
    """Read reports and print an account of each story in them.

    A source is a file (.txt .md .html .jsonl .jsonl.gz), a folder of such files, or - for standard input.
    Exit status: 0 all was read; 1 nothing could be read; 2 wrong usage, or the account cannot be written; 3 some
    inputs failed, the rest was read.

    Parameters
    ----------
    sources
        Files, folders, or - for standard input.
    output_file
        Write the account to this file: .html (one self-contained page), .json, .md, .txt; a folder gets .csv tables.
    format
        Print the account to standard output in this format, and nothing else.
    """
    if not sources:
        return _wrong("no SOURCE is given: name a file or a folder of reports, or - for standard input")
    if output_file is not None and (wrong := _unwritable(output_file, sources)):
        return _wrong(wrong)
    run = _run(sources, settings, "read")
    if run is None:
        return USAGE
    if run.export.reports:
        try:
            _give(run, output_file, format)
        except BrokenPipeError:
            raise
        except OSError as error:
            _say(f"stemma: {_plain(str(output_file or 'standard output'))} cannot be written: {_why(error)}")
            return USAGE
    return _status(run)


@app.command
def check(
    brief: str,
    *,
    against: Path,
    format: Annotated[Literal["json", "text"], Parameter(name=["--format", "-f"])] = "text",
) -> int:
    """Check a text with citations: name every number, name, date, quotation and attribution that they do not bear.

    BRIEF is plain text or Markdown that cites [report], [report:start-end] or [1] with a list of notes
    [1]: report:start-end; or JSON or JSON Lines with {"sentence": ..., "spans": [...]}; or - for standard input.
    Exit status: 0 everything is supported; 1 something is not; 2 wrong usage; 3 some rows could not be read, and all
    others are supported.

    Parameters
    ----------
    brief
        The text to check, or - for standard input.
    against
        The JSON export of stemma read (stemma read SOURCE... -o export.json) that the text cites.
    format
        One line a problem (text), or everything as JSON.
    """
    try:
        content = sys.stdin.buffer.read() if brief == STDIN else Path(brief).read_bytes()
        export = checking.export_of(against.read_bytes())
    except OSError as error:
        return _wrong(f"{_plain(str(error.filename))} cannot be read: {error.strerror}", "check")
    except checking.NotAnExport as error:
        return _wrong(f"{against} is not an export: {error}", "check")
    name = "standard input" if brief == STDIN else brief
    suffix = Path(brief).suffix.lower()
    known = True if suffix in (".json", ".jsonl") else False if suffix in (".md", ".txt") else None
    found = checking.check(content.decode("utf-8", "replace"), export, source=name, json=known)
    for failure in found.failures:
        _say(_line(failure))
    sys.stdout.buffer.write(output.render_check(found.check, name, format))
    sys.stdout.buffer.flush()
    if not found.check.supported:
        return UNSUPPORTED
    return SOME if found.failures else READ


@app.command
def explain(
    id: str,
    *sources: str,
    in_: Annotated[Path | None, Parameter(name="--in")] = None,
    format: Annotated[Literal["json", "text"], Parameter(name=["--format", "-f"])] = "text",
    settings: Settings = AS_THEY_ARE,
) -> int:
    """Say why: the evidence for an edge, the reports of an origin, the readings of a figure, the variants of a quote.

    ID is any id of an account: of an edge, a lost original, an origin, a story, a report, a figure, a quote or a name.
    Exit status: 0 it is explained; 1 nothing could be read; 2 wrong usage, or there is no such id.

    Parameters
    ----------
    id
        The id, as it stands in the export, on the page or beside an edge on the terminal.
    sources
        Files, folders, or - for standard input; the account is made of them anew.
    in_
        The JSON export of stemma read (stemma read SOURCE... -o export.json), in place of sources.
    format
        Text to read, or everything as JSON.
    """
    if (in_ is None) == (not sources):
        return _wrong("name either SOURCE... or --in EXPORT.json to say where the id stands", "explain")
    if in_ is None:
        run = _run(sources, settings, "explain")
        if run is None:
            return USAGE
        export = run.export
    else:
        try:
            export = explaining.account_of(in_.read_bytes())
        except OSError as error:
            return _wrong(f"{_plain(str(error.filename))} cannot be read: {error.strerror}", "explain")
        except explaining.NotAnAccount as error:
            return _wrong(f"{in_} is not an export: {error}", "explain")
    if not export.reports:
        return NOTHING
    found = explaining.explain(export, id)
    if found is None:
        near = ", ".join(_plain(other) for other in explaining.near(export, id))
        _say(f"stemma: no id {_plain(id)} in this account" + (f"; near it: {near}" if near else ""))
        return USAGE
    sys.stdout.buffer.write(explaining.render_explanation(found, format))
    sys.stdout.buffer.flush()
    return READ


def _run(sources: Sequence[str], settings: Settings, command: str) -> Run | None:
    """Read the sources and say what failed; None where the settings are wrong, which is said too."""
    workers = settings.workers
    if workers is not None and workers < 1:
        _wrong(f"--workers takes a number from 1, not {workers}", command)
        return None
    orders, wrong_orders = _orders(settings.overrides, command)
    if wrong_orders:
        return None
    known, wrong_owners = _owners(settings.owners, command)
    if wrong_owners:
        return None
    try:
        run = read_sources(
            ["-" if source == STDIN else source for source in sources],
            stdin=sys.stdin.buffer,
            as_of=settings.as_of.isoformat() if settings.as_of else None,
            language_model=settings.language_model,
            workers=workers,
            progress=None if settings.quiet else _progress(),
            orders=[*orders, *(left_out(words) for words in settings.without)],
            owners=known,
        )
    except ModelMissingError as error:
        _say(f"stemma: {error}")
        return None
    for failure in run.failures:
        _say(_line(failure))
    return run


def _owners(file: Path | None, command: str) -> tuple[Owners | None, int]:
    """Return the owners with those of a file added, and the exit status where the file or a row of it is wrong."""
    if file is None:
        return None, READ
    try:
        content = file.read_text(encoding="utf-8", errors="replace")
    except OSError as error:
        return None, _wrong(f"{_plain(str(file))} cannot be read: {error.strerror}", command)
    found, failures = read_owners(content, str(file))
    for failure in failures:
        _say(_line(failure))
    return found, USAGE if failures else READ


def _orders(file: Path | None, command: str) -> tuple[tuple[Order, ...], int]:
    """Return the decisions of a file of overrides, and the exit status where a line of it is wrong."""
    if file is None:
        return (), READ
    try:
        content = file.read_text(encoding="utf-8", errors="replace")
    except OSError as error:
        return (), _wrong(f"{_plain(str(file))} cannot be read: {error.strerror}", command)
    found, failures = read_orders(content, str(file))
    for failure in failures:
        _say(_line(failure))
    return found, _wrong("no override is applied while a line of the file is wrong", command) if failures else READ


def _unwritable(file: Path, sources: Sequence[str]) -> str | None:
    """Return why an account cannot be written to a file, and what to do; None where it can."""
    try:
        if would_be_lost(file, sources):
            return f"{_plain(str(file))} is one of the reports to be read: write the account to another file"
        return output.unwritable(file)
    except OSError as error:
        return f"{_plain(str(file))} cannot be written: {_why(error)}"


def _why(error: OSError) -> str:
    return f"{(error.strerror or type(error).__name__).lower()}; name another place"


def _give(run: Run, output_file: Path | None, format: Literal["json", "md", "html", "text"] | None) -> None:
    if output_file is not None:
        output.write(run.export, output_file)
        _say(f"wrote {_plain(str(output_file))}")
    if format is not None:
        sys.stdout.buffer.write(output.render(run.export, format))
        sys.stdout.buffer.flush()
    else:
        output.show(run.export)


def _status(run: Run) -> int:
    if not run.export.reports:
        return NOTHING
    return SOME if any(failure.fatal for failure in run.failures) else READ


def _line(failure: Failure) -> str:
    kind = "error" if failure.fatal else "note"
    source = "standard input" if failure.source == "-" else _plain(failure.source)
    return f"stemma: {kind}: {source}: {_plain(failure.problem)}; {_plain(failure.remedy)}"


def _plain(text: str) -> str:
    """Return text on one line, with nothing in it that a terminal would obey."""
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in " ".join(text.split()))


def _progress() -> Progress | None:
    """Return what shows progress on standard error where that is a terminal; long work is silent otherwise."""
    if not sys.stderr.isatty():
        return None

    def show(room: str, done: int, total: int) -> None:
        end = "\n" if done == total else ""
        print(f"\r{room}: {done} of {total}", end=end, file=sys.stderr, flush=True)

    return show


def _say(line: str) -> None:
    print(line.encode("utf-8", "replace").decode("utf-8"), file=sys.stderr)


def _wrong(problem: str, command: str = "read") -> int:
    _say(f"stemma: {problem}")
    _say(f"Type stemma {command} --help to see what it takes.")
    return USAGE


def main() -> None:
    """Run the command line and leave with its exit status."""
    _use_utf8()
    try:
        words = [STDIN if word == "-" else word for word in sys.argv[1:]]
        status = app(words, exit_on_error=False, print_error=False, result_action="return_value")
    except CycloptsError as error:
        status = _wrong(" ".join(str(error).split()), _command())
    except BrokenPipeError:
        # The reader of our output has had enough (`stemma read ... | head`): leave without a trace on standard error.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        status = READ
    except KeyboardInterrupt:
        status = 130
    sys.exit(status if isinstance(status, int) else READ)


def _command() -> str:
    """Return the command that was typed, where it is one."""
    typed = sys.argv[1] if len(sys.argv) > 1 else ""
    return typed if typed in ("check", "explain") else "read"


def _use_utf8() -> None:
    """Print the same bytes whatever the locale."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
