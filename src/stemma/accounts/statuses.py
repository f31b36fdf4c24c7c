"""The status of a fact, by the rules of the public format, with the reason in words.

single: one origin only. agree: one value can satisfy the readings of all origins. superseded: readings of different
moments, where those of each moment agree and the later replace the earlier. different-scope: the readings count
different things. conflict: none of these.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from stemma.accounts.compatible import allowed
from stemma.records import Current, FigureStatus, Number, Reading


class Verdict(NamedTuple):
    """A status, why, and the bounds that the latest readings leave."""

    status: FigureStatus
    why: str
    current: Current | None


def judge(
    readings: Sequence[Reading],
    *,
    replaced: Sequence[bool],
    scopes: Sequence[str],
    outlets: Mapping[str, str],
) -> Verdict:
    """Return the verdict on the readings of one fact.

    `replaced` tells of each reading whether its own words say that it no longer holds ("up from 14"); `scopes` what
    each counts and where, "" where nothing particular; `outlets` names the outlet of a report.
    """
    live = [r for r, gone in zip(readings, replaced, strict=True) if not gone] or list(readings)
    origins = {r.origin for r in readings}
    latest = _latest(live)
    current = _current(latest)
    if len(origins) == 1:
        return Verdict("single", _why_single(readings, outlets), current)
    if _agree(live):
        gone = [r for r, g in zip(readings, replaced, strict=True) if g]
        if gone and not _agree([*live, *gone]):
            return Verdict("superseded", _why_replaced(live, gone, outlets), current)
        return Verdict("agree", _why_agree(live, outlets), _current(live))
    moments = _moments(live)
    if len(moments) > 1 and all(_agree(group) for _, group in moments):
        return Verdict("superseded", _why_superseded(moments, outlets), current)
    named = {scope for scope in scopes if scope}
    if len(named) > 1 and _agree_by_scope(live, readings, scopes):
        return Verdict(
            "different-scope", "The readings count different things: " + ", ".join(sorted(named)) + ".", None
        )
    return Verdict("conflict", _why_conflict(live, outlets), None)


def _agree(readings: Sequence[Reading]) -> bool:
    spans = [allowed(r) for r in readings]
    return max(low for low, _ in spans) <= min(high for _, high in spans)


def _agree_by_scope(live: Sequence[Reading], readings: Sequence[Reading], scopes: Sequence[str]) -> bool:
    groups: dict[str, list[Reading]] = defaultdict(list)
    for reading, scope in zip(readings, scopes, strict=True):
        if reading in live:
            groups[scope].append(reading)
    return all(_agree(group) for group in groups.values())


def _moments(readings: Sequence[Reading]) -> list[tuple[str, list[Reading]]]:
    """Group readings by moment, earliest first; none where a reading has no moment.

    Where every reading has a time of day, moments are times, else days.
    """
    if any(r.as_of is None for r in readings):
        return []
    timed = all(_has_time(r.as_of) for r in readings)
    groups: dict[str, list[Reading]] = defaultdict(list)
    for r in readings:
        groups[_cut(r.as_of, timed)].append(r)
    return sorted(groups.items())


def _has_time(moment: str | None) -> bool:
    return moment is not None and len(moment) >= 16 and moment[11:16] != "00:00"


def _cut(moment: str | None, timed: bool) -> str:
    return (moment or "")[: 16 if timed else 10]


def _latest(readings: Sequence[Reading]) -> list[Reading]:
    moments = _moments(readings)
    if moments:
        return moments[-1][1]
    dated = [r for r in readings if r.as_of is not None]
    return _moments(dated)[-1][1] if dated and _agree(readings) else list(readings)


def _current(readings: Sequence[Reading]) -> Current | None:
    """Return the bounds that readings leave together; rounded ones that just miss each other are closed."""
    if not readings or not _agree(readings):
        return None
    lows = [r.low for r in readings if r.low is not None]
    highs = [r.high for r in readings if r.high is not None]
    low: Number | None = max(lows) if lows else None
    high: Number | None = min(highs) if highs else None
    if low is not None and high is not None and low > high:
        low, high = high, low
    days = sorted(r.as_of for r in readings if r.as_of is not None)
    return Current(low=low, high=high, as_of=days[-1] if days else None)


def _said(reading: Reading, outlets: Mapping[str, str]) -> str:
    moment = f", {_cut(reading.as_of, _has_time(reading.as_of)).replace('T', ' ')}" if reading.as_of else ""
    return f"“{' '.join(reading.text.split())}” ({outlets.get(reading.report, reading.report)}{moment})"


def _listed(readings: Sequence[Reading], outlets: Mapping[str, str], most: int = 4) -> str:
    shown: list[str] = []
    for reading in readings:
        words = _said(reading, outlets)
        if words not in shown:
            shown.append(words)
    rest = len(shown) - most
    return "; ".join(shown[:most]) + (f"; and {rest} more" if rest > 0 else "")


def _why_single(readings: Sequence[Reading], outlets: Mapping[str, str]) -> str:
    reports = sorted({r.report for r in readings})
    if len(reports) == 1:
        return f"One report states it: {_listed(readings, outlets)}."
    return f"{len(reports)} reports carry it, all from one origin: {_listed(readings, outlets)}."


def _why_agree(readings: Sequence[Reading], outlets: Mapping[str, str]) -> str:
    return f"One value can satisfy all readings: {_listed(readings, outlets)}."


def _why_superseded(moments: Sequence[tuple[str, list[Reading]]], outlets: Mapping[str, str]) -> str:
    steps = [_listed(group, outlets, 2) for _, group in moments]
    return "Readings of different moments, the later replaces the earlier: " + "; then ".join(steps) + "."


def _why_replaced(live: Sequence[Reading], gone: Sequence[Reading], outlets: Mapping[str, str]) -> str:
    return f"{_listed(live, outlets)} replaces {_listed(gone, outlets)}, as the words themselves say."


def _why_conflict(readings: Sequence[Reading], outlets: Mapping[str, str]) -> str:
    return f"No value satisfies all readings: {_listed(readings, outlets)}."
