"""A newsroom: reports as they come, and the accounts of all of them, kept in one SQLite file."""

from stemma.newsroom.history import Happened
from stemma.newsroom.opening import NewsroomError
from stemma.newsroom.room import Added, Kept, Newsroom

__all__ = ["Added", "Happened", "Kept", "Newsroom", "NewsroomError"]
