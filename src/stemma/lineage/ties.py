"""What two reports share, and how much of it a narrator wrote: the measure that decides on descent."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from stemma.data import lexicon
from stemma.lineage.passages import Match, match
from stemma.lineage.storytext import StoryText

Floats = NDArray[np.float64]


class Tie(NamedTuple):
    """The passages of two reports with what they weigh.

    `told` and `other_told` credit each narrator's word (outside marks) of either report, 0 to 1; `words` is the lesser
    of their sums; `held` and `other_held` tell what each word of a report, and then each step from sentence to
    sentence, counts when the other has it too, the very word more than its like;
    `share` and `other_share` the part of each report's narrator's words, `covered` and
    `other_covered` the part of all its words that lies in passages; `run` the longest run of equal
    words outside marks; `interview` the passage whose quotation and introduction have one interviewer;
    `one_outlet` whether both reports are of one outlet; `retold` how many passages are a narrator's, and `retold_share`
    which part of a report's narrator's words stands in them, however much they are reworded.
    """

    matches: tuple[Match, ...]
    told: Floats
    other_told: Floats
    held: Floats
    other_held: Floats
    words: float
    share: float
    other_share: float
    covered: float
    other_covered: float
    run: int
    interview: Match | None
    one_outlet: bool
    retold: int
    retold_share: float

    @property
    def descent(self) -> bool:
        """Whether one of the two, or both, took text from somewhere that the other has it from."""
        rules = lexicon("lineage_descent")
        standing = rules["standing"]
        if self.one_outlet and not self._at_least(standing["words"], standing["share"]):
            return False
        usual, verbatim = rules["descent"], rules["verbatim"]
        if self._at_least(usual["words"], usual["share"]):
            return True
        if self.run >= verbatim["run"] and self._at_least(verbatim["words"], verbatim["share"]):
            return True
        choice = rules["selection"]
        many = len(self.matches) >= choice["passages"] and max(self.covered, self.other_covered) >= choice["covered"]
        if many and self._at_least(choice["words"], choice["share"]):
            return True
        retold = rules["retold"]
        long = min(len(self.told), len(self.other_told)) >= retold["shortest"]
        told_again = long and self.retold >= retold["passages"] and self.retold_share >= retold["covered"]
        return told_again and self._at_least(retold["words"], retold["share"])

    def _at_least(self, words: float, share: float) -> bool:
        return self.words >= words and max(self.share, self.other_share) >= share

    @property
    def halfway(self) -> bool:
        """Whether the passages are too many for chance, though too few to prove descent without other evidence."""
        rule = lexicon("lineage_descent")["halfway"]
        return self._at_least(rule["words"], rule["share"])


def tie(text: StoryText, other: StoryText) -> Tie:
    """Return what two reports share.

    >>> from stemma.lineage.storytext import prepare
    >>> from stemma.sources import report_of_text
    >>> story = "Police said the old mill on the river burned down on Friday night, the second fire there in a year."
    >>> tie(prepare(report_of_text(story)), prepare(report_of_text(story))).descent
    True
    """
    matches = match(text, other)
    told, other_told = np.zeros(len(text.words)), np.zeros(len(other.words))
    for found in matches:
        for i, j, value in _credited(text, other, found):
            told[i], other_told[j] = max(told[i], value), max(other_told[j], value)
    held, other_held = _held(text, other, matches)
    narrated = [found for found in matches if _is_narrated(text, other, found)]
    retold = [(found.first, found.last) for found in narrated]
    other_retold = [(found.other_first, found.other_last) for found in narrated]
    return Tie(
        matches=matches,
        told=told,
        other_told=other_told,
        held=held,
        other_held=other_held,
        words=round(float(min(told.sum(), other_told.sum())), 4),
        share=_share(told, text),
        other_share=_share(other_told, other),
        covered=_covered([(m.first, m.last) for m in matches], text),
        other_covered=_covered([(m.other_first, m.other_last) for m in matches], other),
        run=max((_longest_run(text, other, found) for found in matches), default=0),
        interview=next((found for found in matches if _is_interview(text, other, found)), None),
        retold=len(narrated),
        retold_share=max(_covered(retold, text, ~text.quoted), _covered(other_retold, other, ~other.quoted)),
        one_outlet=bool(text.report.outlet) and text.report.outlet == other.report.outlet,
    )


def _credited(text: StoryText, other: StoryText, found: Match) -> list[tuple[int, int, float]]:
    """Return the pairs of narrator's words of a passage with what each counts."""
    rule = lexicon("lineage_descent")["credit"]
    pairs = [(i, j) for i, j in found.pairs if not text.quoted[i] and not other.quoted[j]]
    names = [bool(text.named[i] and other.named[j]) for i, j in pairs]
    credit = min(1.0, max(0.0, (found.sameness - rule["none"]) / (rule["full"] - rule["none"])))
    if sum(names) >= rule["names"] * len(pairs):
        credit *= rule["listed"]
    return [(i, j, credit * (rule["name"] if name else 1.0)) for (i, j), name in zip(pairs, names, strict=True)]


