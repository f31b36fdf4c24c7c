"""The four counts: reports, outlets, owners and origins, each witness once, with the list of each."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from stemma.accounts.owner_file import Owned, Owners, name_key, shipped
from stemma.records import Counts, Lineage, Listed, Report
from stemma.sources.outlets import host_of

_LABELS = 2  # of a host that can still be a domain: gazette.example


class Witnesses(NamedTuple):
    """The reports of a story as they are counted.

    `published_by` gives the outlet and the owner of each report that has an outlet; `rows` the report of which each is
    a version, and its place among them.
    """

    published_by: Mapping[str, Owned]
    rows: Mapping[str, tuple[str, int]]


def witnesses(reports: Sequence[Report], lineage: Lineage, owners: Owners | None = None) -> Witnesses:
    """Return the reports of a story as they are counted; `owners` are the shipped ones where none are given.

    An outlet that the list of owners does not know is its own owner.

    >>> witnesses((), Lineage()).rows
    {}
    """
    known = owners or shipped()
    named: dict[str, str] = {}
    published_by = {}
    for report in sorted(reports, key=lambda r: (r.outlet or "", r.id)):
        found = owned(report, known)
        if found is None and report.outlet and report.outlet.strip():
            spelling = " ".join(report.outlet.split())
            name = named.setdefault(host_of(spelling) or name_key(spelling), spelling)
            found = Owned(name, name)
        if found is not None:
            published_by[report.id] = found
    rows = {id_: (row.reports[0], place) for row in lineage.versions for place, id_ in enumerate(row.reports)}
    return Witnesses(published_by, rows)


def count(told: Witnesses, reports: Iterable[str], origins: Iterable[str]) -> Counts:
    """Return the counts of what these reports tell, with the lists.

    >>> count(Witnesses({"a": Owned("Gazette", "North"), "b": Owned("Post", "North")}, {}), "ab", ["o1"]).owners
    1
    """
    last: dict[str, tuple[int, str]] = {}
    for report in sorted(set(reports)):
        row, place = told.rows.get(report, (report, 0))
        last[row] = max(last.get(row, (-1, "")), (place, report))
    ids = sorted(report for _, report in last.values())
    publishers = [told.published_by[report] for report in ids if report in told.published_by]
    listed = Listed(
        reports=tuple(ids),
        outlets=tuple(sorted({found.outlet for found in publishers})),
        owners=tuple(sorted({found.owner for found in publishers})),
        origins=tuple(sorted(set(origins))),
    )
    return Counts(
        reports=len(listed.reports),
        outlets=len(listed.outlets),
        owners=len(listed.owners),
        origins=len(listed.origins),
        lists=listed,
    )


def owned(report: Report, owners: Owners) -> Owned | None:
    """Return the outlet of a report and its owner, None where the list of owners does not know it.

    What the report calls its outlet goes before its address.

    >>> from stemma.sources import report_of_text
    >>> owned(report_of_text("A text.", outlet="edition.cnn.com"), shipped()).outlet
    'CNN'
    """
    name = (report.outlet or "").strip()
    if name and (found := owners.by_name.get(name_key(name))):
        return found
    for address in (name, report.url or ""):
        labels = (host_of(address) or "").split(".")
        for first in range(len(labels) - _LABELS + 1):
            if found := owners.by_host.get(".".join(labels[first:])):
                return found
    return None
