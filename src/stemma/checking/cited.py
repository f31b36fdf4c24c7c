"""Citations resolved: which spans of which reports the words of a citation mean."""

import re
from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath
from typing import NamedTuple

from stemma.records import Problem, Report, Span

_PLACE = re.compile(r"^(?P<report>.*\S)\s*:\s*(?P<start>\d{1,12})\s*[-–]\s*(?P<end>\d{1,12})$", re.DOTALL)
_SHORTEST_PREFIX = 6  # characters of an id that may stand for the whole where no other id begins so


class Cited(NamedTuple):
    """What the citations of a sentence mean: spans, whether one names a whole report, and what means nothing."""

    spans: tuple[Span, ...] = ()
    whole: bool = False
    problems: tuple[Problem, ...] = ()


class Library:
    """The reports of an export by everything that a citation may call them: id, its beginning, file name, address.

    >>> from stemma.sources import report_of_text
    >>> library = Library({"r-1": report_of_text("Two died.", id="r-1")})
    >>> library.cited("r-1:0-3").spans, library.cited("r-1").whole
    ((Span(report='r-1', start=0, end=3),), True)
    """

    def __init__(self, reports: Mapping[str, Report]) -> None:
        self.reports = reports
        self._called: dict[str, set[str]] = {}
        for report in reports.values():
            name = PurePosixPath(report.source.replace("\\", "/")).name
            stem = name.rsplit(".", 1)[0]
            for called in dict.fromkeys((name, stem, report.url or "", report.source)):
                if called:
                    self._called.setdefault(called, set()).add(report.id)

    def id_of(self, called: str) -> str | None:
        """Return the id of the one report that is called so, or None."""
        called = called.strip().strip("`")
        if called in self.reports:
            return called
        ids = self._called.get(called, set())
        if len(ids) != 1 and len(called) >= _SHORTEST_PREFIX:
            ids = {id_ for id_ in self.reports if id_.startswith(called)}
        return next(iter(ids)) if len(ids) == 1 else None

    def cited(self, words: str) -> Cited:
        """Return what a citation means: ``report``, ``report:start-end``, several with ``;`` or ``,`` between them."""
        found = self._one(words)
        if found is not None:
            return found
        parts = [part for part in re.split(r"[;,]", words) if part.strip()]
        if len(parts) < 2:
            return Cited(problems=(self._unknown(words),))
        cited = [self._one(part) or Cited(problems=(self._unknown(part),)) for part in parts]
        return together(cited)

    def _one(self, words: str) -> Cited | None:
        words = " ".join(words.split())
        if (id_ := self.id_of(words)) is not None:
            text = self.reports[id_].text
            return Cited((Span(report=id_, start=0, end=len(text)),), True)
        place = _PLACE.match(words)
        id_ = self.id_of(place["report"]) if place else None
        if place is None or id_ is None:
            return None
        return Cited((Span(report=id_, start=int(place["start"]), end=int(place["end"])),))

    def _unknown(self, words: str) -> Problem:
        words = " ".join(words.split())
        return Problem(
            kind="unknown report", words=words, why="the export has no report of this id, file name or address"
        )


def together(cited: Sequence[Cited]) -> Cited:
    """Return several citations as one.

    >>> together([]).spans
    ()
    """
    return Cited(
        tuple(dict.fromkeys(span for one in cited for span in one.spans)),
        any(one.whole for one in cited),
        tuple(dict.fromkeys(problem for one in cited for problem in one.problems)),
    )


def looks_like_a_citation(words: str) -> bool:
    """Tell whether words in brackets mean to cite, also where they cite nothing known: no spaces, or a stretch.

    >>> [looks_like_a_citation(w) for w in ("reuters-17", "7", "a b:3-9", "the mayor", "sic", "…")]
    [True, True, True, False, False, False]
    """
    words = words.strip()
    if _PLACE.match(words):
        return True
    return " " not in words and any(c.isdigit() for c in words) and len(words) < 200
