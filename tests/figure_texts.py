"""Figures of a few short texts, for tests that state which readings are one fact and with what status."""

from collections.abc import Sequence

from msgspec.structs import replace

from stemma.accounts.figures import reconcile
from stemma.accounts.stated import stated
from stemma.reading import dates, quantities
from stemma.reading.language import bundled
from stemma.reading.parsed import parse
from stemma.reading.sentences import split
from stemma.records import Figure, Report, Span
from stemma.sources import report_of_text


class EachItsOwn:
    """Every report is an origin of its own."""

    def label(self, spans: Sequence[Span]) -> tuple[str, ...]:
        return tuple(span.report for span in spans)


class AllOne:
    """All reports are of one origin."""

    def label(self, spans: Sequence[Span]) -> tuple[str, ...]:
        return tuple("o" for _ in spans)


def report(text: str, name: str, published: str | None) -> Report:
    report = replace(report_of_text(text, id=name), published=published, outlet=f"The {name}")
    parsed = parse(report, bundled())
    found = dates.find(parsed)
    return replace(report, sentences=split(report), dates=found, quantities=quantities.find(parsed, found))


def figures(*texts: str, days: Sequence[str | None] | None = None, origins: object = None) -> tuple[Figure, ...]:
    days = days or ["2023-03-04"] * len(texts)
    reports = [report(t, f"Herald{i}", d) for i, (t, d) in enumerate(zip(texts, days, strict=True))]
    return reconcile(reports, origins or EachItsOwn(), stated(reports, {}))


def fact(figures: Sequence[Figure], text: str) -> Figure:
    holding = [f for f in figures if any(text in r.text for r in f.readings)]
    assert len(holding) == 1, [[r.text for r in f.readings] for f in figures]
    return holding[0]
