"""What stands around a number in its report: words, names, dates."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache

from stemma.accounts.stated.counted_of import fact_stem, nations, stop
from stemma.data import lexicon
from stemma.reading.near import Near
from stemma.reading.quantities.number_of_date import is_of_another_number
from stemma.records import Extent, Report, Sentence
from stemma.words import fold, words

_CLAUSE_END = re.compile(r"[;:()—–“”]|, | (?:and|but|while|whereas|which|who|including) ")
_YEAR_FIRST = re.compile(r"\d{4}(?:-\d\d)?")
_PEOPLES = frozenset({"NORP"})
_OWN = 60  # characters on either side of a number in which the name that it belongs to stands
_OWN_END = re.compile(r"[,;:.()–—](?:\s|$)|\d|\b(?:and|but|while|whereas|compared|against|than|after|before)\b")
_REACH = 400  # characters on either side beyond which nothing of a sentence belongs to a number
_NEAREST = 6  # words on either side of a number among which the nearest content words stand
_SINCE = re.compile(r"\b(?:since|until|till) (?:(?:early|late|mid|the end of|the beginning of)[ -])?$", re.IGNORECASE)
_FEW = 2  # of these are returned at the most, from either side
_SHORT = 2  # letters of words that tell nothing


class Surroundings:
    """Tells what stands around the numbers of one report; each sentence is taken apart once.

    >>> text = "A fire in the old mill killed 12 miners, Orr said."
    >>> near = Surroundings(Report(id="a", source="a", text=text, text_sha256=""))
    >>> line, number = Sentence(start=0, end=50, paragraph=0), Extent(start=30, end=32)
    >>> near.around(line, number) - near.clause(line, number), near.nearest(line, number)
    (frozenset({'orr'}), (('killed', 'mill'), ('miners', 'orr')))
    """

    def __init__(self, report: Report) -> None:
        self.report = report
        self._dates = Near(d for d in report.dates if d.type in ("DATE", "TIME") and _YEAR_FIRST.match(d.value))
        self._names = Near(report.names)
        self._sentence: Sentence | None = None
        self._forms: Sequence[str] = ()
        self._starts: list[int] = []
        self._stems: list[str | None] = []  # of each word, where it tells something
        self._clause: tuple[Extent | None, slice] = (None, slice(0))  # the last phrase asked for, and its clause

    def around(self, sentence: Sentence, number: Extent) -> frozenset[str]:
        """Return the stems of the content words of the sentence within reach of a number."""
        self._take(sentence)
        reach = lexicon("quantities_facts")["context_words"][0]
        first, last = bisect_left(self._starts, number.start), bisect_left(self._starts, number.end)
        return _known(self._stems[max(0, first - reach) : first] + self._stems[last : last + reach])

    def clause(self, sentence: Sentence, phrase: Extent) -> frozenset[str]:
        """Return the stems of the content words from the last break before a phrase to the next one behind it."""
        return _known(self._stems[self._of_clause(sentence, phrase)])

    def clause_words(self, sentence: Sentence, phrase: Extent) -> tuple[str, ...]:
        """Return these words as they are written, which is how tables of meanings know them, each once and sorted."""
        clause = self._of_clause(sentence, phrase)
        told = zip(self._forms[clause], self._stems[clause], strict=True)
        return tuple(sorted({form for form, stem in told if stem is not None}))

    def _of_clause(self, sentence: Sentence, phrase: Extent) -> slice:
        self._take(sentence)
        if phrase is self._clause[0]:
            return self._clause[1]
        start, end = self._window(sentence, phrase)
        first = max((m.end() for m in _CLAUSE_END.finditer(self.report.text, start, phrase.start)), default=start)
        broken = _CLAUSE_END.search(self.report.text, phrase.end, max(end, phrase.end))
        last = broken.start() if broken else max(end, phrase.end)
        self._clause = phrase, slice(bisect_left(self._starts, first), bisect_right(self._starts, last - 1))
        return self._clause[1]

    def nearest(self, sentence: Sentence, number: Extent) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return the content words nearest to a number: up to two of those before it and of those behind it.

        The nearest of each side comes first. They say what an amount is of: "a fine of $41,000", "$22 a month".
        """
        self._take(sentence)
        first, last = bisect_left(self._starts, number.start), bisect_left(self._starts, number.end)
        before, behind = slice(max(0, first - _NEAREST), first), slice(last, last + _NEAREST)
        return tuple(self._telling(before)[: -_FEW - 1 : -1]), tuple(self._telling(behind)[:_FEW])

    def _telling(self, stretch: slice) -> list[str]:
        told = zip(self._forms[stretch], self._stems[stretch], strict=True)
        return [form for form, stem in told if stem is not None]

    def names(self, sentence: Sentence, phrase: Extent) -> frozenset[str]:
        """Return the last words of the names near a phrase in its sentence."""
        found = self._names.touching(*self._window(sentence, phrase))
        written = (fold(self.report.text[n.start : n.end]) for n in found)
        return frozenset(name.split()[-1] for name in written if name.split())

    def owners(self, sentence: Sentence, phrase: Extent) -> frozenset[str]:
        """Return whom a number belongs to in a list of numbers: "52 percent in Egypt, 82 percent in India".

        The ids of names where the report has them, else the names. Those behind the number, up to the next number or
        the next break, go before those in front of it.
        """
        text = self.report.text
        if not self._names.touching(max(0, phrase.start - _OWN), phrase.end + _OWN):  # as mostly
            return frozenset()
        behind, before = text[phrase.end : phrase.end + _OWN], text[max(0, phrase.start - _OWN) : phrase.start]
        stop = _OWN_END.search(behind)
        last = min(sentence.end, phrase.end + (stop.start() if stop else len(behind)))
        breaks = [m.end() for m in _OWN_END.finditer(before)]
        first = max(sentence.start, phrase.start - len(before) + (breaks[-1] if breaks else 0))
        for start, end in ((phrase.start, last), (first, phrase.start)):
            found = self._names.touching(start, end) if start < end else []
            if found:
                return frozenset(n.name_id or fold(text[n.start : n.end]) for n in found)
        return frozenset()

    def peoples(self, phrase: Extent) -> frozenset[str]:
        """Return the peoples that are named in the words of a figure, those included that no list has."""
        if self.report.text[phrase.start : phrase.end].islower():
            return frozenset()
        found = [n for n in self._names.touching(phrase.start, phrase.end) if n.type in _PEOPLES]
        written = [fold(self.report.text[n.start : n.end]) for n in found]
        return frozenset(next(iter(sorted(nations(name))), name.removesuffix("s")) for name in written)

    def long_ago(self, sentence: Sentence, number: Extent) -> str | None:
        """Return the year or month of an event long before the report that a sentence names nearest to a number.

        One since which something is as it is ("since 2021") is the date of no event.
        """
        text = self.report.text
        near = self._dates.touching(*self._window(sentence, number))
        dates = [d for d in near if not is_of_another_number(text, d.start, number.start)]
        dates = [d for d in dates if not _SINCE.search(text[max(0, d.start - 24) : d.start])]
        if not dates:
            return None
        found = _YEAR_FIRST.match(min((abs(d.start - number.start), d.value) for d in dates)[1])
        value = found.group() if found else ""
        ago = _days_before(value, self.report.published or "")
        return value if ago > lexicon("quantities_facts")["long_ago_days"][0] else None

    def _window(self, sentence: Sentence, number: Extent) -> tuple[int, int]:
        return max(sentence.start, number.start - _REACH), min(sentence.end, number.end + _REACH)

    def _take(self, sentence: Sentence) -> None:
        if sentence is not self._sentence:
            self._sentence, self._clause = sentence, (None, slice(0))
            starts, self._forms, self._stems = _apart(self.report.text[sentence.start : sentence.end])
            self._starts = [sentence.start + start for start in starts]


@lru_cache(maxsize=1024)  # copies have their sentences in common
def _apart(sentence: str) -> tuple[list[int], list[str], list[str | None]]:
    """Return where each word of a sentence begins, its form, and its stem where it tells something."""
    found = words(sentence)
    return [w.start for w in found], [w.form for w in found], [_stem_of(w.form) for w in found]


def _known(stems: Iterable[str | None]) -> frozenset[str]:
    return frozenset([stem for stem in stems if stem is not None])


@lru_cache(maxsize=65536)
def _stem_of(form: str) -> str | None:
    """Return the stem of a word that tells something, None for another."""
    return fact_stem(form) if len(form) > _SHORT and form not in stop() and not form[0].isdigit() else None


def _days_before(value: str, published: str) -> int:
    """Return the days at the least between a year or month and a day of publication, 0 where one is unknown."""
    end = f"{value}-12-31" if len(value) == len("2024") else f"{value}-28"
    try:
        return (date.fromisoformat(published[:10]) - date.fromisoformat(end)).days
    except ValueError:  # a date that no calendar has, as an input may give it, or none at all
        return 0
