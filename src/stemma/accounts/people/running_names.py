"""Names in running text: its words, whether a run of them stands alone, and what is written as a name."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from stemma.meaning import frequency
from stemma.reading.names.proper.openings import RARE
from stemma.reading.vocabulary import vocabulary

_KEPT = 4096  # lines that are kept taken apart, of those no longer than
_LINE = 2000  # characters
_WORD = re.compile(r"([^\W_]+(?:[.&’'-][^\W_]+)*)")
_POSSESSIVE = ("'s", "’s")
_OPENS = re.compile(r"(?:^|[.?!:\"“‘«•–—*#>(\[|]|[.?!]['’”\"])\s*$")
_SHORTEST = 3  # letters of a word that is sought by itself
_AHEAD = 8  # characters before a name that tell whether it opens a sentence
_BACK = 4  # names before a place that are looked at, as the longest may reach over it

Span = tuple[int, int]


class Words(NamedTuple):
    """The words of a text without their possessive endings, in columns: where each starts, ends, and how it reads."""

    starts: Sequence[int]
    ends: Sequence[int]
    texts: Sequence[str]


@lru_cache(maxsize=32)  # a story of so many reports has its texts taken apart once
def words_of(text: str) -> Words:
    """Return the words of the text of a report.

    >>> words_of("Orlo's mill burned.")
    Words(starts=[0, 7, 12], ends=[4, 11, 18], texts=['Orlo', 'mill', 'burned'])
    """
    starts: list[int] = []
    ends: list[int] = []
    texts: list[str] = []
    at = 0
    for line in text.split("\n"):  # no word goes on in the next line, and reports have lines in common
        own = _words_of_line(line) if len(line) <= _LINE else words_in(line)
        starts += [at + start for start in own.starts]
        ends += [at + end for end in own.ends]
        texts += own.texts
        at += len(line) + 1
    return Words(starts, ends, texts)


@lru_cache(maxsize=_KEPT)
def _words_of_line(line: str) -> Words:
    return words_in(line)


def words_in(form: str) -> Words:
    """Return the words of a name, which nobody asks for twice.

    >>> words_in("Orlo's Mill").texts
    ['Orlo', 'Mill']
    """
    pieces = _WORD.split(form)  # what stands between words, and the words, in turn
    places = list(accumulate(map(len, pieces)))
    ends, texts = places[1::2], pieces[1::2]
    for at in [at for at, word in enumerate(texts) if word[-1] == "s" and word.endswith(_POSSESSIVE)]:
        ends[at] -= 2
        texts[at] = texts[at][:-2]
    return Words(places[:-1:2], ends, texts)


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


def stands_alone(text: str, words: Words, reach: Span, taken: Sequence[Span]) -> bool:
    """Tell whether no capital beside a run of words makes it a part of a longer name; `taken` are other names.

    >>> text = "So Ida Orr left Orr Road."
    >>> [stands_alone(text, words_of(text), reach, ()) for reach in ((1, 3), (4, 5))]
    [True, False]
    """
    first, last = reach
    starts, ends, texts = words
    before = first - 1 if first and text[ends[first - 1] : starts[first]] == " " else None
    after = last if last < len(texts) and text[ends[last - 1] : starts[last]] == " " else None
    for at in (before, after):
        if at is None or not texts[at][0].isupper() or covering((starts[at], ends[at]), taken):
            continue
        if at == before and _is_no_name(texts[at].lower(), text, starts[at]):
            continue
        if at == after and texts[at].lower() in vocabulary().never:
            continue
        return False
    hyphens = text[starts[first] - 1 : starts[first]] + text[ends[last - 1] : ends[last - 1] + 1]
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
