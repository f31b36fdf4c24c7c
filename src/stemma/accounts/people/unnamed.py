"""Sources without a name: one and the same only where reports describe them alike or give them the same words."""

from collections import defaultdict
from collections.abc import Collection, Sequence

from stemma.accounts.people.naming import Known
from stemma.records import Report
from stemma.words import folded

TELLING = 3  # words: "senior State Department official" is telling, "an official" may be anyone
QUOTED = 6  # words: a shared quotation this long is the same utterance and so the same speaker


def gather_unnamed(items: Sequence[Known], reports: Sequence[Report]) -> list[list[Known]]:
    """Return the groups of unnamed sources that are one source each.

    A group of people ("police", "US officials") is the same under the same words. One person is the same where the
    description is telling, or where two reports give this person the same words.

    >>> from stemma.records import Entity
    >>> def item(report, name):
    ...     return Known(report, Entity(id="n0", name=name, type="PERSON", named=False), (), "PERSON")
    >>> [len(group) for group in gather_unnamed([item("a", "police"), item("b", "police"), item("b", "a source")], ())]
    [1, 2]
    """
    said = _said(reports, {(item.report, item.entity.id) for item in items})
    leader: dict[tuple[str, ...], tuple[str, ...]] = {}
    groups: dict[tuple[str, ...], list[Known]] = defaultdict(list)
    for item in items:
        keys = sorted(_keys(item, said.get((item.report, item.entity.id), ())))
        known = [leader[key] for key in keys if key in leader]
        lead = known[0] if known else keys[0]
        for key in keys:
            leader.setdefault(key, lead)
        groups[lead].append(item)
    return [groups[key] for key in sorted(groups)]


def _keys(item: Known, said: Sequence[str]) -> list[tuple[str, ...]]:
    """Return what identifies a source: itself, its telling description, its words."""
    described = tuple(form for form in folded(item.entity.name.replace(".", "")) if form not in ("a", "an", "the"))
    keys: list[tuple[str, ...]] = [("self", item.report, item.entity.id)]
    if item.entity.type != "PERSON" or len(described) >= TELLING:
        keys.append(("as", item.entity.type, *described))
    return keys + [("said", described[-1] if described else "", text) for text in said]


def _said(reports: Sequence[Report], sources: Collection[tuple[str, str]]) -> dict[tuple[str, str], list[str]]:
    """Return the longer quotations of the sources of each report, folded."""
    said = defaultdict(list)
    for report in reports:
        for quote in report.quotes:
            if quote.speaker and (report.id, quote.speaker) in sources:
                spoken = folded(report.text, quote.start, quote.end)
                if len(spoken) >= QUOTED:
                    said[report.id, quote.speaker].append(" ".join(spoken))
    return said
