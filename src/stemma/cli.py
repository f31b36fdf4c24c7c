"""The command line: `stemma read SOURCE...`, `stemma check BRIEF --against EXPORT` and `stemma explain ID`."""

import os
import sys
from pathlib import Path
from typing import Annotated, Literal

from cyclopts import App, CycloptsError, Parameter

from stemma import __version__
from stemma.commands.saying import READ, STDIN, wrong
from stemma.commands.settings import Settings

app = App(
    name="stemma",
    version=__version__,
    help="Reads many news reports of the same events and tells one story, with every word traced to its source.",
    help_format="plaintext",
)

AS_THEY_ARE = Settings()


@app.command
def read(
    *sources: str,
    output_file: Annotated[Path | None, Parameter(name=["--output", "-o"])] = None,
    format: Annotated[Literal["json", "md", "html", "text"] | None, Parameter(name=["--format", "-f"])] = None,
    settings: Settings = AS_THEY_ARE,
) -> int:
    """Read reports and print an account of each story in them.

    A source is a file (.txt .md .html .json .jsonl, also packed as .gz), a folder
    of such files, or - for standard input.

    Exit status: 0 all was read; 1 nothing could be read; 2 wrong usage, or the
    account cannot be written; 3 some inputs failed, the rest was read.

    Parameters
    ----------
    sources
        Files, folders, or - for standard input.
    output_file
        Write the account to this file: .html (one self-contained page), .json, .md, .txt; a folder gets .csv tables.
    format
        Print the account to standard output in this format, and nothing else.
    """
    from stemma.commands import read

    return read.read(sources, output_file, format, settings)


@app.command
def check(
    brief: str,
    *,
    against: Path,
    format: Annotated[Literal["json", "text"], Parameter(name=["--format", "-f"])] = "text",
) -> int:
    """Check a text with citations: name every number, name, date, quotation and attribution that they do not bear.

    BRIEF is plain text or Markdown that cites [report], [report:start-end] or [1]
    with a note below ([1]: report:start-end); or JSON or JSON Lines with
    {"sentence": ..., "spans": [...]}; or - for standard input.

    Exit status: 0 everything is supported; 1 something is not; 2 wrong usage;
    3 some rows could not be read, and all others are supported.

    Parameters
    ----------
    brief
        The text to check, or - for standard input.
    against
        The JSON export of stemma read (stemma read SOURCE... -o export.json) that the text cites.
    format
        One line a problem (text), or everything as JSON.
    """
    from stemma.commands import check

    return check.check(brief, against, format)


@app.command
def explain(
    id: str,
    *sources: str,
    in_: Annotated[Path | None, Parameter(name="--in")] = None,
    format: Annotated[Literal["json", "text"], Parameter(name=["--format", "-f"])] = "text",
    settings: Settings = AS_THEY_ARE,
) -> int:
    """Say why: the evidence for an edge, the reports of an origin, the readings of a figure, the variants of a quote.

    ID is any id of an account: of an edge, a lost original, an origin, a story, a
    report, a figure, a quote or a name.

    Exit status: 0 it is explained; 1 nothing could be read; 2 wrong usage, or
    there is no such id.

    Parameters
    ----------
    id
        The id: of an edge as it stands beside it, of anything else as it stands in the JSON export.
    sources
        Files, folders, or - for standard input; the account is made of them anew.
    in_
        The JSON export of stemma read (stemma read SOURCE... -o export.json), in place of sources.
    format
        Text to read, or everything as JSON.
    """
    from stemma.commands import explain

    return explain.explain(id, sources, in_, format, settings)


def main() -> None:
    """Run the command line and leave with its exit status."""
    _use_utf8()
    try:
        words = [STDIN if word == "-" else word for word in sys.argv[1:]]
        status = app(words, exit_on_error=False, print_error=False, result_action="return_value")
    except CycloptsError as error:
        status = wrong(" ".join(str(error).split()), _command())
    except BrokenPipeError:
        # The reader of our output has had enough (`stemma read ... | head`): leave without a trace on standard error.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        status = READ
    except KeyboardInterrupt:
        status = 130
    sys.exit(status if isinstance(status, int) else READ)


def _command() -> str:
    """Return the command that was typed, or nothing where it is none."""
    typed = sys.argv[1] if len(sys.argv) > 1 else ""
    return typed if typed in ("read", "check", "explain") else ""


def _use_utf8() -> None:
    """Print the same bytes whatever the locale."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
