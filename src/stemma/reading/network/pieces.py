"""Long texts cut into pieces that are parsed by themselves, so that time stays linear in the length of a text."""

from collections.abc import Sequence

LONGEST = 300  # words of a piece
_STOPS = frozenset({".", "!", "?", "…", "...", ".”", "?!", "!!"})
_CLOSERS = frozenset({'"', "”", "’", "'", "''", ")", "]", "»"})


def pieces(words: Sequence[str], longest: int = LONGEST) -> list[tuple[int, int]]:
    """Return where the pieces of a text begin and end: after the last full stop that fits, else where they must.

    >>> pieces(["Orr", "left", ".", "”", "He", "slept", "."], 5)
    [(0, 4), (4, 7)]
    >>> pieces(["no", "end", "here"], 2)
    [(0, 2), (2, 3)]
    """
    found = []
    first, size = 0, len(words)
    while size - first > longest:
        last = _last_end(words, first, first + longest)
        found.append((first, last))
        first = last
    return [*found, (first, size)] if size > first else found


def _last_end(words: Sequence[str], first: int, last: int) -> int:
    """Return the last place up to `last`, and not in the first half, that a sentence is likely to end at."""
    for end in range(last, first + (last - first) // 2, -1):
        at = end - 1
        while at > first and words[at] in _CLOSERS:
            at -= 1
        if words[at] in _STOPS and (end == len(words) or words[end] not in _CLOSERS):
            return end
    return last
