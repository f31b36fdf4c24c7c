"""Which pairs of a story's reports are retellings, given which share so much text that they are of one line anyway."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from stemma.data import lexicon
from stemma.lineage.direction import Clue, Witness, built_on
from stemma.lineage.facts import Common, Facts, common
from stemma.lineage.graph import Families, Pair
from stemma.lineage.passages import Match
from stemma.lineage.retelling import Outline, likely, outline, score


class Retold(NamedTuple):
    """A pair of which one tells the other again: the passages, the first text's words first, and what was measured.

    `score` is the log odds; `facts` how many figures and names both have, `of` how many the shorter has, `beyond` how
    many more the longer.
    """

    passages: tuple[Match, ...]
    score: float
    facts: int
    of: int
    beyond: int
    shorter: int


class _Candidate(NamedTuple):
    short: int
    long: int
    told: Outline
    credited: bool


def retold(
    witnesses: Sequence[Witness], known: Sequence[Facts], pairs: Sequence[Pair], close: Sequence[Pair]
) -> Mapping[Pair, Retold]:
    """Return the pairs of which one report tells the other again, among `pairs`; `close` are of one line as it is.

    `known` are the facts of each report.

    What a third line of reporting tells as well is common knowledge and weighs less. As lines grow together, what only
    they tell weighs more; so the pairs are judged again until none is added.

    >>> retold([], [], [], [])
    {}
    """
    lines = Families()
    for one, two in close:
        lines.join(one, two)
    found: dict[Pair, Retold] = {}
    bound = set(close)
    candidates = _candidates(witnesses, known, [pair for pair in pairs if pair not in bound])
    for _ in range(lexicon("lineage_retelling")["rounds"]["value"]):
        holders = _holders(known, lines)
        new = {}
        for pair, candidate in candidates.items():
            if pair not in found:
                shared = _shared(candidate, known, holders, lines)
                worth = score(shared, candidate.told, candidate.credited)
                if worth > 0:
                    new[pair] = _retold(pair, candidate, known, worth)
        if not new:
            break
        found |= new
        for one, two in new:
            lines.join(one, two)
    return dict(sorted(found.items()))


def _candidates(witnesses: Sequence[Witness], known: Sequence[Facts], pairs: Sequence[Pair]) -> dict[Pair, _Candidate]:
    told = [int((~witness.text.quoted).sum()) for witness in witnesses]
    found = {}
    for one, two in pairs:
        short, long = (one, two) if told[one] < told[two] else (two, one)
        if likely(common(known[short], known[long], {})):
            first, second = witnesses[one], witnesses[two]
            credited = built_on(first, second) or built_on(second, first)
            found[one, two] = _Candidate(short, long, outline(witnesses[short].text, witnesses[long].text), credited)
    return found


def _holders(known: Sequence[Facts], lines: Families) -> dict[str, frozenset[int]]:
    """Return the lines of reporting that have each fact, by their first reports."""
    found: dict[str, set[int]] = {}
    for place, of in enumerate(known):
        for fact in of.every:
            found.setdefault(fact, set()).add(lines.root(place))
    return {fact: frozenset(roots) for fact, roots in found.items()}


def _shared(
    candidate: _Candidate, known: Sequence[Facts], holders: Mapping[str, frozenset[int]], lines: Families
) -> Common:
    own = {lines.root(candidate.short), lines.root(candidate.long)}
    short = known[candidate.short]
    return common(short, known[candidate.long], {fact: len(holders[fact] - own) for fact in short.every})


def _retold(pair: Pair, candidate: _Candidate, known: Sequence[Facts], worth: float) -> Retold:
    passages = candidate.told.passages
    if candidate.short != pair[0]:
        passages = tuple(_turned(found) for found in passages)
    short, long = known[candidate.short].every, known[candidate.long].every
    return Retold(passages, worth, len(short & long), len(short), len(long - short), candidate.short)


def _turned(found: Match) -> Match:
    return Match(found.other_first, found.other_last, found.first, found.last, found.pairs[:, ::-1], found.sameness)


def told_again(found: Retold, pair: Pair) -> tuple[Clue, ...]:
    """Return what a retelling shows: that it is one, and which is the source where one adds no fact of its own."""
    rule = lexicon("lineage_retelling")["adds_nothing"]
    said = [
        Clue(
            0.0, f"told again in other words: {found.facts} of the {found.of} names and figures of one are the other’s"
        )
    ]
    if found.facts >= rule["part"] * found.of and found.beyond >= rule["beyond"]:
        weight = lexicon("lineage_descent")["direction"]["adds-nothing"]
        words = f"has hardly a figure or name that the other lacks, which has {found.beyond} more"
        said.append(Clue(weight if found.shorter == pair[0] else -weight, words))
    return tuple(said)
