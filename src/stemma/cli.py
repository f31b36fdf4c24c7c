"""The command line: `stemma read SOURCE...`, and what is asked of the accounts that it makes."""

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
    db: Path | None = None,
    settings: Settings = AS_THEY_ARE,
) -> int:
    """Read reports and print an account of each story in them.

    A source is a file (.txt .md .html .json .jsonl, also packed as .gz), a folder
    of such files, or - for standard input. With --db the reports are kept, and a
    later read adds to them: the terminal then shows the stories that have changed,
    a file or a format everything in the database.

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
    db
        Keep everything in this newsroom database, and give the account of all that is in it.
    """
    from stemma.commands import read

    return read.read(sources, output_file, format, db, settings)


@app.command
def show(
    *ids: str,
    db: Path,
    history: Annotated[bool, Parameter(negative="", show_default=False)] = False,
    format: Annotated[Literal["json", "md", "html", "text"] | None, Parameter(name=["--format", "-f"])] = None,
) -> int:
    """Print what a newsroom database has: its stories, or the accounts of some, without reading anything anew.

    Exit status: 0 it is printed; 1 the database is empty; 2 wrong usage, there is
    no such story or report, or the database cannot be read.

    Parameters
    ----------
    ids
        Stories, or reports whose stories are meant; without any, all stories are listed.
    db
        The newsroom database that stemma read SOURCE... --db FILE has made.
    history
        Print what happened to the stories: began, grew, merged, split, moved, undone, and why.
    format
        Print it in this format; lists and histories are text or json.
    """
    from stemma.commands import show

    return show.show(ids, db, format, history)


@app.command
def export(
    *stories: str,
    db: Path,
    output_file: Annotated[Path | None, Parameter(name=["--output", "-o"])] = None,
    format: Annotated[Literal["json", "md", "html", "text"] | None, Parameter(name=["--format", "-f"])] = None,
) -> int:
    """Write what a newsroom database has, as stemma read writes it, without reading anything anew.

    Exit status: 0 it is written; 1 the database is empty; 2 wrong usage, there is
    no such story, or something cannot be read or written.

    Parameters
    ----------
    stories
        Stories, or reports whose stories are meant; without any, all are written.
    db
        The newsroom database that stemma read SOURCE... --db FILE has made.
    output_file
        Write to this file: .html (one self-contained page), .json, .md, .txt; a folder gets .csv tables.
    format
        Print to standard output in this format.
    """
    from stemma.commands import export

    return export.export(stories, db, output_file, format)


@app.command
def undo(
    entry: int,
    /,
    *,
    db: Path,
    settings: Settings = AS_THEY_ARE,
) -> int:
    """Take back that stories of a newsroom database merged or split; undo the undoing to bring it back.

    Exit status: 0 it is taken back; 2 wrong usage, or there is no such entry.

    Parameters
    ----------
    entry
        The number of the entry, as stemma show --history prints it.
    db
        The newsroom database that stemma read SOURCE... --db FILE has made.
    """
    from stemma.commands import undo

    return undo.undo(entry, db, settings)


@app.command
def check(
    brief: str,
    *,
    against: Path | None = None,
    db: Path | None = None,
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
    db
        The newsroom database that the text cites, in place of an export.
    format
        One line a problem (text), or everything as JSON.
    """
    from stemma.commands import check

    return check.check(brief, against, db, format)


@app.command
def explain(
    id: str,
    *sources: str,
    in_: Annotated[Path | None, Parameter(name="--in")] = None,
    db: Path | None = None,
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
    db
        A newsroom database, in place of sources; as the last read has made its accounts.
    format
        Text to read, or everything as JSON.
    """
    from stemma.commands import explain

    return explain.explain(id, sources, in_=in_, db=db, format=format, settings=settings)


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
    return typed if typed in ("read", "show", "export", "undo", "check", "explain") else ""


def _use_utf8() -> None:
    """Print the same bytes whatever the locale."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
