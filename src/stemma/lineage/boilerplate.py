"""Sentences that belong to the outlet or to a picture, not to the story.

Their phrases are looked for in many texts at once: four letters of each phrase, the least common ones, are looked up
in a table at every place, and the phrase itself is compared where they stand.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from stemma.data import lexicon
from stemma.lineage.characters import blocks, characters

Extents = tuple[tuple[int, int], ...]

_WINDOW = 4  # letters looked up
_SLOT_BITS = 16
_ODD = np.uint32(0x9E3779B1)
_COMMON = " etaoinsrhldcumfpgwybvkxjqz"  # by their frequency in English; other marks are rarer still
_KELVIN = 0x212A  # whose lower case is a plain k


class _Anchor(NamedTuple):
    """A phrase that may stand where its letters do: `offset` is the place of these in it."""

    kind: str
    phrase: bytes
    offset: int


def boilerplate(text: str) -> tuple[Extents, Extents]:
    """Return the extents of phrases of the outlet (legal lines, appeals) and of lines that are captions of pictures.

    >>> boilerplate("The mill burned. (NPA/Handout photo)\\nIt was empty.")
    ((), ((0, 36),))
    >>> boilerplate("This material may not be published, broadcast or redistributed.")
    (((14, 45),), ())
    """
    return boilerplates([text])[0]


def boilerplates(texts: Sequence[str]) -> list[tuple[Extents, Extents]]:
    """Return what `boilerplate` finds in each of some texts.

    >>> boilerplates(["The mill burned.", "Sign up for more."])
    [((), ()), (((0, 11),), ())]
    """
    outlet: list[list[tuple[int, int]]] = [[] for _ in texts]
    pictures: list[set[tuple[int, int]]] = [set() for _ in texts]
    for number, last, first, kind in _phrases(texts):
        if kind == "outlet":
            outlet[number].append((first, last))
        else:
            pictures[number].add(_caption(texts[number], first, last))
    return [(tuple(some), tuple(sorted(others))) for some, others in zip(outlet, pictures, strict=True)]


def is_post(line: str) -> bool:
    """Tell whether a line is a post of a social network that the report embeds.

    >>> is_post("We are safe. pic.twitter.com/abc — Corrin Hask (@chask) May 3, 2024")
    True
    """
    folded = line.lower()
    return any(phrase in folded for phrase in lexicon("lineage_boilerplate")["posts"]["phrases"])


def _caption(text: str, first: int, last: int) -> tuple[int, int]:
    """Return the line in which a credit stands, or the credit alone where the line is long."""
    longest = lexicon("lineage_boilerplate")["pictures"]["line"]
    line = text.rfind("\n", max(0, first - longest), first) + 1
    stop = text.find("\n", last - 1, last - 1 + longest)
    stop = len(text) if stop < 0 and len(text) < last + longest else stop
    return (line, stop) if 0 < stop - line <= longest else (first, last)


def _phrases(texts: Sequence[str]) -> list[tuple[int, int, int, str]]:
    """Return the phrases in texts, in order: number of the text, where they end and begin, and their kind."""
    found = []
    done = 0
    for block in blocks(texts):
        letters = _lower("\n".join(block) + "\n" * _WINDOW)
        begins = np.cumsum([0, *(len(text) + 1 for text in block)]).tolist()
        for place, window in _places(letters):
            for kind, phrase, offset in _anchors()[window]:
                first = place - offset
                if first >= 0 and letters.startswith(phrase, first):
                    number = bisect_right(begins, first) - 1
                    first -= begins[number]
                    found.append((done + number, first + len(phrase), first, kind))
        done += len(block)
    return sorted(found)


def _lower(text: str) -> bytes:
    """Return a byte for each character, in lower case; those that no phrase can hold are one and the same."""
    found = characters(text)
    found.plain[found.beyond[found.codes[found.beyond] == _KELVIN]] = ord("k")
    return found.plain.tobytes().translate(_lower_table())


def _places(letters: bytes) -> Iterator[tuple[int, int]]:
    """Yield the places at which letters stand that belong to a phrase, with these letters as a number."""
    slots, anchors = _slots(), _anchors()
    for phase in range(_WINDOW):
        windows = np.frombuffer(letters, "<u4", (len(letters) - phase) // _WINDOW, phase).astype(np.uint32)
        at = np.flatnonzero(slots[_slot(windows)])
        for place, window in zip((at * _WINDOW + phase).tolist(), windows[at].tolist(), strict=True):
            if window in anchors:
                yield place, window


@cache
def _anchors() -> dict[int, list[_Anchor]]:
    """Return the phrases by the rarest letters in a row that each has, which stand for it as a number."""
    rarity = {letter: rank for rank, letter in enumerate(_COMMON)}
    anchors: dict[int, list[_Anchor]] = {}
    for kind in ("outlet", "pictures"):
        for phrase in lexicon("lineage_boilerplate")[kind]["phrases"]:
            ranks = [rarity.get(letter, len(_COMMON)) for letter in phrase]
            offset = max(range(len(phrase) - _WINDOW + 1), key=lambda at: sum(ranks[at : at + _WINDOW]))
            letters = phrase.encode("latin-1")  # a phrase that a byte a letter does not hold would never be found
            window = int.from_bytes(letters[offset : offset + _WINDOW], "little")
            anchors.setdefault(window, []).append(_Anchor(kind, letters, offset))
    return anchors


@cache
def _slots() -> NDArray[np.bool_]:
    """Return a filter of the letters that stand for a phrase."""
    slots = np.zeros(1 << _SLOT_BITS, dtype=bool)
    slots[_slot(np.array(list(_anchors()), np.uint32))] = True
    return slots


def _slot(windows: NDArray[np.uint32]) -> NDArray[np.uint32]:
    return (windows * _ODD) >> np.uint32(32 - _SLOT_BITS)


@cache
def _lower_table() -> bytes:
    lower = [chr(byte).lower() for byte in range(256)]
    return bytes([ord(form) if len(form) == 1 and ord(form) < 256 else byte for byte, form in enumerate(lower)])
