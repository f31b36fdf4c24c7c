"""Numbers that are no readings of their own: garbled in copying, or withdrawn by a correction."""

from collections import Counter, defaultdict
from collections.abc import Sequence, Set

from stemma.accounts.figures.statuses.held import Held
from stemma.accounts.figures.statuses.moment_order import moments_differ
from stemma.accounts.stated.named_numbers import named_numbers
from stemma.records import Number, Quantity, Reading

_FEWEST_DIGITS = 2


def without_slips(held: Sequence[Held]) -> list[Held]:
    """Leave out readings that a correction withdraws, and those that a copy garbled: 430 or 3,400 for 340.

    A slip stands in the same line of descent as the number that it garbles, has its digits in another order, and
    fewer readings bear it out; of two that are borne out alike, the later is the slip.

    >>> def said(report, n, origin):
    ...     reading = Reading(report=report, start=0, end=3, text=str(n), low=n, high=n, approximate=False,
    ...         said_by=None, as_of=None, origin=origin)
    ...     return Held(reading, reading)
    >>> [h.reading.low for h in without_slips([said("a", 340, "o"), said("b", 340, "p"), said("c", 430, "o")])]
    [340, 340]
    """
    readings: Counter[Number] = Counter()
    origins: dict[tuple[str, str], set[Number]] = defaultdict(set)
    first: dict[Number, tuple[str, str]] = {}
    for h in held:
        number = _number(h.level)
        if number is not None:
            readings[number] += 1
            origins[_line(h), _digits(number)].add(number)
            place = h.reading.as_of or "", h.reading.report
            first[number] = min(first.get(number, place), place)
    slips = {
        (origin, number)
        for (origin, _), numbers in origins.items()
        if len(numbers) > 1
        for number in sorted(numbers, key=lambda n: (-readings[n], first[n]))[1:]
    }
    slips |= _lone_slips(held) | _tenfold_slips(held)
    kept = [h for h in held if (_line(h), _number(h.level)) not in slips and not h.voided]
    return kept or list(held)


def _lone_slips(held: Sequence[Held]) -> set[tuple[str, Number]]:
    """Return the numbers of one report alone whose digits several others have in another order: 13 beside 31."""
    reports: dict[Number, set[str]] = defaultdict(set)
    for h in held:
        number = _number(h.level)
        if number is not None:
            reports[number].add(h.reading.report)
    alike: dict[str, list[Number]] = defaultdict(list)
    for number in sorted(reports):
        alike[_digits(number)].append(number)
    found = set()
    for numbers in alike.values():
        best = max(numbers, key=lambda n: (len(reports[n]), -n))
        if len(reports[best]) > 1:
            lone = {n for n in numbers if len(reports[n]) == 1 and n != best}
            found |= {(_line(h), n) for h in held if lone and (n := _number(h.level)) is not None and n in lone}
    return found


def _tenfold_slips(held: Sequence[Held]) -> set[tuple[str, Number]]:
    """Return the numbers that a zero parts from one of their line of descent, told at the same moment by more reports.

    A toll may well be six and sixty on two days, but hardly in two copies of one text on one.
    """
    lines: dict[str, list[Held]] = defaultdict(list)
    for h in held:
        lines[_line(h)].append(h)
    found = set()
    for line, own in lines.items():
        reports: dict[Number, set[str]] = defaultdict(set)
        moments: dict[Number, set[str | None]] = defaultdict(set)
        for h in own:
            if (number := _number(h.level)) is not None and number > 0:
                reports[number].add(h.reading.report)
                moments[number].add(h.reading.as_of)
        for number, few in reports.items():
            for other in (number * 10, number / 10):
                many = reports.get(other, set())
                if len(many) > len(few) and not many & few and _at_once(moments[number], moments[other]):
                    found.add((line, number))
    return found


def _at_once(one: Set[str | None], two: Set[str | None]) -> bool:
    return any(not moments_differ(a, b) for a in one for b in two)


def _line(held: Held) -> str:
    """Return the line of descent of a reading, of which its origin may be one of several statements ("o1/2")."""
    return held.reading.origin.partition("/")[0]


def _number(level: Quantity | Reading) -> Number | None:
    """Return the one number that a reading names, None where it names none or two."""
    if isinstance(level, Quantity):
        named = named_numbers(level)
        return next(iter(named)) if len(named) == 1 else None
    return level.low if level.low == level.high else None


def _digits(number: Number) -> str:
    """Return the digits of a number in order of size; the number itself where it has too few to be garbled."""
    try:
        written = str(number)
    except ValueError:  # longer than Python writes out
        return ""
    return "".join(sorted(written)) if len(written.strip("0.")) >= _FEWEST_DIGITS else written
