"""Which readings of a figure a brief may set against each other: those that are of one thing beyond much doubt.

The grouping of figures brings readings together where more speaks for than against it. A sentence that reports
disagree asserts more: so what the grouping weighed (`facts.evidence`) is asked again of the readings in question.
"""

from collections.abc import Sequence
from functools import cached_property

from stemma.accounts.figures.facts.apart import is_gone, rival
from stemma.accounts.figures.facts.drawn import Drawn, drawn
from stemma.accounts.figures.facts.evidence import evidence
from stemma.accounts.figures.facts.scene import Scene, scene
from stemma.accounts.stated import Stated
from stemma.data import lexicon
from stemma.records import Number, Reading

_Bounds = tuple[Number | None, Number | None]
_Key = tuple[str, int, int]
_VALUES = 24  # values of one figure that are compared, those of most origins
_EACH = 6  # readings of a value that stand for it


class Ties:
    """What the reports of a story state in numbers, and which two of these statements are of one thing.

    >>> from stemma.accounts.stated import stated
    >>> from stemma.records import Quantity, Report
    >>> def told(id, n):
    ...     men = Quantity(start=0, end=9, low=n, high=n, head="miner", of="miners", measure="killed")
    ...     return Report(id=id, source=id, text=f"{n} miners died.", text_sha256="", quantities=(men,))
    >>> def read(id, n):
    ...     return Reading(report=id, start=0, end=9, text=f"{n} miners", low=n, high=n, approximate=False,
    ...         said_by=None, as_of=None, origin=id)
    >>> ties = Ties(stated([told("a", 12), told("b", 14)], {}))
    >>> [reading.text for reading in ties.of_one_thing([read("a", 12), read("b", 14)])]
    ['12 miners', '14 miners']
    """

    def __init__(self, statements: Sequence[Stated]) -> None:
        self._stated = {s.key: s for s in statements}
        self._drawn: dict[_Key, Drawn] = {}

    def of_one_thing(self, readings: Sequence[Reading]) -> tuple[Reading, ...]:
        """Return the readings of a value and of all that hang together with it; of several, the value of most origins.

        Two values hang together where two of their readings do. Nothing comes back where none does.
        """
        of: dict[_Bounds, list[Reading]] = {}
        for reading in sorted(readings, key=lambda r: (str(r.low), str(r.high), r.report, r.start)):
            of.setdefault((reading.low, reading.high), []).append(reading)
        values = sorted(of, key=lambda value: _rank(of[value]), reverse=True)[:_VALUES]
        for value in values:
            near = [other for other in values if other != value and self._hang_together(of[value], of[other])]
            if near:
                return tuple(r for r in readings if (r.low, r.high) in (value, *near))
        return ()

    def of_one_value(self, readings: Sequence[Reading]) -> tuple[Reading, ...]:
        """Return those readings of one value that are of one thing with most others, and these.

        Two counts may have the same small number and be of two things: "12 buses", "12 stops".
        """
        first: dict[tuple[str, str], Reading] = {}  # copies say no more of one thing than their original
        for reading in readings:
            first.setdefault((reading.origin, " ".join(reading.text.split())), reading)
        looked_at = list(first.values())[:_VALUES]
        sure = [[n for n, other in enumerate(looked_at) if self._is_sure(one, other)] for one in looked_at]
        if not sure:
            return ()
        most = max(range(len(sure)), key=lambda n: (len({looked_at[i].origin for i in sure[n]}), len(sure[n]), -n))
        return tuple(looked_at[n] for n in sorted({most, *sure[most]}))

    def _hang_together(self, some: Sequence[Reading], others: Sequence[Reading]) -> bool:
        return any(self._is_sure(one, other) for one in some[:_EACH] for other in others[:_EACH])

    def _is_sure(self, one: Reading, other: Reading) -> bool:
        """Tell whether two readings are of one thing; an editor's own reading is taken as it stands."""
        first, second = (self._stated.get((r.report, r.start, r.end)) for r in (one, other))
        if first is None or second is None:
            return True
        if first.report == second.report and (_replaces(first, second) or rival(first, second)):
            return True
        least: float = lexicon("brief")["sure"]["evidence"]
        return evidence(self._draw(first), self._draw(second), self._scene) >= least

    def _draw(self, s: Stated) -> Drawn:
        if s.key not in self._drawn:
            self._drawn[s.key] = drawn(s, self._scene)
        return self._drawn[s.key]

    @cached_property
    def _scene(self) -> Scene:
        return scene(list(self._stated.values()))


def _replaces(one: Stated, two: Stated) -> bool:
    """Tell whether one sentence gives a value and the one that it replaced."""
    return one.sentence == two.sentence and is_gone(one) != is_gone(two)


def _rank(readings: Sequence[Reading]) -> tuple[int, int]:
    return len({r.origin for r in readings}), len(readings)
