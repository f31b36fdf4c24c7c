"""Changes to the stories of a newsroom in words: each by itself, or all that one read has brought."""

from collections.abc import Iterator, Mapping, Sequence

from stemma.commands.saying import plain
from stemma.output.phrases import counted
from stemma.records import SAME_TEXT, StoryChange


def told(change: StoryChange, titles: Mapping[str, str]) -> str:
    """Return a change to a story in words.

    >>> told(StoryChange(number=3, what="grew", story="story-1", reports=("a", "b")), {"story-1": "Mill burns"})
    'story-1 grew by 2 reports: Mill burns'
    """
    return _titled(change.story, _done(change), titles)


def news(changes: Sequence[StoryChange], titles: Mapping[str, str]) -> list[str]:
    """Return what one read has brought, a line for each story, in the order of their first changes.

    >>> grew = [StoryChange(number=n, what="grew", story="story-1", reports=(id,)) for n, id in enumerate("ab")]
    >>> news(grew, {"story-1": "Mill burns"})
    ['story-1 grew by 2 reports: Mill burns']
    """
    of: dict[str, list[StoryChange]] = {}
    for change in changes:
        of.setdefault(change.story, []).append(change)
    return [_titled(story, "; ".join(_summed(own)), titles) for story, own in of.items()]


def _titled(story: str, done: str, titles: Mapping[str, str]) -> str:
    title = titles.get(story)
    return f"{story} {done}: {plain(title)}" if title else f"{story} {done}"


def _summed(changes: Sequence[StoryChange]) -> Iterator[str]:
    """Yield what happened to one story, all growth last and in one."""
    yield from (_done(change) for change in changes if change.what != "grew")
    grown = {id: change.why for change in changes if change.what == "grew" for id in change.reports}
    if grown:
        yield f"grew by {counted(len(grown), 'report')}{_copies(list(grown.values()))}"


def _copies(reasons: Sequence[str]) -> str:
    copies = reasons.count(SAME_TEXT)
    if not copies:
        return ""
    if copies < len(reasons):
        return f", {copies:,} of them {'a copy' if copies == 1 else 'copies'} word for word"
    return ", a copy word for word" if copies == 1 else ", all copies word for word"


def _done(change: StoryChange) -> str:
    words = _did(change)
    return plain(f"{words} ({change.why})" if change.why else words)


def _did(change: StoryChange) -> str:
    others, reports = " and ".join(change.others), counted(len(change.reports), "report")
    if change.what == "began":
        return f"began with {reports}"
    if change.what == "grew":
        return f"grew by {reports}"
    if change.what == "merged":
        return f"took in {others} ({reports})"
    if change.what == "split":
        return f"parted: {reports} went to {others}"
    if change.what == "moved":
        return f"was given {reports} of {others}"
    return f"and {others} were ruled on" if others else "was ruled on"
