"""What a fact measures, in the words of the reports: killed, boats, price (USD), turnout (percent), apogee (km)."""

from collections import Counter
from collections.abc import Iterable, Sequence

from stemma.accounts.stated import Stated
from stemma.data import lexicon
from stemma.records import Quantity


def figure_label(group: Sequence[Stated]) -> str:
    """Return what is measured: the fate where there is one, else the noun that is counted, or that names the amount.

    The noun that names an amount is the one of `figures_measured` that most readings depend on, have for their subject
    or stand beside ("a premium of 31 per cent", "the price fell to 412 pence"). Behind it stands the unit.

    >>> from stemma.accounts.stated import stated
    >>> from stemma.records import Report
    >>> boats = Quantity(start=0, end=1, low=9, high=9, head="boat", of="fishing boats")
    >>> figure_label(stated([Report(id="a", source="a", text="9 boats", text_sha256="", quantities=(boats,))], {}))
    'boats'
    """
    named = commonest(s.quantity.measure for s in group)
    if named:
        return named
    first = group[0].quantity
    if first.kind == "count":
        nouns = (commonest(s.quantity.of for s in group) or "").split()
        return nouns[-1].lower() if nouns else "count"
    return f"{_measured(group) or _sort(first)} ({commonest(s.quantity.unit for s in group)})"


def _sort(q: Quantity) -> str:
    if q.delta and q.kind != "measure":
        return "change"
    return {"money": "amount", "percent": "share", "measure": "extent"}[q.kind]


def _measured(group: Sequence[Stated]) -> str | None:
    """Return the noun that names what is measured, None where few readings have one.

    Nouns that the number depends on tell more than the subject, and the subject more than what stands beside.
    """
    for read in (_above, _subject, _beside):
        votes = [noun for s in group if (noun := read(s.quantity))]
        best = commonest(votes)
        if best is not None and votes.count(best) * 3 >= len(group):
            return best
    return None


def _above(q: Quantity) -> str | None:
    return _known([*q.under, *([q.head] if q.head else [])], q.kind)


def _subject(q: Quantity) -> str | None:
    return _known(q.subject, q.kind)


def _beside(q: Quantity) -> str | None:
    return _known(q.beside, q.kind) if q.kind == "money" else None


def _known(lemmas: Iterable[str], kind: str) -> str | None:
    """Return the first of the nouns that name an amount of a kind: the more particular ones stand first."""
    said = set(lemmas)
    return next((noun for noun in lexicon("figures_measured").get(kind, ()) if noun in said), None)


def commonest(values: Iterable[str | None]) -> str | None:
    """Return the value met most often, the first by alphabet of equals, None where there is none.

    >>> commonest(["boat", None, "ship", "boat"])
    'boat'
    """
    counts = Counter(value for value in values if value)
    return min(counts, key=lambda value: (-counts[value], value)) if counts else None
