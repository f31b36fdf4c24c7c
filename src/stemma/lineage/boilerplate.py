"""Sentences that belong to the outlet or to a picture, not to the story."""

from functools import cache

import ahocorasick

from stemma.data import lexicon

Extents = tuple[tuple[int, int], ...]


def boilerplate(text: str) -> tuple[Extents, Extents]:
    """Return the extents of phrases of the outlet (legal lines, appeals) and of lines that are captions of pictures.

    >>> boilerplate("The mill burned. (NPA/Handout photo)\\nIt was empty.")
    ((), ((0, 36),))
    >>> boilerplate("This material may not be published, broadcast or redistributed.")
    (((14, 45),), ())
    """
    folded = text.lower()
    if len(folded) != len(text):  # a letter whose lower case has two: offsets would shift
        folded = "".join(low if len(low := letter.lower()) == 1 else letter for letter in text)
    outlet, pictures = [], []
    longest = lexicon("lineage_boilerplate")["pictures"]["line"]
    for last, (kind, length) in _phrases().iter(folded):
        first = last + 1 - length
        if kind == "outlet":
            outlet.append((first, last + 1))
            continue
        line = text.rfind("\n", max(0, first - longest), first) + 1
        stop = text.find("\n", last, last + longest)
        stop = len(text) if stop < 0 and len(text) <= last + longest else stop
        pictures.append((line, stop) if 0 < stop - line <= longest else (first, last + 1))
    return tuple(outlet), tuple(sorted(set(pictures)))


def is_post(line: str) -> bool:
    """Tell whether a line is a post of a social network that the report embeds.

    >>> is_post("We are safe. pic.twitter.com/abc — Corrin Hask (@chask) May 3, 2024")
    True
    """
    folded = line.lower()
    return any(phrase in folded for phrase in lexicon("lineage_boilerplate")["posts"]["phrases"])


@cache
def _phrases() -> ahocorasick.Automaton:
    found = ahocorasick.Automaton()
    for kind in ("outlet", "pictures"):
        for phrase in lexicon("lineage_boilerplate")[kind]["phrases"]:
            found.add_word(phrase, (kind, len(phrase)))
    found.make_automaton()
    return found
