"""What ties connect: the reports reached from one, and those that a tie which is no more has cut off."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from stemma.stories.part import BITS, RUNG, Part

Tied = Callable[[int], Sequence[int]]  # other reports with rungs, packed


def reached(first: int, rung: int, left: dict[int, None], tied: Tied) -> Iterator[int]:
    """Yield the reports of `left` that ties of a rung connect with one, and take them out; `tied` yields one's ties.

    >>> ties = {0: [1 << BITS | 2], 1: [0 << BITS | 2, 2 << BITS | 1], 2: [1 << BITS | 1]}
    >>> left = dict.fromkeys(ties)
    >>> list(reached(0, 2, left, ties.__getitem__)), list(left)
    ([0, 1], [2])
    """
    del left[first]
    todo = [first]
    while todo:
        number = todo.pop()
        yield number
        for tie in tied(number) if left else ():
            if tie & RUNG >= rung and tie >> BITS in left:
                del left[tie >> BITS]
                todo.append(tie >> BITS)


def cut_off(
    one: int, two: int, near: Callable[[int], Iterable[int]], inner: Callable[[int], Sequence[Part]]
) -> dict[int, None] | None:
    """Return what is connected with one of two reports where the other is not, whichever is found first.

    `near` yields the reports that one is tied to, `inner` the smaller part that one is in, all of whose reports hang
    together. None is returned where the two still are connected.

    >>> ties = {0: [1], 1: [0], 2: [3], 3: [2, 4], 4: [3]}
    >>> sorted(cut_off(1, 2, ties.__getitem__, lambda number: ()))
    [0, 1]
    """
    seen = ({one: None}, {two: None})
    todo = ([one], [two])
    met = (set(inner(one)), set(inner(two)))
    if not met[0].isdisjoint(met[1]):
        return None
    while True:
        side = 0 if len(todo[0]) <= len(todo[1]) else 1
        if not todo[side]:
            return seen[side]
        following: list[int] = []
        for number in todo[side]:
            for other in near(number):
                if other not in seen[side]:
                    if other in seen[1 - side]:
                        return None
                    for part in inner(other):
                        if part in met[1 - side]:
                            return None
                        met[side].add(part)
                    seen[side][other] = None
                    following.append(other)
        todo[side][:] = following
