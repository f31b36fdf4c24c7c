"""The readings of one fact as marks and intervals on one common scale.

The axis bears values that were really stated, not round numbers (a range frame: Tufte 1983, chapter 6); a bound that
the words leave open runs to the edge of the scale.
"""

import math
from collections.abc import Sequence
from typing import NamedTuple

from stemma.output.phrases import number
from stemma.records import Number, Reading

_LEFT, _RIGHT = 10.0, 90.0  # per cent of the width, between which stated values stand
_APART = 17.0  # per cent between two labels of the axis
_LOGARITHMIC_FROM = (
    100  # ratio of the greatest to the smallest value from which a linear scale would hide the small ones
)


class Tick(NamedTuple):
    """A labelled value of the axis, at per cent of the width."""

    at: float
    label: str


class Placed(NamedTuple):
    """A reading on the scale, in per cent of the width; None where its words leave a bound open."""

    low: float | None
    high: float | None


class Scale(NamedTuple):
    """A common scale and the readings on it, in their order."""

    ticks: tuple[Tick, ...]
    logarithmic: bool
    placed: tuple[Placed, ...]


def scale(readings: Sequence[Reading]) -> Scale:
    """Return the scale of the readings of one fact.

    >>> def said(low, high):
    ...     return Reading(report="r", start=0, end=1, text="", low=low, high=high, approximate=False, said_by=None,
    ...                    as_of=None, origin="o")
    >>> found = scale([said(14, None), said(23, 23)])
    >>> found.placed[0], [tick.label for tick in found.ticks]
    (Placed(low=10.0, high=None), ['14', '23'])
    """
    values = sorted({v for r in readings for v in (r.low, r.high) if v is not None})
    if not values:
        return Scale((), False, tuple(Placed(None, None) for _ in readings))
    least, most = values[0], values[-1]
    logarithmic = least > 0 and most > least * _LOGARITHMIC_FROM
    at = {value: _position(value, least, most, logarithmic) for value in values}
    placed = tuple(
        Placed(None if r.low is None else at[r.low], None if r.high is None else at[r.high]) for r in readings
    )
    return Scale(_ticks([Tick(at[value], number(value)) for value in values]), logarithmic, placed)


def _position(value: Number, least: Number, most: Number, logarithmic: bool) -> float:
    if least == most:
        return 50.0
    try:
        if logarithmic:
            part = (math.log10(value) - math.log10(least)) / (math.log10(most) - math.log10(least))
        else:
            part = (value - least) / (most - least)
    except OverflowError:
        part = 0.0 if value == least else 1.0
    return round(_LEFT + (_RIGHT - _LEFT) * min(1.0, max(0.0, part if math.isfinite(part) else 0.5)), 2)


def _ticks(candidates: Sequence[Tick]) -> tuple[Tick, ...]:
    """Keep both ends, and of the values between those whose labels have room."""
    kept = [candidates[0]]
    last = candidates[-1]
    for tick in candidates[1:-1]:
        if tick.at - kept[-1].at >= _APART and last.at - tick.at >= _APART:
            kept.append(tick)
    return tuple(kept) if last == kept[0] else (*kept, last)
