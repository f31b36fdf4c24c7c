"""What is told at a moment, in a form that two reports can be compared by: class of predicate, who takes part,
the words of its clause.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from stemma.accounts.moments.days_told import days_told
from stemma.data import lexicon
from stemma.reading.event_words import event_class
from stemma.records import Date, Happening, Report
from stemma.words import words


class Told(NamedTuple):
    """A happening as one report tells it; `actors` are names that hold across the reports, `places` those of places,
    `words` the stems of its clause.

    >>> from stemma.records import Extent
    >>> date = Date(start=8, end=14, value="2024-05-03", type="DATE")
    >>> fire = Happening(start=0, end=7, date=Extent(start=8, end=14), predicate="burn", status="happened")
    >>> report = Report(id="a", source="a", text="It burnt May 3.", text_sha256="", dates=(date,), happenings=(fire,))
    >>> told([report])[0].key
    ('a', 0, 8)
    """

    report: str
    at: int
    happening: Happening
    date: Date
    kind: str
    actors: frozenset[str]
    places: frozenset[str]
    words: frozenset[str]

    @property
    def key(self) -> tuple[str, int, int]:
        """Return what sorts happenings in an order that does not depend on the input."""
        return self.report, self.happening.start, self.happening.date.start


def told(reports: Sequence[Report], names_of: Mapping[tuple[str, str], str] | None = None) -> list[Told]:
    """Return the happenings of the reports in order of report and place.

    >>> told(())
    []
    """
    found = []
    for report in sorted(reports, key=lambda r: r.id):
        dates = {(d.start, d.end): d for d in days_told(report)}
        plain = {e.id: e.name.lower().split()[-1] for e in report.entities if e.named and e.name.strip()}
        somewhere = {e.id for e in report.entities if e.type == "PLACE"}
        for at, happening in enumerate(report.happenings):
            date = dates.get((happening.date.start, happening.date.end))
            if date is not None:
                known = plain if names_of is None else {a: names_of.get((report.id, a), "") for a in happening.actors}
                actors = frozenset(known[a] for a in happening.actors if known.get(a))
                places = frozenset(known[a] for a in happening.actors if known.get(a) and a in somewhere)
                found.append(_told(report, at, happening, date, (actors, places)))
    return found


def _told(
    report: Report, at: int, happening: Happening, date: Date, names: tuple[frozenset[str], frozenset[str]]
) -> Told:
    clause = happening.clause or happening
    stems = compared(
        word.form for word in words(report.text, clause.start, clause.end) if not (date.start <= word.start < date.end)
    )
    return Told(report.id, at, happening, date, event_class(happening.predicate), *names, stems)


def compared(forms: Iterable[str]) -> frozenset[str]:
    """Return the stems of the words that tell what happened, without those that any sentence has.

    >>> sorted(compared(["the", "attack", "sank", "attacks"]))
    ['attack', 'sank']
    """
    stops = _stops()
    return frozenset([clause_stem(form) for form in forms if form not in stops and len(form) > 1])


@lru_cache(maxsize=65536)
def clause_stem(form: str) -> str:
    """Return a word without the endings that inflection gives it; crude, since it serves comparison of clauses only.

    Four letters stay at least, and so does a last "e" and "ss" (see `stemma.accounts.stated.counted_of.fact_stem`).

    >>> clause_stem("attacks"), clause_stem("landed"), clause_stem("israel's")
    ('attack', 'land', 'israel')
    """
    form = form.removesuffix("'s").removesuffix("'")
    for ending in ("ing", "ed", "es", "s"):
        if form.endswith(ending) and len(form) - len(ending) >= 4 and not form.endswith("ss"):
            return form.removesuffix(ending)
    return form


@cache
def _stops() -> frozenset[str]:
    return frozenset(lexicon("dates_moments")["stop_words"])


def setting(name: str) -> float:
    """Return a weight or threshold of ``dates_moments``.

    >>> setting("window")
    10
    """
    return lexicon("dates_moments")[name]["value"]


def setting_list(name: str) -> tuple[float, ...]:
    """Return a row of weights of ``dates_moments``.

    >>> setting_list("starts")
    (8, 3)
    """
    return tuple(lexicon("dates_moments")[name]["value"])
