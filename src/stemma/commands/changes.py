"""A change to a story of a newsroom in words."""

from collections.abc import Iterator, Mapping

from stemma.commands.saying import plain
from stemma.output.phrases import counted
from stemma.records import StoryChange


def told(change: StoryChange, titles: Mapping[str, str]) -> str:
    """Return a change to a story in words.

    >>> told(StoryChange(number=3, what="grew", story="story-1", reports=("a", "b")), {"story-1": "Mill burns"})
    'story-1 grew by 2 reports: Mill burns'
    """
    words = " ".join(plain(part) for part in _told(change))
    title = titles.get(change.story)
    return f"{words}: {plain(title)}" if title else words


def _told(change: StoryChange) -> Iterator[str]:
    others, reports = " and ".join(change.others), counted(len(change.reports), "report")
    yield change.story
    if change.what == "began":
        yield f"began with {reports}"
    elif change.what == "grew":
        yield f"grew by {reports}"
    elif change.what == "merged":
        yield f"took in {others} ({reports})"
    elif change.what == "split":
        yield f"parted: {reports} went to {others}"
    elif change.what == "moved":
        yield f"was given {reports} of {others}"
    else:
        yield f"and {others} were ruled on" if others else "was ruled on"
    if change.why:
        yield f"({change.why})"
