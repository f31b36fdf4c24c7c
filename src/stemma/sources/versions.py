"""One id for each report: versions of one report are told apart, a report handed in twice is kept once."""

from collections import defaultdict
from collections.abc import Iterable

from msgspec.structs import replace

from stemma.records import Failure, Report
from stemma.sources.draft import Draft


def distinct(drafts: Iterable[Draft]) -> tuple[list[Report], list[Failure]]:
    """Return the reports with ids that differ, sorted by id, and a notice for each id that was given twice.

    Two inputs with one id of their own and different texts are versions of one report: the earlier published keeps the
    id, the others get ``@2``, ``@3`` and say of which report they are a version. With one text they are one report.
    Texts without an id that are equal to the letter stay two reports, since a copy is a witness to show. Nothing
    depends on the order of the drafts.

    >>> from stemma.records import Report
    >>> def draft(text, day):
    ...     return Draft(Report(id="a", source="a", text=text, text_sha256=text, published=day), has_own_id=True)
    >>> reports, _ = distinct([draft("Nine died.", "2024-05-04"), draft("Six died.", "2024-05-03")])
    >>> [(report.id, report.text, report.version_of) for report in reports]
    [('a', 'Six died.', None), ('a@2', 'Nine died.', 'a')]
    """
    by_id: dict[str, list[Draft]] = defaultdict(list)
    for draft in drafts:
        by_id[draft.report.id].append(draft)
    reports: list[Report] = []
    notices: list[Failure] = []
    taken = set(by_id)
    for name in sorted(by_id):
        group = sorted(by_id[name], key=_age)
        kept = _without_repeats(group, notices) if group[0].has_own_id else group
        for draft in kept:
            first = draft is kept[0]
            reports.append(draft.report if first else _version(draft, name, _next(name, taken)))
        if len(kept) > 1 and kept[0].has_own_id:
            notices.extend(_version_notice(first, name) for first in kept[1:])
    return sorted(reports, key=lambda report: report.id), notices


def _version(draft: Draft, name: str, id_: str) -> Report:
    return replace(draft.report, id=id_, version_of=name if draft.has_own_id else None)


def _age(draft: Draft) -> tuple[bool, str, str, str]:
    report = draft.report
    return (not draft.has_own_id, report.published or "", report.text_sha256, report.source)


def _without_repeats(group: list[Draft], notices: list[Failure]) -> list[Draft]:
    kept: dict[str, Draft] = {}
    for draft in group:
        first = kept.setdefault(draft.report.text_sha256, draft)
        if first is not draft:
            problem = f"report {draft.report.id} is there twice with the same text (also in {first.report.source})"
            notices.append(_notice(draft, problem, "read once; remove one of them"))
    return list(kept.values())


def _version_notice(draft: Draft, name: str) -> Failure:
    problem = f"report {name} is there with different texts"
    return _notice(draft, problem, "kept as versions of one report; give them ids of their own if they are not")


def _notice(draft: Draft, problem: str, remedy: str) -> Failure:
    return Failure(source=draft.report.source, problem=problem, remedy=remedy, fatal=False)


def _next(name: str, taken: set[str]) -> str:
    number = 2
    while f"{name}@{number}" in taken:
        number += 1
    taken.add(f"{name}@{number}")
    return f"{name}@{number}"
