"""Versions: several texts of one report, which are one witness and replace one another."""

from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import pairwise
from typing import NamedTuple

from stemma.lineage.addresses import page
from stemma.lineage.direction import moments
from stemma.lineage.graph import components
from stemma.lineage.updates import revised, unfinished
from stemma.records import Report, Versions

UNDATED = "9999"  # sorts behind every day


class Moment(NamedTuple):
    """When a version was published: day, time of day where known, and what its words say of its state.

    `state` is 2 for a text that calls itself a later one, 0 for one that says more follows, 1 for all others.
    """

    day: str
    time: str
    state: int


def versions(reports: Sequence[Report]) -> tuple[Versions, ...]:
    """Return which of the reports are versions of one report: texts of one page, or of one id, in order of time.

    A page is known by its address without what only counts visitors. Texts that are the same to the letter, under one
    address, are versions too. Where times do not tell the order, the words of the texts may ("CORRECTED", "More
    follows"); where nothing does, `in_order` is false and the order is that of the ids.

    >>> from stemma.sources import report_of_text
    >>> url = "https://gazette.example/mill"
    >>> early = report_of_text("Two are dead.", id="b", url=url, published="2024-05-01T08:00:00+00:00")
    >>> later = report_of_text("Three died.", id="a", url=url + "?utm_id=x", published="2024-05-01T09:30:00+00:00")
    >>> [(found.reports, found.page, found.in_order) for found in versions([later, early])]
    [(('b', 'a'), 'gazette.example/mill', True)]
    """
    ordered = sorted(reports, key=lambda r: (r.id, r.text_sha256, r.source))
    when = {report.id: moment for report, moment in zip(ordered, moments(ordered), strict=True)}
    places = {report.id: place for place, report in enumerate(ordered)}
    pages = {report.id: page(report.url) for report in ordered}
    first: dict[str, int] = {}
    links = [(first.setdefault(address, places[id_]), places[id_]) for id_, address in pages.items() if address]
    links += [(places[r.version_of], places[r.id]) for r in ordered if r.version_of in places]
    found = []
    for group in components(range(len(ordered)), [link for link in links if link[0] != link[1]]):
        if len(group) > 1:
            texts, sure = _in_time([ordered[place] for place in group], when)
            shared = {pages[report.id] for report in texts}
            address = shared.pop() if len(shared) == 1 else None
            found.append(Versions(reports=tuple(r.id for r in texts), page=address, in_order=sure))
    return tuple(found)


def _in_time(texts: Sequence[Report], when: dict[str, tuple[datetime | None, bool]]) -> tuple[list[Report], bool]:
    """Return the versions in order of time, and whether that order is known for each two of them."""
    states = {report.text_sha256: _state(report) for report in {r.text_sha256: r for r in texts}.values()}
    found = {report.id: _moment(*when[report.id], states[report.text_sha256]) for report in texts}
    ordered = sorted(texts, key=lambda report: (found[report.id], _numbered(report.id)))
    return ordered, all(_before(found[one.id], found[two.id]) for one, two in pairwise(ordered))


def _state(report: Report) -> int:
    return 2 if revised(report.text) else 0 if unfinished(report.text) else 1


def _moment(moment: datetime | None, exact: bool, state: int) -> Moment:
    if moment is None:
        return Moment(UNDATED, "", state)
    moment = moment.astimezone(UTC) if exact else moment
    return Moment(moment.date().isoformat(), moment.isoformat() if exact else "", state)


def _before(one: Moment, two: Moment) -> bool:
    """Tell whether moments, or else the words of the texts, say that one version is earlier than the other."""
    if UNDATED in (one.day, two.day):
        return one.day == two.day and one.state < two.state
    if one.day != two.day:
        return True
    if one.time and two.time:
        return one.time < two.time or one.state < two.state
    return one.time == two.time and one.state < two.state


def _numbered(id_: str) -> tuple[str, int]:
    """Return an id as a key by which ``a@10`` comes after ``a@9``."""
    name, at, number = id_.rpartition("@")
    return (name, int(number)) if at and number.isdecimal() and len(number) < 10 else (id_, 0)
