"""What stands around a number in its report: names, dates."""

import re
from datetime import date

from stemma.accounts.stated.counted_of import nations
from stemma.accounts.stated.sentence_words import REACH
from stemma.data import lexicon
from stemma.reading.near import Near
from stemma.reading.quantities.number_of_date import is_of_another_number
from stemma.records import Extent, Report, Sentence
from stemma.words import fold

_YEAR_FIRST = re.compile(r"\d{4}(?:-\d\d)?")
_PEOPLES = frozenset({"NORP"})
_OWN = 60  # characters on either side of a number in which the name that it belongs to stands
_OWN_END = re.compile(r"[,;:.()–—](?:\s|$)|\d|\b(?:and|but|while|whereas|compared|against|than|after|before)\b")
_SINCE = re.compile(r"\b(?:since|until|till) (?:(?:early|late|mid|the end of|the beginning of)[ -])?$", re.IGNORECASE)


class Surroundings:
    """Tells what stands around the numbers of one report.

    >>> from stemma.records import Name
    >>> text = "Orlo has 52 percent."
    >>> name = Name(start=0, end=4, type="PLACE", name_id="n0")
    >>> near = Surroundings(Report(id="a", source="a", text=text, text_sha256="", names=(name,)))
    >>> line, number = Sentence(start=0, end=20, paragraph=0), Extent(start=9, end=19)
    >>> near.names(line, number), near.owners(line, number)
    (frozenset({'orlo'}), frozenset({'n0'}))
    """

    def __init__(self, report: Report) -> None:
        self.report = report
        self._dates = Near(d for d in report.dates if d.type in ("DATE", "TIME") and _YEAR_FIRST.match(d.value))
        self._names = Near(report.names)

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
        return max(sentence.start, number.start - REACH), min(sentence.end, number.end + REACH)


def _days_before(value: str, published: str) -> int:
    """Return the days at the least between a year or month and a day of publication, 0 where one is unknown."""
    end = f"{value}-12-31" if len(value) == len("2024") else f"{value}-28"
    try:
        return (date.fromisoformat(published[:10]) - date.fromisoformat(end)).days
    except ValueError:  # a date that no calendar has, as an input may give it, or none at all
        return 0
