"""The export around an id: names of reports, and places as words."""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from stemma.data import lexicon
from stemma.output.explaining.explanation import Point, Section, Words
from stemma.output.sigla import Sigla, sigla
from stemma.records import Counts, Export, Report, Span, Story


class Scene(NamedTuple):
    """A story with its reports and what they are called."""

    export: Export
    story: Story
    reports: Mapping[str, Report]
    names: Sigla

    def called(self, text: str) -> str:
        """Return what a report or a lost original is called, with its id where that is another."""
        name = self.names.reports.get(text, text)
        return name if name == text else f"{name} [{text}]"

    def words(self, spans: Iterable[Span]) -> tuple[Words, ...]:
        """Return the words of spans; places outside the texts that are there give empty words."""
        texts = {id_: report.text for id_, report in self.reports.items()}
        return tuple(
            Words(report=s.report, start=s.start, end=s.end, text=texts.get(s.report, "")[s.start : s.end])
            for s in spans
        )


def scene(export: Export, story: Story) -> Scene:
    """Return the scene of a story.

    >>> from stemma.records import Lineage
    >>> counts = Counts(reports=1, outlets=0, origins=1)
    >>> story = Story(id="s", title="Fire", reports=("a",), counts=counts, lineage=Lineage())
    >>> mill = Report(id="a", source="a.txt", outlet="The Post", text="The mill burned.", text_sha256="")
    >>> here = scene(Export(reports=(mill,), stories=(story,)), story)
    >>> here.called("a"), here.words([Span(report="a", start=4, end=8)])[0].text
    ('The Post [a]', 'mill')
    """
    reports = {report.id: report for report in export.reports if report.id in set(story.reports)}
    return Scene(export, story, reports, sigla(story, reports))


def rule(name: str) -> Any:
    """Return a rule of ``data/lexicons/explain_evidence.json``.

    >>> rule("limits")["near"]
    5
    """
    return lexicon("explain_evidence")[name]


def section(head: str, points: Iterable[Point]) -> Section:
    """Return a section with as many points as one reads, and how many more there are.

    >>> section("Reports", []).points
    ()
    """
    every = tuple(points)
    most = rule("limits")["rows"]
    return Section(head=head, points=every[:most], more=max(0, len(every) - most))


def counted_by(counts: Counts | None) -> Iterable[Point]:
    """Yield the four counts with their lists.

    >>> [point.text for point in counted_by(Counts(reports=2, outlets=1, owners=1, origins=1))]
    ['2', '1', '1', '1']
    """
    if counts is None:
        return
    for name in ("reports", "outlets", "owners", "origins"):
        listed = ", ".join(getattr(counts.lists, name)) if counts.lists else ""
        number = f"{getattr(counts, name):,}"
        yield Point(name=name, text=f"{number}: {listed}" if listed else number)
