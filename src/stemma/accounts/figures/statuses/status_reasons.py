"""Why a fact has its status, in words that an editor accepts: up to four readings, who published them, and when."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from stemma.accounts.figures.statuses.held import Held
from stemma.accounts.figures.statuses.left_bounds import by_moment
from stemma.accounts.figures.statuses.moment_order import cut, has_time
from stemma.records import Number

_Value = tuple[Number | None, Number | None, bool]
_MOST_STEPS = 5


def _said(held: Held, outlets: Mapping[str, str]) -> str:
    reading = held.reading
    moment = f", {cut(reading.as_of, has_time(reading.as_of)).replace('T', ' ')}" if reading.as_of else ""
    return f"“{' '.join(reading.text.split())}” ({outlets.get(reading.report, reading.report)}{moment})"


def _listed(held: Iterable[Held], outlets: Mapping[str, str], most: int = 4) -> str:
    said: dict[str, Held] = {}
    for h in sorted(held, key=_told_at):
        said.setdefault(_said(h, outlets), h)
    told: Counter[_Value] = Counter()
    turns = {}
    for words, h in said.items():
        turns[words] = told[_value(h)]
        told[_value(h)] += 1
    shown = sorted(said, key=lambda words: turns[words])[:most]  # each value once before any twice
    rest = len(said) - len(shown)
    return "; ".join(words for words in said if words in shown) + (f"; and {rest} more" if rest > 0 else "")


def _told_at(held: Held) -> tuple[str, str, int]:
    return held.reading.as_of or "9", held.reading.report, held.reading.start


def _value(held: Held) -> _Value:
    return held.level.low, held.level.high, held.level.approximate


def why_single(held: Sequence[Held], outlets: Mapping[str, str]) -> str:
    """Return why for readings of one origin only.

    >>> from stemma.records import Reading
    >>> reading = Reading(report="a", start=0, end=2, text="12 miners", low=12, high=12, approximate=False,
    ...     said_by=None, as_of=None, origin="o")
    >>> why_single([Held(reading, reading)], {"a": "The Post"})
    'One report states it: “12 miners” (The Post).'
    """
    reports = sorted({h.reading.report for h in held})
    if len(reports) == 1:
        return f"One report states it: {_listed(held, outlets)}."
    return f"{len(reports)} reports carry it, all from one origin: {_listed(held, outlets)}."


def why_agree(held: Sequence[Held], outlets: Mapping[str, str]) -> str:
    """Return why for readings that one value can satisfy.

    >>> from stemma.records import Reading
    >>> def held(report, text):
    ...     reading = Reading(report=report, start=0, end=2, text=text, low=12, high=12, approximate=False,
    ...         said_by=None, as_of=None, origin=report)
    ...     return Held(reading, reading)
    >>> why_agree([held("a", "12 miners"), held("b", "a dozen")], {"a": "The Post", "b": "The Gazette"})
    'One value can satisfy all readings: “12 miners” (The Post); “a dozen” (The Gazette).'
    """
    return f"One value can satisfy all readings: {_listed(held, outlets)}."


def why_superseded(held: Sequence[Held], outlets: Mapping[str, str]) -> str:
    """Return why for readings of which the later replace the earlier.

    >>> from stemma.records import Reading
    >>> def held(n, as_of):
    ...     reading = Reading(report="a", start=0, end=2, text=f"{n} men", low=n, high=n, approximate=False,
    ...         said_by=None, as_of=as_of, origin="o")
    ...     return Held(reading, reading)
    >>> why_superseded([held(9, "2024-05-01"), held(12, "2024-05-02")], {"a": "Post"}).split(": ")[1]
    '“9 men” (Post, 2024-05-01); then “12 men” (Post, 2024-05-02).'
    """
    steps = [_listed(group, outlets, 2) for group in _news(held)]
    if len(steps) == 1:
        return f"{_within_a_day(held)}: {_listed(held, outlets)}."
    if len(steps) > _MOST_STEPS:
        left_out = len(steps) - _MOST_STEPS + 1
        steps = [*steps[:2], f"{left_out} more", *steps[-2:]]
    return "Readings of different moments, the later replaces the earlier: " + "; then ".join(steps) + "."


def _news(held: Sequence[Held]) -> list[list[Held]]:
    """Return the readings that tell a value for the first time, moment by moment."""
    known: set[_Value] = set()
    found = []
    for _, group in by_moment(held):
        news = [h for h in group if _value(h) not in known]
        known.update(_value(h) for h in news)
        if news:
            found.append(news)
    return found


def _within_a_day(held: Sequence[Held]) -> str:
    if any(h.hourly for h in held):
        return "Prices of one day, which change by the hour"
    if all(h.dated for h in held):
        return "A count that was brought up to date within a day"
    return "A toll told as it became known, in reports whose day no source states"


def why_replaced(live: Sequence[Held], gone: Sequence[Held], outlets: Mapping[str, str]) -> str:
    """Return why for readings of which some say themselves that they hold no more.

    >>> from stemma.records import Reading
    >>> def held(text):
    ...     reading = Reading(report="a", start=0, end=2, text=text, low=12, high=12, approximate=False,
    ...         said_by=None, as_of=None, origin="o")
    ...     return Held(reading, reading)
    >>> why_replaced([held("12 miners")], [held("up from 9")], {"a": "The Post"})
    '“12 miners” (The Post) replaces “up from 9” (The Post), as the words themselves say.'
    """
    return f"{_listed(live, outlets)} replaces {_listed(gone, outlets)}, as the words themselves say."


def why_revised(live: Sequence[Held], gone: Sequence[Held], outlets: Mapping[str, str]) -> str:
    """Return why for readings that a later version of their report replaced.

    >>> from stemma.records import Reading
    >>> def held(text):
    ...     reading = Reading(report="a", start=0, end=2, text=text, low=12, high=12, approximate=False,
    ...         said_by=None, as_of=None, origin="o")
    ...     return Held(reading, reading)
    >>> why_revised([held("12 miners")], [held("9 miners")], {"a": "The Post"})
    'A later version of the same report replaces “9 miners” (The Post): now “12 miners” (The Post).'
    """
    return f"A later version of the same report replaces {_listed(gone, outlets)}: now {_listed(live, outlets)}."


def why_scope(held: Sequence[Held], outlets: Mapping[str, str]) -> str:
    """Return why for readings that count different things.

    >>> from stemma.records import Reading
    >>> def held(text):
    ...     reading = Reading(report="a", start=0, end=2, text=text, low=12, high=12, approximate=False,
    ...         said_by=None, as_of=None, origin="o")
    ...     return Held(reading, reading)
    >>> why_scope([held("40 people"), held("9 Arkeshis")], {"a": "The Post"})
    'The readings count different things: “40 people” (The Post); “9 Arkeshis” (The Post).'
    """
    return f"The readings count different things: {_listed(held, outlets)}."


def why_conflict(held: Sequence[Held], outlets: Mapping[str, str]) -> str:
    """Return why for readings that no value satisfies.

    >>> from stemma.records import Reading
    >>> def held(report, text):
    ...     reading = Reading(report=report, start=0, end=2, text=text, low=12, high=12, approximate=False,
    ...         said_by=None, as_of=None, origin=report)
    ...     return Held(reading, reading)
    >>> why_conflict([held("a", "9 miners"), held("b", "12 miners")], {"a": "The Post", "b": "The Gazette"})
    'No value satisfies all readings: “9 miners” (The Post); “12 miners” (The Gazette).'
    """
    return f"No value satisfies all readings: {_listed(held, outlets)}."


def why_not_judged(held: Sequence[Held], outlets: Mapping[str, str]) -> str:
    """Return why readings that are shown do not count: a correction withdraws them, or they are slips of a copy.

    >>> from stemma.records import Reading
    >>> def held(n, voided):
    ...     reading = Reading(report="a", start=0, end=2, text=f"{n} men", low=n, high=n, approximate=False,
    ...         said_by=None, as_of=None, origin="o")
    ...     return Held(reading, reading, voided=voided)
    >>> why_not_judged([held(6, True), held(43, False)], {"a": "Post"})
    'Not counted: “6 men” (Post), which a correction withdraws; “43 men” (Post), taken for a slip in copying.'
    """
    withdrawn = [h for h in held if h.voided]
    garbled = [h for h in held if not h.voided]
    told = [f"{_listed(withdrawn, outlets, 2)}, which a correction withdraws"] if withdrawn else []
    told += [f"{_listed(garbled, outlets, 2)}, taken for a slip in copying"] if garbled else []
    return f"Not counted: {'; '.join(told)}."
