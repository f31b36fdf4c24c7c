"""`stemma read`: read reports and give the account of them."""

from collections.abc import Sequence
from pathlib import Path

from stemma import output
from stemma.commands.giving import give
from stemma.commands.newsrooms import read_into
from stemma.commands.reading import read_as_set
from stemma.commands.saying import NOTHING, READ, SOME, USAGE, plain, say, why, wrong
from stemma.commands.settings import Settings
from stemma.output import Format
from stemma.pipeline import Run
from stemma.sources import would_be_lost


def read(
    sources: Sequence[str], output_file: Path | None, format: Format | None, db: Path | None, settings: Settings
) -> int:
    """Read sources and give the account to a file, to standard output, or both; return the exit status."""
    if not sources and db is None:
        return wrong("no SOURCE is given: name a file or a folder of reports, or - for standard input")
    if output_file is not None and (problem := _unwritable(output_file, sources)):
        return wrong(problem)
    if db is not None:
        return read_into(db, sources, output_file, format, settings)
    run = read_as_set(sources, settings, "read")
    if run is None:
        return USAGE
    if run.export.reports:
        try:
            give(run.export, output_file, format)
            if format is None:
                output.show(run.export)
        except BrokenPipeError:
            raise
        except OSError as error:
            say(f"stemma: {plain(str(output_file or 'standard output'))} cannot be written: {why(error)}")
            return USAGE
    return _status(run)


def _unwritable(file: Path, sources: Sequence[str]) -> str | None:
    """Return why an account cannot be written to a file, and what to do; None where it can."""
    try:
        if would_be_lost(file, sources):
            return f"{plain(str(file))} is one of the reports to be read: write the account to another file"
        return output.unwritable(file)
    except OSError as error:
        return f"{plain(str(file))} cannot be written: {why(error)}; name another place"


def _status(run: Run) -> int:
    if not run.export.reports:
        return NOTHING
    return SOME if any(failure.fatal for failure in run.failures) else READ
