"""Stemma reads many news reports of the same events and tells one story, with every word traced to its source.

>>> import stemma
>>> run = stemma.read([stemma.example()])
>>> [story.title for story in run.export.stories][:1]
['Ferry capsizes off Port Amsel, at least 14 dead and 31 missing']
"""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from stemma import data

if TYPE_CHECKING:
    from stemma.newsroom import Newsroom
    from stemma.pipeline import Run, read

__all__ = ["Newsroom", "Run", "__version__", "example", "read"]

__version__ = "0.1.0"


def __getattr__(name: str) -> Any:
    """The rooms and their libraries are imported when something is read, so that `import stemma` is quick."""
    if name in ("Run", "read"):
        from stemma import pipeline

        return getattr(pipeline, name)
    if name == "Newsroom":
        from stemma import newsroom

        return newsroom.Newsroom
    raise AttributeError(f"module 'stemma' has no attribute {name!r}")


def example() -> Path:
    """Return the folder of the bundled example: eight invented reports, seven of them of one event.

    >>> sorted(path.name for path in example().iterdir())[0]
    '01-northgate-press-agency.txt'
    """
    return data.path("example", "reports")
