"""Numbers that one line of descent hands on in other words: "seventeen" in the release, "17" in the copy."""

from collections.abc import Sequence

from stemma.accounts.stated import Stated
from stemma.records import Number

_NTH = "/"  # behind the line of descent in the label of a further statement that it makes in words of its own


def in_one_line(labels: Sequence[str], group: Sequence[Stated]) -> tuple[str, ...]:
    """Return the origins of the statements of a fact, with one for what one line of descent tells alike.

    Who takes passages of a text and gives its number in figures instead of words has it from there; who says "more than
    1,200" where the other has 1,200 may know it otherwise.

    >>> in_one_line((), ())
    ()
    """
    first: dict[tuple[str, tuple[Number | None, Number | None]], str] = {}
    return tuple(first.setdefault((_line(label), _bounds(s)), label) for label, s in zip(labels, group, strict=True))


def _bounds(s: Stated) -> tuple[Number | None, Number | None]:
    return s.level.low, s.level.high


def _line(label: str) -> str:
    return label.partition(_NTH)[0]
