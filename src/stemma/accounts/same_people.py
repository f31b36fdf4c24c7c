"""Facts of different nouns that are one: those killed and those aboard, consumers and people, told by the number."""

from collections.abc import Sequence

from stemma.accounts.fact_scene import is_people
from stemma.accounts.named_numbers import named_numbers, telling_figures
from stemma.accounts.stated import Stated
from stemma.data import lexicon

Groups = list[list[Stated]]
_FEW = 20  # with the same adjective ("media groups", "media partners") a number from here on tells a fact
_TELLING = 3  # figures of a number that make it unlikely for two sorts of things
_PAIR = 2
_SEVERAL = 5  # from here on a number with a nationality is hardly met twice in a story
_DISTINCTIVE = 1000  # a number of people this large is hardly the number of other people in the same story


class _Home:
    """A fact, and what it can be known by."""

    def __init__(self, group: Sequence[Stated]) -> None:
        self.group: list[Stated] = []
        self.people: set[object] = set()
        self.nations: set[str] = set()
        self.background: set[bool] = set()
        self.take(group)

    def take(self, group: Sequence[Stated]) -> None:
        """Add statements."""
        self.group.extend(group)
        for s in group:
            self.people.update(_marks_of_people(s))
            self.nations |= s.nations
            self.background.add(s.quantity.background)


def of_same_people(groups: Groups) -> Groups:
    """Join facts of different nouns that can only be one: a large number of people, stated again of the same people.

    "143 million consumers", "personal data of 143 million people"; and victims without a fate ("the 59 victims") with
    the one fact that has their number.

    >>> of_same_people([])
    []
    """
    known: dict[object, _Home] = {}
    homes: list[_Home] = []
    for group in sorted(groups, key=lambda g: (not any(s.quantity.measure for s in g), -len(g), g[0].key)):
        new = _Home(group)
        marks = list(dict.fromkeys(mark for s in group for mark in _marks(s)))
        home = next((known[m] for m in marks if m in known and _may_join(known[m], new)), None)
        if home is None:
            home = new
            homes.append(home)
        else:
            home.take(group)
        for mark in marks:
            known.setdefault(mark, home)
    return [home.group for home in homes]


def _marks(s: Stated) -> list[object]:
    """Return what a statement can be known by in another block: its number, or its number with an adjective."""
    q = s.quantity
    if q.kind != "count" or (q.approximate and q.high is None):
        return []
    return [*_marks_of_people(s), *_marks_of_numbers(s)]


def _marks_of_people(s: Stated) -> list[object]:
    """Return a number with a nationality or a trade, by which those killed and those aboard can be told to be one."""
    q, rules = s.quantity, lexicon("quantities_facts")
    if not is_people(s) and q.head and q.measure in (None, "damaged", "destroyed", "affected"):
        return [("thing", q.head, s.place, anchor) for anchor in sorted(named_numbers(q)) if anchor > _PAIR]
    if s.part or not is_people(s) or q.measure not in (None, *rules["shared_fates"]["measures"]):
        return []
    marks: list[object] = []
    for anchor in sorted(named_numbers(q)):
        if s.section:
            marks.append((s.report, s.section, anchor))
        if anchor >= _SEVERAL:
            marks.extend((nation, anchor) for nation in sorted(s.nations) if s.role is None)
        if q.head and s.role and s.role not in rules["any_people"]["roles"] and anchor > 1:
            marks.append(("trade", q.head, anchor))
    return marks


def _marks_of_numbers(s: Stated) -> list[object]:
    q = s.quantity
    anchors = sorted(named_numbers(q))
    if not is_people(s):
        exact = [("things", a) for a in anchors if a >= _DISTINCTIVE and telling_figures(a) >= _TELLING]
        return [*exact, *((word, a) for a in anchors if a >= _FEW for word in sorted(s.adjectives))]
    if q.head == "victim" or q.measure in ("killed", "affected"):
        return list(anchors)
    return [a for a in anchors if a >= _DISTINCTIVE]


def _may_join(home: _Home, new: _Home) -> bool:
    one, two = home.group[0], new.group[0]
    if _block(one) == _block(two):
        return False
    shared = not home.people.isdisjoint(new.people)
    if any(s.quantity.measure not in (None, "affected") for s in new.group) and not shared:
        return False
    if (home.nations and new.nations and not home.nations & new.nations) or home.background != new.background:
        return False
    if not is_people(one) or not is_people(two):
        return not is_people(one) and not is_people(two)
    small = any(s.quantity.low is not None and abs(s.quantity.low) < _DISTINCTIVE for s in new.group)
    return shared or not small or any(s.quantity.head == "victim" for s in new.group)


def _block(s: Stated) -> tuple[str, ...]:
    """Return the fate of what is counted, else its sort."""
    measure = s.quantity.measure
    if measure and measure != "affected":
        return "count", lexicon("quantities_facts")["kin"].get(measure, measure)
    if is_people(s):
        return "count of", "people"
    return "count of", s.role or s.quantity.head or ""
