"""How two numbers stand to each other."""

from stemma.accounts.figures.facts.scene import Drawn, is_people
from stemma.accounts.stated.compatible import compatible, near
from stemma.accounts.stated.named_numbers import is_vague, largest_named, named_numbers, rounds, telling_figures
from stemma.data import lexicon
from stemma.records import Quantity

_FINE = 2  # figures before the zeros, or a fraction: "13.7 per cent", "46,000 litres" are hardly met twice
_COUNTED = 100  # whole numbers below are counted, not rounded


def value_trait(a: Drawn, b: Drawn) -> str | None:
    """Return the one trait that says how the two numbers stand to each other, None for some and nobody.

    >>> from stemma.accounts.figures.facts.scene import drawn, scene
    >>> from stemma.accounts.stated import stated
    >>> from stemma.records import Report
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
    p, q = a.stated.level, b.stated.level
    if same_number(a, b):
        vague = is_vague(p) or is_vague(q)  # "hundreds" is no number that is hardly met twice
        return "compatible_vague" if vague else _same_value(p, a.numbers & b.numbers)
    if opposed(p, q) and a.numbers & b.numbers:
        return "opposed"
    if rounds(p, q):
        return "rounded"
    if (p.high == 0) != (q.high == 0) and p.kind == "count":
        return None
    if compatible(p, q):
        vague = is_vague(p) or is_vague(q)
        if not near(p, q, "vague_factor" if vague else "open_factor"):
            return "compatible_far"
        return "compatible_vague" if vague else "compatible" if near(p, q, "close_factor") else "compatible_open"
    if _swapped(p, q):
        return "swapped"
    if near(p, q, "close_factor"):
        huge = lexicon("quantities_facts")["huge"][0]
        people = is_people(a.stated) and is_people(b.stated)
        if people and min(largest_named(p), largest_named(q)) >= huge:
            return "close_huge"
        return "close_exact" if _is_exact(p) and _is_exact(q) else "close"
    if near(p, q):
        return "near"
    return "far" if near(p, q, "grown_factor") else "very_far"


def _is_exact(q: Quantity) -> bool:
    """Tell whether a number is given outright and to the last figure: 73, 1,204."""
    outright = q.low is not None and q.low == q.high and not q.approximate
    return outright and q.low is not None and (abs(q.low) < _COUNTED or q.low % 10 != 0)


def _swapped(p: Quantity, q: Quantity) -> bool:
    """Tell whether two numbers have the same digits in another order, as a slip in copying leaves them: 17 and 71."""
    one, two = sorted(named_numbers(p)), sorted(named_numbers(q))
    if len(one) != 1 or len(two) != 1 or one == two or p.approximate != q.approximate:
        return False
    digits = [sorted(f"{value:.12g}".strip("0.")) for value in (one[0], two[0])]
    return digits[0] == digits[1] and len(digits[0]) > 1 and near(p, q, "grown_factor")


def _same_value(p: Quantity, numbers: frozenset[int | float]) -> str:
    if p.kind in ("percent", "measure"):
        told = max((telling_figures(n) if n == int(n) else _FINE for n in numbers), default=0)
        return f"same_{p.kind}_fine" if told >= _FINE else f"same_{p.kind}"
    largest = max((abs(n) for n in numbers), default=0)
    rules = lexicon("quantities_facts")["sizes"]
    if largest >= rules["large"] or (p.kind == "count" and telling_figures(largest) >= rules["telling"]):
        return "same_large"
    return "same_middling" if largest >= rules["middling"] else "same_ten" if largest >= rules["ten"] else "same_small"


def same_number(a: Drawn, b: Drawn) -> bool:
    """Tell whether two statements name one number.

    >>> from stemma.accounts.figures.facts.scene import drawn, scene
    >>> from stemma.accounts.stated import stated
    >>> from stemma.records import Report
    >>> exact = Quantity(start=5, end=7, low=12, high=12, head="miner", of="miners")
    >>> over = Quantity(start=5, end=7, low=13, high=None, head="miner", of="miners")
    >>> told = [Report(id=id, source=id, text="Over 12 miners", text_sha256="", quantities=(q,))
    ...     for id, q in (("a", exact), ("b", over))]
    >>> found = stated(told, {})
    >>> one, two = (drawn(s, scene(found)) for s in found)
    >>> same_number(one, two), same_number(one, one)
    (False, True)
    """
    p, q = a.stated.level, b.stated.level
    return (p.low, p.high) == (q.low, q.high) or (bool(a.numbers & b.numbers) and not opposed(p, q))


def opposed(p: Quantity, q: Quantity) -> bool:
    """Tell whether one says more than a number, the other less: "more than 1,200", "nearly 1,200".

    >>> over, nearly = Quantity(start=0, end=1, low=1201, high=None), Quantity(start=0, end=1, low=None, high=1199)
    >>> opposed(over, nearly), opposed(over, over)
    (True, False)
    """
    over, under = (p, q) if p.high is None else (q, p)
    return (
        over.high is None and under.low is None and over.low is not None and under.high is not None
    ) and over.low > under.high


def differs(a: Drawn, b: Drawn) -> bool:
    """Tell whether two numbers are two values, rounding and approximation allowed for.

    >>> from stemma.accounts.figures.facts.scene import drawn, scene
    >>> from stemma.accounts.stated import stated
    >>> from stemma.records import Report
    >>> def told(id, n, approximate=False):
    ...     men = Quantity(start=0, end=3, low=n, high=n, approximate=approximate, head="man", of="men")
    ...     return Report(id=id, source=id, text=f"{n} men", text_sha256="", quantities=(men,))
    >>> reports = [told("a", 144), told("b", 150), told("c", 150, approximate=True)]
    >>> found = stated(reports, {})
    >>> one, two, about = (drawn(s, scene(found)) for s in found)
    >>> differs(one, two), differs(one, about)
    (True, False)
    """
    p, q = a.stated.level, b.stated.level
    return opposed(p, q) or not (same_number(a, b) or rounds(p, q) or compatible(p, q))
