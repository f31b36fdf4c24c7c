"""The status of a fact, by the rules of the public format, with the reason in words.

single: one origin only. agree: one value can satisfy the readings of all origins. superseded: readings of different
moments, where those of each moment agree and the later replace the earlier. different-scope: the readings count
different things. conflict: none of these.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from stemma.accounts.figures.statuses import status_reasons
from stemma.accounts.figures.statuses.held import Held
from stemma.accounts.figures.statuses.left_bounds import agree, bounds_left, latest
from stemma.accounts.figures.statuses.scopes import only_scopes_differ
from stemma.accounts.figures.statuses.settled import settled
from stemma.accounts.figures.statuses.slips import without_slips
from stemma.accounts.figures.statuses.updates import follow, moved
from stemma.records import Current, FigureStatus


class Verdict(NamedTuple):
    """A status, why, and the bounds that the latest readings leave."""

    status: FigureStatus
    why: str
    current: Current | None


def judge(held: Sequence[Held], outlets: Mapping[str, str]) -> Verdict:
    """Return the verdict on the readings of one fact; `outlets` names the outlet of a report.

    >>> from stemma.records import Reading
    >>> one = Reading(report="a", start=0, end=9, text="14 killed", low=14, high=14, approximate=False, said_by=None,
    ...     as_of="2023-03-04", origin="o1")
    >>> two = Reading(report="b", start=0, end=9, text="22 killed", low=22, high=22, approximate=False, said_by=None,
    ...     as_of="2023-03-05", origin="o2")
    >>> judge([Held(one, one), Held(two, two)], {"a": "Herald", "b": "Post"}).status
    'superseded'
    """
    verdict = _judged(held, outlets)
    not_judged = _not_judged(held) if verdict.status in ("agree", "conflict", "different-scope") else []
    if not not_judged or agree(held):
        return verdict
    why = verdict.why.replace("all readings:", "all readings that count:", 1)
    return verdict._replace(why=f"{why} {status_reasons.why_not_judged(not_judged, outlets)}")


def _not_judged(held: Sequence[Held]) -> list[Held]:
    """Return the readings that a correction withdraws or a copy garbled, as far as others are left."""
    last = _unreplaced(held)
    kept = {id(h) for h in without_slips(last)}  # which are of the same, and may be a thousand
    return [h for h in last if id(h) not in kept]


def _unreplaced(held: Sequence[Held]) -> list[Held]:
    last = [h for h in held if not h.revised] or list(held)
    return [h for h in last if not h.replaced] or last


def _judged(held: Sequence[Held], outlets: Mapping[str, str]) -> Verdict:
    last = [h for h in held if not h.revised] or list(held)
    revised = [h for h in held if h.revised] if len(last) < len(held) else []
    live = settled(without_slips(_unreplaced(held)))
    current = latest(live)
    if len({h.reading.origin for h in held}) == 1:
        why = status_reasons.why_single(held, outlets)
        if revised and agree(live) and not agree([*live, *revised]):
            why += f" {status_reasons.why_revised(live, revised, outlets)}"
        return Verdict("single", why, current)
    if revised and agree(live):
        return Verdict("superseded", status_reasons.why_revised(live, revised, outlets), current)
    if agree(live):
        gone = [h for h in held if h.replaced and not h.voided]
        if gone and not agree([*live, *gone]):
            replacing = [h for h in live if not agree([h, *gone])] or live  # "at least 14" still holds at 23
            return Verdict("superseded", status_reasons.why_replaced(replacing, gone, outlets), current)
        if moved(live):
            return Verdict("superseded", status_reasons.why_superseded(live, outlets), current)
        return Verdict("agree", status_reasons.why_agree(live, outlets), bounds_left(live))
    if _disputed(live):
        return Verdict("conflict", status_reasons.why_conflict(live, outlets), None)
    if follow(live):
        return Verdict("superseded", status_reasons.why_superseded(live, outlets), current)
    if only_scopes_differ(live):
        return Verdict("different-scope", status_reasons.why_scope(live, outlets), None)
    return Verdict("conflict", status_reasons.why_conflict(live, outlets), None)


def _disputed(held: Sequence[Held]) -> bool:
    """Tell whether one report sets two readings against each other that cannot both hold."""
    reports: dict[str, list[Held]] = defaultdict(list)
    for h in held:
        if h.disputed:
            reports[h.reading.report].append(h)
    return any(not agree(own) for own in reports.values())
