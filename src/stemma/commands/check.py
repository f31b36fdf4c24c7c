"""`stemma check`: hold a text to what it cites."""

import sys
from pathlib import Path

from stemma import checking, output
from stemma.commands.saying import READ, SOME, STDIN, UNSUPPORTED, USAGE, Answer, line, plain, say, wrong
from stemma.newsroom import Newsroom, NewsroomError
from stemma.records import Export
from stemma.sources.decoding import decode
from stemma.sources.unreadable import Unreadable


def check(brief: str, against: Path | None, db: Path | None, format: Answer) -> int:
    """Check a text against the account that it cites and print what is not supported; return the exit status."""
    if (against is None) == (db is None):
        return wrong("name --against EXPORT.json or --db NEWSROOM.db: what the text cites", "check")
    try:
        content = sys.stdin.buffer.read() if brief == STDIN else Path(brief).read_bytes()
        export = _kept(db) if against is None else checking.export_of(against.read_bytes())
    except NewsroomError as error:
        say(f"stemma: {plain(str(error))}")
        return USAGE
    except OSError as error:
        return wrong(f"{plain(str(error.filename))} cannot be read: {error.strerror}", "check")
    except checking.NotAnExport as error:
        return wrong(f"{against} is not an export: {error}", "check")
    try:
        text = decode(content).text
    except Unreadable as error:
        return wrong(f"{plain(brief)} {error.problem}; give the text as .md, .txt, .json or .jsonl", "check")
    name = "standard input" if brief == STDIN else brief
    suffix = Path(brief).suffix.lower()
    known = True if suffix in (".json", ".jsonl") else False if suffix in (".md", ".txt") else None
    found = checking.check(text, export, source=name, json=known)
    for failure in found.failures:
        say(line(failure))
    sys.stdout.buffer.write(output.render_check(found.check, name, format))
    sys.stdout.buffer.flush()
    if not found.check.supported:
        return UNSUPPORTED
    return SOME if found.failures else READ


def _kept(db: Path | None) -> Export:
    assert db is not None
    with Newsroom(db, write=False) as room:
        return room.export()
