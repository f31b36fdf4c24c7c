"""How much speaks for two statements stating one fact: the weights of their traits added up."""

import math
from functools import cache
from operator import mul

from stemma.accounts.figures.facts.apart import hopeless
from stemma.accounts.figures.facts.drawn import Drawn
from stemma.accounts.figures.facts.scene import Scene
from stemma.accounts.figures.facts.traits import traits
from stemma.data import lexicon


def evidence(a: Drawn, b: Drawn, scene: Scene) -> float:
    """Return the evidence for two statements stating one fact, below nothing where more speaks against it.

    A sum of log odds: the weights of the traits that the two show (`figures_evidence.json`), cut to a range that no one
    pair can outweigh many others by.

    >>> from stemma.accounts.figures.facts.drawn import drawn
    >>> from stemma.accounts.figures.facts.scene import scene
    >>> from stemma.accounts.stated import stated
    >>> from stemma.records import Quantity, Report
    >>> def told(id, n, fate):
    ...     men = Quantity(start=0, end=2, low=n, high=n, head="miner", of="miners", measure=fate)
    ...     return Report(id=id, source=id, text=f"{n} miners {fate}.", text_sha256="", quantities=(men,))
    >>> found = stated([told("a", 12, "killed"), told("b", 12, "killed"), told("c", 80, "missing")], {})
    >>> one, two, three = (drawn(s, scene(found)) for s in found)
    >>> evidence(one, two, scene(found)) > 0 > evidence(one, three, scene(found))
    True
    """
    weights, most = _weights(), _most()
    if hopeless(a, b):
        return -most
    found = traits(a, b, scene)
    total = math.fsum(map(mul, map(weights.__getitem__, found), found.values()))
    return round(max(-most, min(most, weights["any"] + total)), 9)


@cache
def _most() -> float:
    return float(lexicon("figures_evidence")["most"][0])


class _Weights(dict[str, float]):
    """The weights of traits by name; one that is not listed weighs nothing."""

    def __missing__(self, name: str) -> float:
        return 0.0


@cache
def _weights() -> _Weights:
    return _Weights((name, float(value[0])) for name, value in lexicon("figures_evidence")["weights"].items())
