"""First takes: the few words with which a house begins to report, which its next report carries on."""

from collections.abc import Sequence

from stemma.data import lexicon
from stemma.lineage.agencies import days_later
from stemma.lineage.direction import Witness, apart
from stemma.lineage.graph import Pair


def first_takes(witnesses: Sequence[Witness]) -> frozenset[Pair]:
    """Return the pairs, by place, of a house's first report, where it is a short one, with the house's next.

    >>> from stemma.lineage.compare import compare
    >>> from stemma.sources import report_of_text
    >>> told = "RONDA, May 4 (NPA) – The mill burned.", "RONDA, May 5 (NPA) – The mill was lost by noon, Orr said."
    >>> sorted(first_takes(compare([report_of_text(text) for text in told]).witnesses))
    [(0, 1)]
    """
    houses: dict[str, list[int]] = {}
    for place, one in enumerate(witnesses):
        house = one.text.report.outlet or " ".join(sorted(one.credits.own))
        if house:
            houses.setdefault(house, []).append(place)
    pairs = [_opening(witnesses, places) for _, places in sorted(houses.items()) if len(places) > 1]
    return frozenset((min(pair), max(pair)) for pair in pairs if pair is not None)


def _opening(witnesses: Sequence[Witness], places: Sequence[int]) -> Pair | None:
    """Return a house's first report and its next, where the first is short and the other longer and not days later."""
    rule = lexicon("lineage_retelling")["take"]
    words = {place: len(witnesses[place].text.words) for place in places}
    since = {place: _days(witnesses[places[0]], witnesses[place]) for place in places}
    dated = [(days, words[place], place) for place, days in since.items() if days is not None]
    if len(dated) < len(places):
        return None
    (day, size, first), (next_day, next_size, following) = sorted(dated)[:2]
    short = size <= rule["words"] and next_size >= rule["longer"] * size
    return (first, following) if short and next_day - day <= rule["days"] else None


def _days(one: Witness, two: Witness) -> float | None:
    """Return how many days after the first report the second came, by times or datelines; None where nobody knows."""
    if one.when is not None and two.when is not None:
        return apart(two, one)
    return days_later(two.credits, one.credits)
