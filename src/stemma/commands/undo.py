"""`stemma undo`: take back that two stories of a newsroom became one, or one became two."""

from pathlib import Path

from stemma.commands.newsrooms import Wish, changed
from stemma.commands.reading import Wanted
from stemma.commands.saying import plain, wrong
from stemma.commands.settings import Settings
from stemma.newsroom import Added, Newsroom


def undo(entry: int, db: Path, settings: Settings) -> int:
    """Take back an entry of the history of a newsroom and print the stories that this changes; return the status."""
    if not db.exists():
        return wrong(f"{plain(str(db))} does not exist: name the database that stemma read SOURCE... --db made", "undo")

    def take_back(room: Newsroom, asked: Wanted) -> Added:
        return room.undo(entry, as_of=asked.as_of, progress=asked.progress, orders=asked.orders, owners=asked.owners)

    return changed(db, settings, "undo", take_back, Wish())