def _held(text: StoryText, other: StoryText, matches: Sequence[Match]) -> tuple[Floats, Floats]:
    """Return what of either text the other holds: word by word, then the order of sentences."""
    rule = lexicon("lineage_descent")["held"]
    held, other_held = np.zeros(len(text.words)), np.zeros(len(other.words))
    follows, other_follows = np.zeros(len(text.bounds)), np.zeros(len(other.bounds))
    partner: dict[int, int] = {}
    for found in matches:
        i, j = np.array(found.pairs, dtype=np.int64).T
        same = np.where(text.numbers[i] == other.numbers[j], 1.0, rule["alike"])
        held[i], other_held[j] = np.maximum(held[i], same), np.maximum(other_held[j], same)
        partner.setdefault(int(text.line[found.first]), int(other.line[found.other_first]))
    for line, there in partner.items():
        if partner.get(line + 1) == there + 1:
            follows[line] = other_follows[there] = rule["order"]
    return (
        np.append(held * text.importance, follows),
        np.append(other_held * other.importance, other_follows),
    )


def _share(told: Floats, text: StoryText) -> float:
    name = lexicon("lineage_descent")["credit"]["name"]
    whole = float(np.where(text.named, name, 1.0)[~text.quoted].sum())
    return round(float(told.sum()) / whole, 4) if whole else 0.0


def _is_narrated(text: StoryText, other: StoryText, found: Match) -> bool:
    """Tell whether most of a passage stands outside quotation marks."""
    told = sum(not (text.quoted[i] or other.quoted[j]) for i, j in found.pairs)
    return told >= lexicon("lineage_descent")["retold"]["pairs"] and 2 * told >= len(found.pairs)


def _covered(extents: list[tuple[int, int]], text: StoryText, counted: NDArray[np.bool_] | None = None) -> float:
    """Return the part of a text's words, or of those that are `counted`, that lies in the extents."""
    inside = np.zeros(len(text.words), dtype=bool)
    for first, last in extents:
        inside[first:last] = True
    if counted is not None:
        inside = inside[counted]
    return round(float(inside.mean()), 4) if len(inside) else 0.0


def _longest_run(text: StoryText, other: StoryText, found: Match) -> int:
    """Return the length of the longest run of equal words outside marks, names written in it counting half."""
    longest = length = 0.0
    before = (-2, -2)
    for i, j in found.pairs:
        equal = text.words[i].form == other.words[j].form and not text.quoted[i] and not other.quoted[j]
        step = (i - 1, j - 1) == before and equal
        worth = 0.5 if text.named[i] else 1.0
        length = (length + worth) if step else (worth if equal else 0.0)
        before = (i, j)
        longest = max(longest, length)
    return int(longest)


def _is_interview(text: StoryText, other: StoryText, found: Match) -> bool:
    rules = lexicon("lineage_descent")
    inside = sum(bool(text.quoted[i] and other.quoted[j]) for i, j in found.pairs)
    outside = [text.words[i].form for i, j in found.pairs if not text.quoted[i] and not other.quoted[j]]
    rule = rules["interview"]
    return (
        inside >= rule["inside"]
        and len(outside) >= rule["outside"]
        and found.sameness >= rule["sameness"]
        and not set(outside).isdisjoint(rules["experts"]["words"])
        and set(outside).isdisjoint(rules["officials"]["words"])
    )
