"""Who descends from whom, kept free of circles while it grows."""

from math import isqrt


class Ancestry:
    """Descent of numbered texts without circles.

    Texts stand on levels, none higher than one that descends from it, so that a new bond is mostly seen to close no
    circle by the levels alone, or by a short search on one of them (Bender, Fineman, Gilbert and Tarjan, "A New
    Approach to Incremental Cycle Detection and Related Problems", 2015): a chain of any length and order stays cheap.

    >>> known = Ancestry()
    >>> known.descend(2, 1), known.descend(1, 3), known.descend(3, 2)
    (True, True, False)
    """

    shortest_search = 32  # bonds looked at before a text is rather put on a level of its own

    def __init__(self) -> None:
        self._below: dict[int, list[int]] = {}
        self._level: dict[int, int] = {}
        self._beside: dict[int, list[int]] = {}  # the parents that stand on the level of their child
        self._size = 0

    def descend(self, child: int, parent: int) -> bool:
        """Let a text descend from another and return True; False, and nothing is told of it, where it closes a circle.

        A text does not descend from itself.
        """
        level = self._level.get(parent, 0)
        if child == parent or not self._raised(child, parent, level):
            return False
        self._below.setdefault(parent, []).append(child)
        if self._level.get(child, 0) == level:
            self._beside.setdefault(child, []).append(parent)
        self._size += 1
        return True

    def _raised(self, child: int, parent: int, level: int) -> bool:
        """Bring the child, and what descends from it, to the level where it may stand; False where there is none."""
        if level < self._level.get(child, 0):
            return True
        seen, whole = self._before(parent, child)
        if child in seen:
            return False
        if whole and level == self._level.get(child, 0):
            return True
        self._level[child] = level if whole else level + 1
        self._beside[child] = []
        return self._carried(child, seen)

    def _before(self, start: int, goal: int) -> tuple[set[int], bool]:
        """Return the texts of one level that a text descends from, itself included, and whether these are all."""
        most = max(self.shortest_search, isqrt(self._size))
        seen, todo = {start}, [start]
        while todo and most:
            for text in self._beside.get(todo.pop(), ()):
                most -= 1
                if text not in seen:
                    seen.add(text)
                    todo.append(text)
                if text == goal or not most:
                    return seen, False
        return seen, not todo

    def _carried(self, start: int, before: set[int]) -> bool:
        """Carry a new level to all that descends from a text; False where one of those `before` it is among them."""
        free = True
        todo = [start]
        while todo:
            text = todo.pop()
            level = self._level[text]
            for other in self._below.get(text, ()):
                free = free and other not in before
                if self._level.get(other, 0) < level:
                    self._level[other] = level
                    self._beside[other] = [text]
                    todo.append(other)
                elif self._level.get(other, 0) == level:
                    self._beside.setdefault(other, []).append(text)
        return free
