"""Reading into a newsroom database, and saying what is new in it."""

import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from stemma import output
from stemma.commands.changes import news
from stemma.commands.giving import give
from stemma.commands.reading import Wanted, paths, wanted
from stemma.commands.saying import NOTHING, READ, SOME, USAGE, line, plain, say, why, wrong
from stemma.commands.settings import Settings
from stemma.newsroom import Added, Newsroom, NewsroomError
from stemma.output import Format
from stemma.output.phrases import counted
from stemma.reading.language import ModelMissingError

_STORIES = 10  # that changed and are told of one by one; the rest is counted


def read_into(
    db: Path, sources: Sequence[str], output_file: Path | None, format: Format | None, settings: Settings
) -> int:
    """Read sources into a newsroom database and give the account of all that is in it; return the exit status.

    On the terminal stand the stories whose accounts this read has changed; files and formats have all of them.
    """
    if not sources and not db.exists():
        return wrong(f"no SOURCE is given, and {plain(str(db))} does not exist: name a file or a folder of reports")
    if output_file is not None and _same(output_file, db):
        return wrong(f"{plain(str(db))} is the newsroom database: write the account to another file")
    if any(_same(Path(source), db) for source in sources):
        return wrong(f"{plain(str(db))} is the newsroom database, not a report: name it by --db alone")

    def read(room: Newsroom, asked: Wanted) -> Added:
        return room.read(
            paths(sources), stdin=sys.stdin.buffer, language_model=settings.language_model, **asked._asdict()
        )

    return changed(db, settings, "read", read, Wish(output_file, format, adding=bool(sources)))


class Wish(NamedTuple):
    """What is to be given when a newsroom has changed: a file, a format; `adding` where there were sources to add."""

    output_file: Path | None = None
    format: Format | None = None
    adding: bool = False


def changed(db: Path, settings: Settings, command: str, change: Callable[[Newsroom, Wanted], Added], wish: Wish) -> int:
    """Change a newsroom as the settings say, say what is new, and give what is wished for; return the exit status."""
    asked = wanted(settings, command)
    if asked is None:
        return USAGE
    try:
        with Newsroom(db) as room:
            found = change(room, asked)
            for told in _news(room, found, wish.adding):
                say(told)
            _give(room, found, wish)
            empty = not len(room)
    except BrokenPipeError:
        raise
    except (NewsroomError, ModelMissingError, ValueError) as error:
        say(f"stemma: {plain(str(error))}")
        return USAGE
    except OSError as error:
        say(f"stemma: {plain(str(wish.output_file or 'standard output'))} cannot be written: {why(error)}")
        return USAGE
    if empty or (wish.adding and not found.added + found.known):
        return NOTHING
    return SOME if any(failure.fatal for failure in found.failures) else READ


def _give(room: Newsroom, found: Added, wish: Wish) -> None:
    """Give the account of everything to a file or in a format; on the terminal, the stories that have changed."""
    if len(room) and (wish.output_file is not None or wish.format is not None):
        give(room.export(), wish.output_file, wish.format)
    if wish.format is None and found.stories:
        output.show(room.export(found.stories))


def _news(room: Newsroom, found: Added, adding: bool) -> Iterator[str]:
    """Yield the lines on what failed, what is new, and which stories changed."""
    yield from (line(failure) for failure in found.failures)
    where, stories = plain(str(room.path)), room.stories()
    parts = [f"{counted(found.added, 'report')} added, {found.known:,} known"] if adding else []
    parts.append(f"{counted(len(found.stories), 'account')} changed" if found.stories else "no account changed")
    yield f"{where}: {'; '.join(parts)}; {counted(len(room), 'report')} in {counted(len(stories), 'story')}"
    titles = {story.id: story.title for story in stories}
    changes = news(found.changes, titles)
    yield from (f"  {change}" for change in changes[:_STORIES])
    if (more := len(changes) - _STORIES) > 0:
        yield f"  … and {counted(more, 'more story')} (stemma show --db {where} --history)"


def _same(one: Path, two: Path) -> bool:
    try:
        return one.resolve() == two.resolve()
    except OSError:
        return False
