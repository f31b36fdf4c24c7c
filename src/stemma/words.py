"""Words of a text with their places, folded so that typography does not matter.

One tokenisation serves lineage, stories and accounts, where only the words count and not their grammar.
"""

import re
from functools import cache, lru_cache
from itertools import accumulate
from typing import NamedTuple

from stemma.data import lexicon

_WORD = re.compile(r"([^\W\d_]+(?:['’‘][^\W\d_]+)*|\d+(?:[.,:]\d+)*)", re.UNICODE)
_PLAIN = re.compile(r"([a-z]+(?:'[a-z]+)*|[0-9]+(?:[.,:][0-9]+)*)")  # the same of small ASCII letters, in half the time
_made = tuple.__new__  # a named tuple by its own name takes twice the time, and words are made by the million
_SHORT = 400  # characters of a text whose words are kept: most sentences are shorter, most reports longer
_KEPT = 4096  # such texts
_STRAIGHT = (("’", "'"), ("‘", "'"), ("“", '"'), ("”", '"'), ("–", "-"), ("—", "-"), ("\u00a0", " "))


class Word(NamedTuple):
    """A word: its half-open place in the text, and its folded form."""

    start: int
    end: int
    form: str


def words(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """Return the words of ``text[start:end]`` with offsets into the whole text.

    A number with separators is one word, so is a word with an inner apostrophe. Forms are lower case with straight
    apostrophes.

    >>> [word.form for word in words("Israel’s 1,200 dead.")]
    ["israel's", '1,200', 'dead']
    """
    piece = text[start:end]
    lengths, found = _apart_again(piece) if len(piece) <= _SHORT else _apart(piece)
    places = list(accumulate(lengths, initial=start))
    return [_made(Word, row) for row in zip(places[1::2], places[2::2], found, strict=False)]


def folded(text: str, start: int = 0, end: int | None = None) -> list[str]:
    """Return the forms of `words`, the very same, without their places: several times faster.

    >>> folded("Israel’s 1,200 dead.", 9)
    ['1,200', 'dead']
    """
    piece = text[start:end]
    return list(_folded_again(piece)) if len(piece) <= _SHORT else _folded(piece)


def _apart(piece: str) -> tuple[list[int], list[str]]:
    """Return how long the words of a text and what stands between them are, in turn, and the forms of the words."""
    piece = _straight(piece)
    if piece.isascii():
        pieces = _PLAIN.split(piece.lower())  # what stands between words, word, and so on
        return list(map(len, pieces)), pieces[1::2]
    pieces = _WORD.split(piece)
    return list(map(len, pieces)), [form.lower() for form in pieces[1::2]]


def _folded(piece: str) -> list[str]:
    piece = _straight(piece)
    return _PLAIN.findall(piece.lower()) if piece.isascii() else [form.lower() for form in _WORD.findall(piece)]


# A sentence is asked for by room after room, and again in every report that copies it.
_apart_again = lru_cache(maxsize=_KEPT)(_apart)
_folded_again = lru_cache(maxsize=_KEPT)(_folded)


def forms(text: str) -> list[str]:
    """Return the words of a folded text, faster still than `folded`, which tells apart some letters more.

    A letter that grows when it is made small, as the Turkish İ does, parts a word here and does not there.

    >>> forms("Israel’s 1,200 dead.")
    ["israel's", '1,200', 'dead']
    """
    small = fold(text)
    return (_PLAIN if small.isascii() else _WORD).findall(small)


def fold(text: str) -> str:
    """Return the text in lower case with straight quotation marks and plain hyphens.

    >>> fold("“Don’t”")
    '"don\\'t"'
    """
    return _straight(text).lower()


def _straight(text: str) -> str:
    if not text.isascii():
        for mark, plain in _STRAIGHT:
            text = text.replace(mark, plain)  # twenty times as fast as `translate` where there are few
    return text


def amid(name: str) -> str:
    """Return a name or a description as it reads inside a sentence: the article of a description is small.

    >>> amid("The finance ministry"), amid("A US official"), amid("The Halvern Star"), amid("The Hague")
    ('the finance ministry', 'a US official', 'The Halvern Star', 'The Hague')
    """
    article, _, rest = name.partition(" ")
    follows = rest.split()
    described = follows and (follows[0][0].islower() or (article != "The" and follows[-1][0].islower()))
    return f"{article.lower()} {rest}" if described and article in ("The", "A", "An") else name


def cut(form: str) -> str:
    """Return a folded word without its commonest ending, as stories and lineage compare words.

    Endings of inflection and of derivation both go (``lineage_words``); the accounts room cuts inflection only.

    >>> [cut(word) for word in ("precautions", "israel's", "killed", "three")]
    ['precaut', 'israel', 'kill', 'thre']
    """
    shortest, endings = _endings()
    if form.endswith("'"):
        form = form[:-1]
    elif form.endswith("'s"):
        form = form[:-2].removesuffix("'")
    if len(form) > shortest:
        for ending in endings.get(form[-1], ()):
            if form.endswith(ending) and len(form) - len(ending) >= shortest:
                return form[: -len(ending)]
    return form


@cache
def _endings() -> tuple[int, dict[str, tuple[str, ...]]]:
    """Return how long a stem is at least, and the endings by their last letter: most words end on another."""
    rule = lexicon("lineage_words")["suffixes"]
    by_last: dict[str, list[str]] = {}
    for ending in rule["endings"]:
        by_last.setdefault(ending[-1], []).append(ending)
    return rule["shortest_stem"], {last: tuple(endings) for last, endings in by_last.items()}
