"""How much speaks for two statements stating one fact: the weights of their traits added up."""

import math
from functools import cache

from stemma.accounts.fact_apart import hopeless
from stemma.accounts.fact_scene import Drawn, Scene
from stemma.accounts.fact_traits import traits
from stemma.data import lexicon


def evidence(a: Drawn, b: Drawn, scene: Scene) -> float:
    """Return the evidence for two statements stating one fact, below nothing where more speaks against it.

    A sum of log odds: the weights of the traits that the two show (`figures_evidence.json`), cut to a range that no one
    pair can outweigh many others by.
    """
    weights, most = _weights(), float(lexicon("figures_evidence")["most"][0])
    if hopeless(a, b):
        return -most
    total = math.fsum(weights.get(name, 0.0) * strength for name, strength in traits(a, b, scene).items())
    return round(max(-most, min(most, weights["any"] + total)), 9)


@cache
def _weights() -> dict[str, float]:
    return {name: float(value[0]) for name, value in lexicon("figures_evidence")["weights"].items()}
