"""The moments for which the readings of a report hold."""

import re
from functools import lru_cache

from stemma.accounts.stated.page_hours import PageHours
from stemma.reading.near import Near
from stemma.records import Date, Quantity, Report

_SAID = r"(?:said|says|say|told|tells|reported|reports|announced|confirmed|tweeted|wrote|stated|according)"
_PUT = r"(?:estimated|put|puts|counted|gave|spoke of)"
_WHERE = (  # what can stand between a verb of saying and its day: "told the Morning Post in a statement on Tuesday"
    r"(?: (?:in|at|on|to|the|an?|his|her|its|their|own|news|press|public|state|[A-Z][\w’'-]+"
    r"|reporters|journalists|lawmakers|parliament|briefing|conference|statement|post|agency|newspaper|interview"
    r"|television|tv|radio))"
)
_SAID_ON = re.compile(rf"\b{_SAID}{_WHERE}{{0,6}}(?: late| early)?(?: on)? ?$|\b{_PUT}\b[^.;:]{{0,40}}$")
_AS_OF = re.compile(r"\b(?:as of|as at|by|until|updated)\s(?:late |early )?(?:on )?$", re.IGNORECASE)
_AFTER_DATE = re.compile(rf"^,?[^.;:]{{0,60}}\b(?:{_SAID}|{_PUT})\b", re.IGNORECASE)
_OPENING = frozenset({"", "on", "late on", "early on", "late", "early", "by", "as of"})
_BACK = 2  # sentences of the same paragraph over which a dated saying holds on


class MomentsOf:
    """Tells the moment for which each quantity of one report holds.

    >>> from stemma.records import Sentence
    >>> text = "Orr said on May 3 that 12 had died."
    >>> line, day = Sentence(start=0, end=35, paragraph=0), Date(start=12, end=17, value="2024-05-03", type="DATE")
    >>> report = Report(id="a", source="a", text=text, text_sha256="", published="2024-05-09", sentences=(line,),
    ...     dates=(day,))
    >>> MomentsOf(report).as_of(0, Quantity(start=23, end=25, low=12, high=12))
    '2024-05-03'
    """

    def __init__(self, report: Report) -> None:
        self._report = report
        self._dates = Near(d for d in report.dates if _is_day(d))
        self._hours = PageHours(report)
        self._sayings: dict[tuple[int, bool], list[tuple[int, str]]] = {}  # of the sentences asked for so far

    def as_of(self, sentence: int, quantity: Quantity) -> str | None:
        """Return the moment for which a quantity in sentence number `sentence` holds, ISO 8601.

        That is the day on which it was said, else the moment of its entry in a live page, else that of the report. A
        date in the sentence counts where it dates the saying ("officials said on Tuesday", "as of Friday") and not the
        event; a saying dated earlier in the same paragraph holds on. Unknown where neither is given.
        """
        published = self._report.published
        said = self._said(sentence, quantity.start)
        if said is None or (published is not None and said >= published[:10]):
            return self._hours.at(quantity.start) or published
        return said

    def _said(self, number: int, at: int) -> str | None:
        sentences = self._report.sentences
        if number >= len(sentences):
            return None
        here = sentences[number]
        said = self._said_in(here.start, here.end, at)
        if said is not None or any(self._dates.touching(here.start, here.end)):
            return said
        for before in sentences[max(0, number - _BACK) : number][::-1]:
            if said is None and before.paragraph == here.paragraph:
                said = self._said_in(before.start, before.end, before.end, held=False)
        return said

    def _said_in(self, start: int, end: int, at: int, held: bool = True) -> str | None:
        """Return the day that dates a saying in ``start:end``, the nearest to `at` where there are several.

        Where `held`, also the day for which the sentence says that its number holds ("as of Friday").
        """
        if (start, held) not in self._sayings:
            self._sayings[start, held] = self._sayings_in(start, end, held)
        dated = [(abs(place - at), day) for place, day in self._sayings[start, held]]
        return min(dated)[1] if dated else None

    def _sayings_in(self, start: int, end: int, held: bool) -> list[tuple[int, str]]:
        """Return the days that date a saying in ``start:end``, each with where it stands."""
        text = self._report.text
        return [
            (date.start, date.value[:10])
            for date in self._dates.touching(start, end)
            if _dates_a_saying(
                text[max(start, date.start - 60) : date.start], text[date.end : min(end, date.end + 100)], held
            )
        ]


@lru_cache(maxsize=4096)  # copies have their sentences in common
def _dates_a_saying(before: str, after: str, held: bool) -> bool:
    opens = before.strip().lower() in _OPENING and bool(_AFTER_DATE.search(after))
    return opens or bool(_SAID_ON.search(before)) or (held and bool(_AS_OF.search(before)))


def _is_day(date: Date) -> bool:
    return date.type in ("DATE", "TIME") and bool(re.fullmatch(r"\d{4}-\d\d-\d\d", date.value[:10]))
