"""A newsroom: reports as they come, and the accounts of all of them, kept in one SQLite file."""

from typing import TYPE_CHECKING, Any

from stemma.newsroom.edition import Kept
from stemma.newsroom.history import Happened
from stemma.newsroom.opening import NewsroomError
from stemma.newsroom.room import Newsroom

if TYPE_CHECKING:
    from stemma.newsroom.adding import Added

__all__ = ["Added", "Happened", "Kept", "Newsroom", "NewsroomError"]


def __getattr__(name: str) -> Any:
    """What reads is imported when something is read, so that looking at a newsroom is quick."""
    if name == "Added":
        from stemma.newsroom import adding

        return adding.Added
    raise AttributeError(f"module 'stemma.newsroom' has no attribute {name!r}")
