"""Why a fact has its status, in words that an editor accepts: up to four readings, who published them, and when."""

from collections.abc import Iterable, Mapping, Sequence

from stemma.accounts.held import Held
from stemma.accounts.left_bounds import by_moment
from stemma.accounts.moment_order import cut, has_time


def _said(held: Held, outlets: Mapping[str, str]) -> str:
    reading = held.reading
    moment = f", {cut(reading.as_of, has_time(reading.as_of)).replace('T', ' ')}" if reading.as_of else ""
    return f"“{' '.join(reading.text.split())}” ({outlets.get(reading.report, reading.report)}{moment})"


def _listed(held: Iterable[Held], outlets: Mapping[str, str], most: int = 4) -> str:
    shown = list(dict.fromkeys(_said(h, outlets) for h in held))
    rest = len(shown) - most
    return "; ".join(shown[:most]) + (f"; and {rest} more" if rest > 0 else "")


def why_single(held: Sequence[Held], outlets: Mapping[str, str]) -> str:
    """Return why for readings of one origin only."""
    reports = sorted({h.reading.report for h in held})
    if len(reports) == 1:
        return f"One report states it: {_listed(held, outlets)}."
    return f"{len(reports)} reports carry it, all from one origin: {_listed(held, outlets)}."


def why_agree(held: Sequence[Held], outlets: Mapping[str, str]) -> str:
    """Return why for readings that one value can satisfy."""
    return f"One value can satisfy all readings: {_listed(held, outlets)}."


def why_superseded(held: Sequence[Held], outlets: Mapping[str, str]) -> str:
    """Return why for readings of which the later replace the earlier."""
    steps = [_listed(group, outlets, 2) for _, group in by_moment(held)]
    return "Readings of different moments, the later replaces the earlier: " + "; then ".join(steps) + "."


def why_replaced(live: Sequence[Held], gone: Sequence[Held], outlets: Mapping[str, str]) -> str:
    """Return why for readings of which some say themselves that they hold no more."""
    return f"{_listed(live, outlets)} replaces {_listed(gone, outlets)}, as the words themselves say."


def why_revised(live: Sequence[Held], gone: Sequence[Held], outlets: Mapping[str, str]) -> str:
    """Return why for readings that a later version of their report replaced."""
    return f"A later version of the same report replaces {_listed(gone, outlets)}: now {_listed(live, outlets)}."


def why_scope(held: Sequence[Held], outlets: Mapping[str, str]) -> str:
    """Return why for readings that count different things."""
    return f"The readings count different things: {_listed(held, outlets)}."


def why_conflict(held: Sequence[Held], outlets: Mapping[str, str]) -> str:
    """Return why for readings that no value satisfies."""
    return f"No value satisfies all readings: {_listed(held, outlets)}."
