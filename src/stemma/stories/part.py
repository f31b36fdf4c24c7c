"""Reports that hang together, the ties that hold them, and the groups that are stories."""

from typing import NamedTuple

BITS = 4  # of a number that packs a tie of a report: the rung; the rest is the other report
RUNG = (1 << BITS) - 1


class Tie(NamedTuple):
    """Two reports by number that are alike, and the highest rung of the ladder that their likeness reaches."""

    one: int
    two: int
    rung: int


class Group(NamedTuple):
    """Reports of one story by number, in order of their digests, and the summed likeness of their pairs."""

    members: tuple[int, ...]
    inside: float


class Part:
    """Reports that ties of at least one rung connect: a leaf with its `members`, or larger and divided into `children`.

    A part without size is no more.
    """

    __slots__ = ("children", "members", "parent", "rung", "size")

    def __init__(self, rung: int, members: list[int] | None, parent: "Part | None") -> None:
        self.rung = rung
        self.members = members
        self.parent = parent
        self.children: dict[Part, None] | None = None if members is not None else {}
        self.size = len(members) if members is not None else 0
