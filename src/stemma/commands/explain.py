"""`stemma explain`: say why something stands in an account."""

import sys
from collections.abc import Sequence
from pathlib import Path

from stemma.commands.reading import read_as_set
from stemma.commands.saying import NOTHING, READ, USAGE, Answer, plain, say, wrong
from stemma.commands.settings import Settings
from stemma.output import explaining


def explain(id: str, sources: Sequence[str], in_: Path | None, format: Answer, settings: Settings) -> int:
    """Explain an id of an account that is made anew or kept as an export; return the exit status."""
    if (in_ is None) == (not sources):
        return wrong("name either SOURCE... or --in EXPORT.json to say where the id stands", "explain")
    if in_ is None:
        run = read_as_set(sources, settings, "explain")
        if run is None:
            return USAGE
        export = run.export
    else:
        try:
            export = explaining.account_of(in_.read_bytes())
        except OSError as error:
            return wrong(f"{plain(str(error.filename))} cannot be read: {error.strerror}", "explain")
        except explaining.NotAnAccount as error:
            return wrong(f"{in_} is not an export: {error}", "explain")
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
