"""How the numbers of two statements stand to each other."""

from stemma.accounts.figures.facts.drawn import Drawn
from stemma.accounts.figures.facts.values import Standing, standing


def value_trait(a: Drawn, b: Drawn) -> str | None:
    """Return the one trait that says how the two numbers stand to each other, None for some and nobody.

    >>> from stemma.accounts.figures.facts.drawn import drawn
    >>> from stemma.accounts.figures.facts.scene import scene
    >>> from stemma.accounts.stated import stated
    >>> from stemma.records import Quantity, Report
    >>> def told(id, n):
    ...     men = Quantity(start=0, end=2, low=n, high=n, head="miner", of="miners", measure="killed")
    ...     return Report(id=id, source=id, text=f"{n} miners died.", text_sha256="", quantities=(men,))
    >>> found = stated([told("a", 12), told("b", 14), told("c", 90)], {})
    >>> one, two, three = (drawn(s, scene(found)) for s in found)
    >>> value_trait(one, one), value_trait(one, two), value_trait(one, three)
    ('same_ten', 'near', 'far')
    >>> hundreds = Quantity(start=0, end=8, low=200, high=None, approximate=True, head="miner", of="miners")
    >>> reports = [Report(id=id, source=id, text="Hundreds", text_sha256="", quantities=(hundreds,)) for id in "ab"]
    >>> found = stated(reports, {})
    >>> value_trait(*(drawn(s, scene(found)) for s in found))
    'compatible_vague'
    """
    return _standing(a, b).trait


def differs(a: Drawn, b: Drawn) -> bool:
    """Tell whether two numbers are two values, rounding and approximation allowed for.

    >>> from stemma.accounts.figures.facts.drawn import drawn
    >>> from stemma.accounts.figures.facts.scene import scene
    >>> from stemma.accounts.stated import stated
    >>> from stemma.records import Quantity, Report
    >>> def told(id, n, approximate=False):
    ...     men = Quantity(start=0, end=3, low=n, high=n, approximate=approximate, head="man", of="men")
    ...     return Report(id=id, source=id, text=f"{n} men", text_sha256="", quantities=(men,))
    >>> reports = [told("a", 144), told("b", 150), told("c", 150, approximate=True)]
    >>> found = stated(reports, {})
    >>> one, two, about = (drawn(s, scene(found)) for s in found)
    >>> differs(one, two), differs(one, about)
    (True, False)
    """
    return _standing(a, b).differs


def lie_near(a: Drawn, b: Drawn) -> bool:
    """Tell whether two numbers lie within the factor by which counts of one event grow while it unfolds.

    >>> from stemma.accounts.figures.facts.drawn import drawn
    >>> from stemma.accounts.figures.facts.scene import scene
    >>> from stemma.accounts.stated import stated
    >>> from stemma.records import Quantity, Report
    >>> men = [Quantity(start=at, end=at + 2, low=n, high=n, head="man", of="men") for at, n in ((0, 12), (7, 90))]
    >>> found = stated([Report(id="a", source="a", text="12 men 90 men", text_sha256="", quantities=tuple(men))], {})
    >>> lie_near(*(drawn(s, scene(found)) for s in found))
    False
    """
    return _standing(a, b).near


def _standing(a: Drawn, b: Drawn) -> Standing:
    return standing(a.value, b.value, a.people and b.people)
