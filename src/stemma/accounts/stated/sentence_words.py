"""The words of its sentence that stand around a number: within reach, in its clause, and nearest to it.

They follow from the sentence alone, and copies have their sentences in common: what was found once is kept.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from stemma.accounts.stated.concepts import concepts
from stemma.accounts.stated.counted_of import fact_stem, stop
from stemma.data import lexicon
from stemma.records import Extent, Sentence
from stemma.words import words

REACH = 400  # characters on either side beyond which nothing of a sentence belongs to a number
_CLAUSE_END = re.compile(r"[;:()—–“”]|, | (?:and|but|while|whereas|which|who|including) ")
_NEAREST = 6  # words on either side of a number among which the nearest content words stand
_FEW = 2  # of these are returned at the most, from either side
_SHORT = 2  # letters of words that tell nothing
_LONG = 2000  # characters of a sentence that is none, and not kept

Span = tuple[int, int]


class SentenceWords(NamedTuple):
    """The words of a sentence around a number in it.

    `around` are the stems of its content words within reach of the number, `clause` those from the last break before
    its phrase to the next one behind it, `clause_words` these as they are written, which is how tables of meanings know
    them, each once and sorted; `before` and `behind` up to two of the content words nearest to the number, the nearest
    first: they say what an amount is of ("a fine of $41,000", "$22 a month"). `concepts` are
    what the words of the clause, or else of the sentence, name by what news knows.
    """

    around: frozenset[str]
    clause: frozenset[str]
    clause_words: tuple[str, ...]
    before: tuple[str, ...]
    behind: tuple[str, ...]
    concepts: tuple[str, ...]


class _Apart(NamedTuple):
    """The words of a sentence: where each begins, its form, and its stem where it tells something."""

    starts: Sequence[int]
    forms: Sequence[str]
    stems: Sequence[str | None]


def sentence_words(text: str, sentence: Sentence, number: Extent, phrase: Extent, kind: str) -> SentenceWords:
    """Return the words of a sentence of a text around a number of some kind in it and the phrase that it stands in.

    >>> text = "A fire in the old mill killed 12 miners, Orr said."
    >>> number = Extent(start=30, end=32)
    >>> found = sentence_words(text, Sentence(start=0, end=50, paragraph=0), number, number, "count")
    >>> found.around - found.clause, found.before, found.behind, found.concepts[0]
    (frozenset({'orr'}), ('killed', 'mill'), ('miners', 'orr'), 'killed')
    """
    told, at = text[sentence.start : sentence.end], sentence.start
    find = _found_again if len(told) <= _LONG else _found
    return find(told, (number.start - at, number.end - at), (phrase.start - at, phrase.end - at), kind)


def _found(sentence: str, number: Span, phrase: Span, kind: str) -> SentenceWords:
    starts, forms, stems = _apart_again(sentence) if len(sentence) <= _LONG else _apart(sentence)
    reach = lexicon("quantities_facts")["context_words"][0]
    first, last = bisect_left(starts, number[0]), bisect_left(starts, number[1])
    clause = _clause(sentence, phrase, starts)
    before, behind = slice(max(0, first - _NEAREST), first), slice(last, last + _NEAREST)
    return SentenceWords(
        _known((*stems[max(0, first - reach) : first], *stems[last : last + reach])),
        _known(stems[clause]),
        tuple(sorted({*_telling(forms[clause], stems[clause])})),
        tuple(_telling(forms[before], stems[before])[: -_FEW - 1 : -1]),
        tuple(_telling(forms[behind], stems[behind])[:_FEW]),
        concepts(forms[clause], first - clause.start, last - clause.start, kind) or concepts(forms, first, last, kind),
    )


_found_again = lru_cache(maxsize=4096)(_found)


def _apart(sentence: str) -> _Apart:
    found = words(sentence)
    return _Apart([w.start for w in found], [w.form for w in found], [_stem_of(w.form) for w in found])


_apart_again = lru_cache(maxsize=1024)(_apart)


def _clause(sentence: str, phrase: Span, starts: Sequence[int]) -> slice:
    """Return which words stand between the last break before a phrase and the next one behind it."""
    start, end = max(0, phrase[0] - REACH), max(min(len(sentence), phrase[1] + REACH), phrase[1])
    first = max((m.end() for m in _CLAUSE_END.finditer(sentence, start, max(0, phrase[0]))), default=start)
    broken = _CLAUSE_END.search(sentence, phrase[1], end)
    last = broken.start() if broken else end
    return slice(bisect_left(starts, first), bisect_right(starts, last - 1))


def _telling(forms: Sequence[str], stems: Sequence[str | None]) -> list[str]:
    return [form for form, stem in zip(forms, stems, strict=True) if stem is not None]


def _known(stems: Iterable[str | None]) -> frozenset[str]:
    return frozenset([stem for stem in stems if stem is not None])


@lru_cache(maxsize=65536)
def _stem_of(form: str) -> str | None:
    """Return the stem of a word that tells something, None for another."""
    return fact_stem(form) if len(form) > _SHORT and form not in stop() and not form[0].isdigit() else None
