"""How common in a story is what two numbers count, what its reports count by them elsewhere, and the words beside."""

from stemma.accounts.figures.facts.drawn import Drawn
from stemma.accounts.figures.facts.frame_traits import shared_meaning
from stemma.accounts.figures.facts.scene import Scene

Traits = dict[str, float]
_BOTH = 2


def story_traits(a: Drawn, b: Drawn, scene: Scene, two_values: bool) -> Traits:
    """Return the traits by name; `two_values` tells that the numbers are two (`value_traits.differs`).

    "values_of_noun" is the natural logarithm of how many values the story states with the noun of both; "few_of_unit"
    goes from 1 for the only value in a unit towards 0; "told_alike" counts the numbers that the other's report states
    of the same thing, whose other number is then hardly that of this fact.

    >>> from stemma.accounts.figures.facts.drawn import drawn
    >>> from stemma.accounts.figures.facts.scene import scene
    >>> from stemma.accounts.stated import stated
    >>> from stemma.records import Quantity, Report
    >>> def told(id, n):
    ...     men = Quantity(start=0, end=2, low=n, high=n, head="miner", of="miners", measure="killed")
    ...     return Report(id=id, source=id, text=f"{n} miners died.", text_sha256="", quantities=(men,))
    >>> found = stated([told("a", 12), told("b", 24)], {})
    >>> story_traits(*(drawn(s, scene(found)) for s in found), scene(found), True)["few_of_unit"]
    0.5
    """
    one, two = a.stated, b.stated
    found: Traits = {"few_of_unit": a.few}
    if one.quantity.head and one.quantity.head == two.quantity.head:
        found["values_of_noun"] = a.varied
        if two_values and not a.people:
            found["other_number_of_thing"] = 1.0
    if a.numbers & b.numbers:
        _of_same_number(a, b, found)
    elif one.report != two.report:
        told = _tells_alike(a, b, scene) + _tells_alike(b, a, scene)
        if told:
            found["told_alike"] = float(min(_BOTH, told))
    if one.level.kind != "count":
        _of_next_words(a, b, found)
    if two_values and a.under and b.under and a.under.isdisjoint(b.under):
        found["other_under"] = 1.0
    if a.first and b.first and one.report != two.report:
        found["first_figures"] = 1.0
    return found


def _of_same_number(a: Drawn, b: Drawn, found: Traits) -> None:
    one, two = a.stated, b.stated
    if one.level.kind in ("money", "percent"):
        found[f"same_number_{one.level.kind}"] = 1.0
    if bool(one.long_ago) != bool(two.long_ago):
        found["past_same_number"] = 1.0


def _tells_alike(s: Drawn, other: Drawn, scene: Scene) -> int:
    """Return how many numbers of a statement the report of another states of the same thing."""
    told, report, says = scene.told_of, other.stated.report, s.says
    return sum([says in told.get((report, n), ()) for n in s.numbers])


def _of_next_words(a: Drawn, b: Drawn, found: Traits) -> None:
    if a.next is not None and a.next == b.next:
        found["same_next_word"] = 1.0
    if a.beside and b.beside:
        found["nearest_words"] = shared_meaning(a.beside, b.beside)
