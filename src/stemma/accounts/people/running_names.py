"""Names in running text: its words, whether a run of them stands alone, and what is written as a name."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from stemma.meaning import frequency
from stemma.reading.names.proper.openings import RARE
from stemma.reading.vocabulary import vocabulary

_WORD = re.compile(r"[^\W_]+(?:[.&’'-][^\W_]+)*")
_POSSESSIVE = ("'s", "’s")
_made = tuple.__new__  # in half the time: all words of a story are made here
_OPENS = re.compile(r"(?:^|[.?!:\"“‘«•–—*#>(\[|]|[.?!]['’”\"])\s*$")
_SHORTEST = 3  # letters of a word that is sought by itself
_AHEAD = 8  # characters before a name that tell whether it opens a sentence
_BACK = 4  # names before a place that are looked at, as the longest may reach over it

Span = tuple[int, int]


class Word(NamedTuple):
    """A word of a text without its possessive ending."""

    start: int
    end: int
    text: str


@lru_cache(maxsize=32)  # a story of so many reports has its texts taken apart once
def words_of(text: str) -> tuple[Word, ...]:
    """Return the words of the text of a report.

    >>> [word.text for word in words_of("Orlo's mill burned.")]
    ['Orlo', 'mill', 'burned']
    """
    return words_in(text)


def words_in(form: str) -> tuple[Word, ...]:
    """Return the words of a name, which nobody asks for twice.

    >>> [word.text for word in words_in("Orlo's Mill")]
    ['Orlo', 'Mill']
    """
    found = []
    for match in _WORD.finditer(form):
        start, word = match.start(), match[0]
        if word.endswith(_POSSESSIVE):
            word = word[:-2]
        found.append(_made(Word, (start, start + len(word), word)))
    return tuple(found)


def is_sought(form: str) -> bool:
    """Tell whether a form is written as a name and long enough to be one wherever it stands.

    >>> is_sought("Ida Tull"), is_sought("minister"), is_sought("Ed")
    (True, False, False)
    """
    words = _WORD.findall(form)
    if not words or not form[:1].isupper() or not words[0][0].isupper():
        return False
    vocab, lower = vocabulary(), form.lower()
    if len(words) > 1:
        return lower not in vocab.role_phrases and sum(word[0].isupper() for word in words) > 1
    never = lower in vocab.never or lower in vocab.roles or lower in vocab.honorifics or lower in vocab.collectives
    return len(form) >= _SHORTEST and not never and form not in vocab.not_acronyms


def covering(place: Span, taken: Sequence[Span]) -> list[Span]:
    """Return those of the sorted places that overlap a place.

    >>> covering((3, 9), [(0, 2), (4, 6), (8, 12)])
    [(4, 6), (8, 12)]
    """
    at = bisect_right(taken, (place[1], 0))
    return [(start, end) for start, end in taken[max(0, at - _BACK) : at] if start < place[1] and place[0] < end]


def stands_alone(text: str, words: Sequence[Word], reach: Span, taken: Sequence[Span]) -> bool:
    """Tell whether no capital beside a run of words makes it a part of a longer name; `taken` are other names.

    >>> text = "So Ida Orr left Orr Road."
    >>> [stands_alone(text, words_of(text), reach, ()) for reach in ((1, 3), (4, 5))]
    [True, False]
    """
    first, last = reach
    before = words[first - 1] if first and text[words[first - 1].end : words[first].start] == " " else None
    after = words[last] if last < len(words) and text[words[last - 1].end : words[last].start] == " " else None
    for word in (before, after):
        if word is None or not word.text[0].isupper() or covering((word.start, word.end), taken):
            continue
        if word is before and _is_no_name(word.text.lower(), text, word.start):
            continue
        if word is after and word.text.lower() in vocabulary().never:
            continue
        return False
    hyphens = text[words[first].start - 1 : words[first].start] + text[words[last - 1].end : words[last - 1].end + 1]
    return not set(hyphens) & set("-–@#/&_")


def _is_no_name(word: str, text: str, start: int) -> bool:
    """Tell whether a word with a capital before a name is a title, or opens the sentence."""
    vocab = vocabulary()
    title = word in vocab.honorifics or f"{word}." in vocab.honorifics or word in vocab.roles or word in vocab.never
    return title or (opens(text, start) and frequency(word) > RARE)


def opens(text: str, start: int) -> bool:
    """Tell whether what stands at an offset opens a sentence or a line.

    >>> opens("It rained. Orlo left.", 11), opens("It rained. Orlo left.", 3)
    (True, False)
    """
    before = text[max(0, start - _AHEAD) : start]
    return not before.strip() or "\n" in before or bool(_OPENS.search(before))
