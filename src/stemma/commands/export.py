"""`stemma export`: write what a newsroom database has."""

from collections.abc import Sequence
from pathlib import Path

from stemma import output
from stemma.commands.giving import give
from stemma.commands.saying import NOTHING, READ, USAGE, plain, say, why, wrong
from stemma.commands.show import of
from stemma.newsroom import Newsroom, NewsroomError
from stemma.output import Format


def export(ids: Sequence[str], db: Path, output_file: Path | None, format: Format | None) -> int:
    """Write the accounts of a newsroom, or of some of its stories; return the exit status."""
    if output_file is None and format is None:
        return wrong("name -o FILE, or --format for standard output", "export")
    try:
        if output_file is not None and output_file.resolve() == db.resolve():
            return wrong(f"{plain(str(db))} is the newsroom database: write to another file", "export")
        if output_file is not None and (problem := output.unwritable(output_file)):
            return wrong(problem, "export")
        with Newsroom(db, write=False) as room:
            stories = of(room, ids, db)
            if stories is None:
                return USAGE
            give(room.export(stories or None), output_file, format)
            return READ if len(room) else NOTHING
    except NewsroomError as error:
        say(f"stemma: {plain(str(error))}")
        return USAGE
    except BrokenPipeError:
        raise
    except OSError as error:
        say(f"stemma: {plain(str(output_file or 'standard output'))} cannot be written: {why(error)}")
        return USAGE
