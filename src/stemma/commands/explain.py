"""`stemma explain`: say why something stands in an account."""

import sys
from collections.abc import Sequence
from pathlib import Path

from stemma.commands.reading import read_as_set
from stemma.commands.saying import NOTHING, READ, USAGE, Answer, plain, say, wrong
from stemma.commands.settings import Settings
from stemma.newsroom import Newsroom, NewsroomError
from stemma.output import explaining
from stemma.records import Export


def explain(
    id: str, sources: Sequence[str], *, in_: Path | None, db: Path | None, format: Answer, settings: Settings
) -> int:
    """Explain an id of an account that is made anew, or kept as an export or a newsroom; return the exit status."""
    if sum((in_ is not None, db is not None, bool(sources))) != 1:
        return wrong(
            "name one of SOURCE..., --in EXPORT.json and --db NEWSROOM.db to say where the id stands", "explain"
        )
    export = _export(sources, in_, db, settings)
    if export is None:
        return USAGE
    if not export.reports:
        return NOTHING
    found = explaining.explain(export, id)
    if found is None:
        near = ", ".join(plain(other) for other in explaining.near(export, id))
        where = f"near it: {near}" if near else "the JSON export (--format json) has the ids of everything"
        say(f"stemma: no id {plain(id)} in this account; {where}")
        return USAGE
    sys.stdout.buffer.write(explaining.render_explanation(found, format))
    sys.stdout.buffer.flush()
    return READ


def _export(sources: Sequence[str], in_: Path | None, db: Path | None, settings: Settings) -> Export | None:
    """Return the account that the id stands in; None where there is none, which is said."""
    try:
        if db is not None:
            with Newsroom(db, write=False) as room:
                return room.export()
        if in_ is not None:
            return explaining.account_of(in_.read_bytes())
    except NewsroomError as error:
        say(f"stemma: {plain(str(error))}")
        return None
    except OSError as error:
        wrong(f"{plain(str(error.filename))} cannot be read: {error.strerror}", "explain")
        return None
    except explaining.NotAnAccount as error:
        wrong(f"{in_} is not an export: {error}", "explain")
        return None
    run = read_as_set(sources, settings, "explain")
    return None if run is None else run.export
