"""Which reports tell one story."""

import hashlib
from collections.abc import Sequence

from stemma.data import lexicon
from stemma.lineage.graph import components
from stemma.records import Report
from stemma.stories.days import day
from stemma.stories.linkage import link
from stemma.stories.neighbours import Pair, dense, neighbours
from stemma.stories.terms import terms
from stemma.stories.weights import Weighted, weigh


def group(reports: Sequence[Report]) -> tuple[tuple[Report, ...], ...]:
    """Return the reports in groups that each tell one story; the order of the input does not matter.

    Reports come sorted by id in each group, groups by their first report. Equal texts are one story and cost no more.

    >>> from stemma.sources import report_of_text
    >>> one = report_of_text("The ferry Corrin Star capsized off Port Amsel on Saturday, killing 14 people.", id="1")
    >>> two = report_of_text("Port Amsel mourns: 14 people died when the ferry Corrin Star capsized.", id="2")
    >>> three = report_of_text("Nadia Orr won the Halvern marathon on Sunday in record time.", id="3")
    >>> [[report.id for report in story] for story in group([three, two, one])]
    [['1', '2'], ['3']]
    """
    ordered = sorted(reports, key=_order)
    texts: dict[tuple[str, str], list[Report]] = {}
    for report in ordered:
        texts.setdefault((report.text_sha256, report.title or ""), []).append(report)
    firsts = [those[0] for those in texts.values()]
    copies = list(texts.values())
    weighted = weigh([terms(report) for report in firsts])
    days = [day(report) for report in firsts]
    stories = [
        tuple(sorted((r for place in places for r in copies[place]), key=_order)) for places in _groups(weighted, days)
    ]
    return tuple(sorted(stories, key=lambda story: _order(story[0])))


def story_id(reports: Sequence[Report]) -> str:
    """Return an id that comes from the content of a story: that of the report whose digest is the smallest.

    >>> from stemma.sources import report_of_text
    >>> story_id([report_of_text("A text.")])[:6]
    'story-'
    """
    first = min((f"{r.text_sha256} {r.id} {r.source}" for r in reports), default="")
    return f"story-{hashlib.sha256(first.encode('utf-8', 'surrogatepass')).hexdigest()[:12]}"


def _order(report: Report) -> tuple[str, str, str]:
    return (report.id, report.text_sha256, report.source)


def _groups(weighted: Sequence[Weighted], days: Sequence[int | None]) -> list[list[int]]:
    least = lexicon("stories_grouping")["join"]["more"]
    near = neighbours(weighted, days, least)
    found = []
    for places in _connected(range(len(weighted)), near.pairs, least):
        if len(places) == 1:
            found.append(list(places))
            continue
        likeness = dense([weighted[p] for p in places], [days[p] for p in places], near.crowd[places])
        found += [[places[at] for at in members] for members in link(likeness)]
    return found


def _connected(places: Sequence[int], pairs: Sequence[Pair], least: float) -> list[list[int]]:
    """Return the sets of places that pairs connect, cutting sets that are too large by a higher likeness."""
    rule = lexicon("stories_grouping")["largest"]
    found = []
    for members in components(places, [(one, two) for one, two, value in pairs if value >= least]):
        if len(members) <= rule["value"] or least >= 1:
            found.append(members)
        else:
            inside = set(members)
            closer = [pair for pair in pairs if pair[0] in inside and pair[2] >= least * rule["step"]]
            found += _connected(members, closer, least * rule["step"])
    return found
