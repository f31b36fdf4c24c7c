"""How far apart two numbers are, which way they moved, and whether each other's report states them as well."""

from stemma.accounts.figures.facts.drawn import Drawn, size_of
from stemma.accounts.figures.facts.scene import Scene
from stemma.accounts.stated.named_numbers import largest_named
from stemma.data import lexicon

_MOST = 3.0  # a factor of twenty, in natural logarithms: beyond it more tells no more


def number_traits(a: Drawn, b: Drawn, scene: Scene) -> dict[str, float]:
    """Return the traits by name; the strength of a distance is the natural logarithm of the factor between two numbers.

    A number that the other's report states elsewhere ("told_elsewhere") is that of another thing there.

    >>> from stemma.accounts.figures.facts.drawn import drawn
    >>> from stemma.accounts.figures.facts.scene import scene
    >>> from stemma.accounts.stated import stated
    >>> from stemma.records import Quantity, Report
    >>> def told(id, n):
    ...     men = Quantity(start=0, end=2, low=n, high=n, head="miner", of="miners", measure="killed")
    ...     return Report(id=id, source=id, text=f"{n} miners died.", text_sha256="", quantities=(men,))
    >>> found = stated([told("a", 12), told("b", 24)], {})
    >>> number_traits(*(drawn(s, scene(found)) for s in found), scene(found))
    {'distance': 0.672944}
    """
    one, two = a.stated, b.stated
    found = {}
    factor = a.size - b.size if a.vague == b.vague else _factor(a, b)
    if factor:
        found["distance"] = distance = min(_MOST, round(abs(factor), 6))
        if one.as_of and two.as_of and one.as_of[:10] != two.as_of[:10]:
            later_more = (factor > 0) == (one.as_of > two.as_of)
            found["later_more" if later_more else "later_less"] = distance
    if one.report != two.report and a.numbers.isdisjoint(b.numbers):
        elsewhere, here = scene.stated.get(two.report, ()), scene.stated.get(one.report, ())
        told = (not a.numbers.isdisjoint(elsewhere)) + (not b.numbers.isdisjoint(here))
        if told:
            found["told_elsewhere"] = float(told)
    return found


def _factor(a: Drawn, b: Drawn) -> float:
    """Return the natural logarithm of one number over another, one a word such as "dozens": as large as it can mean."""
    one, two = largest_named(a.value), largest_named(b.value)
    reach = lexicon("quantities_facts")["vague_factor"][0]
    one = max(one, min(two, one * reach)) if a.vague else one
    two = max(two, min(one, two * reach)) if b.vague else two
    return size_of(one) - size_of(two)
