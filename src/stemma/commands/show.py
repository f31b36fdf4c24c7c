"""`stemma show`: what a newsroom database has, without reading anything anew."""

import sys
from collections.abc import Sequence
from pathlib import Path

import msgspec

from stemma import output
from stemma.commands.changes import told
from stemma.commands.giving import give
from stemma.commands.saying import NOTHING, READ, USAGE, plain, say
from stemma.newsroom import Kept, Newsroom, NewsroomError
from stemma.output import Format
from stemma.output.phrases import counted

_NEAR = 3  # stories at most that are proposed where an id is cut short


def show(ids: Sequence[str], db: Path, format: Format | None, history: bool) -> int:
    """Print the stories of a newsroom, the accounts of some, or what happened to them; return the exit status."""
    try:
        with Newsroom(db, write=False) as room:
            stories = of(room, ids, db)
            if stories is None:
                return USAGE
            if history:
                _history(room, stories, format)
            elif not ids:
                _list(room, format)
            elif format is not None:
                give(room.export(stories), None, format)
            else:
                output.show(room.export(stories))
            if len(room):
                return READ
            file = plain(str(db))
            say(f"stemma: {file} has no reports yet; add some with stemma read SOURCE... --db {file}")
            return NOTHING
    except NewsroomError as error:
        say(f"stemma: {plain(str(error))}")
        return USAGE


def of(room: Newsroom, ids: Sequence[str], db: Path) -> list[str] | None:
    """Return the stories that ids of stories and reports mean, none for all; None where one means nothing."""
    found = {id_: room.story_of(id_) for id_ in ids}
    for id_, story in found.items():
        if story is None:
            file = plain(str(db))
            near = " or ".join(_near(room, id_))
            where = f"did you mean {near}?" if near else f"stemma show --db {file} lists the stories"
            say(f"stemma: no story or report {plain(id_)} in {file}; {where}")
            return None
    return [story for story in dict.fromkeys(found.values()) if story is not None]


def _near(room: Newsroom, id: str) -> list[str]:
    """Return the ids of stories that begin with what was typed, none where these are many."""
    start = "story-" + id.removeprefix("story-")
    found = [plain(story.id) for story in room.stories() if story.id.startswith(start)]
    return found if len(found) <= _NEAR else []


def _list(room: Newsroom, format: Format | None) -> None:
    stories = room.stories()
    if format == "json":
        _print_json([story._asdict() for story in stories])
        return
    width = max((len(story.id) for story in stories), default=0)
    for story in stories:
        counts = f"{counted(story.reports, 'report')}, {counted(story.origins, 'origin')}"
        print(f"{story.id:{width}}  {_days(story):23}  {counts:24}  {plain(story.title)}")


def _days(story: Kept) -> str:
    """Return the days of a story, one where it is one."""
    first, last = story.first_day, story.last_day
    return "" if first is None else first if first == last else f"{first} – {last}"


def _history(room: Newsroom, stories: Sequence[str], format: Format | None) -> None:
    happened = room.history(stories or None)
    if format == "json":
        rows = [{"read": h.read, "at": h.at, **msgspec.to_builtins(h.change)} for h in happened]
        _print_json(rows)
        return
    titles = {story.id: story.title for story in room.stories()}
    for each in happened:
        print(f"{each.change.number}  {each.at}  read {each.read}  {told(each.change, titles)}")


def _print_json(rows: object) -> None:
    sys.stdout.buffer.write(msgspec.json.format(msgspec.json.encode(rows), indent=1) + b"\n")
    sys.stdout.buffer.flush()
