"""Cases of an illness, which are people who have it."""

from collections.abc import Sequence

from msgspec.structs import replace

from stemma.records import Quantity

_CASE, _ILL = "case", "infected"


def as_people(quantities: Sequence[Quantity]) -> list[Quantity]:
    """Return the quantities of a story that tells of people taken ill with its cases counted as such people.

    In other stories, of courts say, a case stays a case.

    >>> ill = Quantity(start=0, end=5, low=1004, high=1004, head="people", of="people", measure="infected")
    >>> cases = Quantity(start=30, end=41, low=1004, high=1004, head="case", of="cases")
    >>> [q.measure for q in as_people([ill, cases])], [q.measure for q in as_people([cases])]
    (['infected', 'infected'], [None])
    """
    if not any(q.measure == _ILL and q.head != _CASE for q in quantities):
        return list(quantities)
    return [replace(q, measure=_ILL, head="people") if q.head == _CASE and not q.measure else q for q in quantities]
