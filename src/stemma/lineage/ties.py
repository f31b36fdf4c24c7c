"""What two reports share, and how much of it a narrator wrote: the measure that decides on descent."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from stemma.data import lexicon
from stemma.lineage.characters import Places
from stemma.lineage.passages import Match, match
from stemma.lineage.storytext import StoryText

Floats = NDArray[np.float64]


class Tie(NamedTuple):
    """The passages of two reports with what they weigh.

    `here` and `there` are the places of all aligned words, pair by pair.
    `told` and `other_told` credit each narrator's word (outside marks) of either report, 0 to 1; `words` is the lesser
    of their sums; `held` and `other_held` tell what each word of a report, and then each step from sentence to
    sentence, counts when the other has it too, the very word more than its like;
    `share` and `other_share` the part of each report's narrator's words, `covered` and
    `other_covered` the part of all its words that lies in passages; `run` the longest run of equal
    words outside marks; `interview` the passage whose quotation and introduction have one interviewer;
    `one_outlet` whether both reports are of one outlet; `retold` how many passages are a narrator's, and `retold_share`
    which part of a report's narrator's words stands in them, however much they are reworded.

    >>> from stemma.lineage.storytext import prepare
    >>> from stemma.sources import report_of_text
    >>> text = "The mill on the river burned down on Friday, the second fire in a year, police said."
    >>> one, two, three = (prepare(report_of_text(told)) for told in (text, text + " It rained.", "Orr won the vote."))
    >>> shared, nothing = tie(one, two), tie(one, three)
    >>> shared.descent, shared.halfway, nothing.descent, nothing.halfway
    (True, True, False, False)
    """

    matches: tuple[Match, ...]
    here: Places
    there: Places
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
        if not self.part_of_one:
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

    @property
    def part_of_one(self) -> bool:
        """Whether what is shared is a part of one of the two, and not a paragraph of facts that everybody was given."""
        rule = lexicon("lineage_descent")["part"]
        share, covered = max(self.share, self.other_share), max(self.covered, self.other_covered)
        return share >= rule["share"] or covered >= rule["covered"]

    def _at_least(self, words: float, share: float) -> bool:
        return self.words >= words and max(self.share, self.other_share) >= share

    @property
    def halfway(self) -> bool:
        """Whether the passages are too many for chance, though too few to prove descent without other evidence."""
        rule = lexicon("lineage_descent")["halfway"]
        return self._at_least(rule["words"], rule["share"])


def tie(
    text: StoryText, other: StoryText, matches: tuple[Match, ...] | None = None, retold: Sequence[Match] = ()
) -> Tie:
    """Return what two reports share; `retold` are passages that one tells in other words than the other.

    `matches` are the passages that `match` finds, where they are known.

    >>> from stemma.lineage.storytext import prepare
    >>> from stemma.sources import report_of_text
    >>> story = "Police said the old mill on the river burned down on Friday night, the second fire there in a year."
    >>> tie(prepare(report_of_text(story)), prepare(report_of_text(story))).descent
    True
    """
    if matches is None:
        matches = match(text, other)
    if retold:
        matches = tuple(sorted((*matches, *_added(matches, retold)), key=lambda m: (m.first, m.other_first)))
    flat = _flat(text, other, matches)
    told, other_told = np.zeros(len(text.words)), np.zeros(len(other.words))
    credit = _credit(flat, matches)
    np.maximum.at(told, flat.here, credit)
    np.maximum.at(other_told, flat.there, credit)
    held, other_held = _held(text, other, matches, flat)
    narrated = [found for found, is_so in zip(matches, _narrated(flat), strict=True) if is_so]
    extents = _extents(matches)
    return Tie(
        matches=matches,
        here=flat.here,
        there=flat.there,
        told=told,
        other_told=other_told,
        held=held,
        other_held=other_held,
        words=round(float(min(told.sum(), other_told.sum())), 4),
        share=_share(told, text),
        other_share=_share(other_told, other),
        covered=_covered(extents[:, :2], text),
        other_covered=_covered(extents[:, 2:], other),
        run=_longest_run(text, flat),
        interview=_interview(text, matches, flat),
        retold=len(narrated),
        retold_share=_retold_share(text, other, _extents(narrated)) if narrated else 0.0,
        one_outlet=bool(text.report.outlet) and text.report.outlet == other.report.outlet,
    )


def _added(matches: Sequence[Match], retold: Sequence[Match]) -> list[Match]:
    """Return the retold passages that no other passage has already."""
    known = {(m.first, m.other_first) for m in matches}
    spans = [(m.first, m.last, m.other_first, m.other_last) for m in matches]
    return [
        m
        for m in retold
        if (m.first, m.other_first) not in known
        and not any(a < m.last and m.first < b and c < m.other_last and m.other_first < d for a, b, c, d in spans)
    ]


class _Flat(NamedTuple):
    """The pairs of words of all passages, one behind the other: places in both texts, and what holds for each pair.

    `of` is the number of the passage; `told` are words outside marks in both texts, `marked` such inside in both,
    `named` such written as names in both, `equal` the very same words. `size` counts the pairs of each passage.
    """

    here: Places
    there: Places
    of: Places
    size: Places
    told: NDArray[np.bool_]
    marked: NDArray[np.bool_]
    named: NDArray[np.bool_]
    equal: NDArray[np.bool_]


def _flat(text: StoryText, other: StoryText, matches: Sequence[Match]) -> _Flat:
    here, there = np.concatenate([np.zeros((0, 2), np.int64), *(found.pairs for found in matches)]).T
    size = np.array([len(found.pairs) for found in matches], dtype=np.int64)
    quoted, other_quoted = text.quoted[here], other.quoted[there]
    return _Flat(
        here,
        there,
        np.repeat(np.arange(len(matches)), size),
        size,
        ~(quoted | other_quoted),
        quoted & other_quoted,
        text.named[here] & other.named[there],
        text.numbers[here] == other.numbers[there],
    )


def _per_passage(counted: NDArray[np.bool_], flat: _Flat) -> Places:
    return np.bincount(flat.of[counted], minlength=len(flat.size))


def _credit(flat: _Flat, matches: Sequence[Match]) -> Floats:
    """Return what each pair of words counts: a narrator's words by the sameness of their passage, names half."""
    rule = lexicon("lineage_descent")["credit"]
    sameness = np.array([found.sameness for found in matches])
    credit = np.clip((sameness - rule["none"]) / (rule["full"] - rule["none"]), 0.0, 1.0)
    told, names = _per_passage(flat.told, flat), _per_passage(flat.told & flat.named, flat)
    credit = np.where(names >= rule["names"] * told, credit * rule["listed"], credit)
    found: Floats = np.where(flat.named, rule["name"], 1.0) * credit[flat.of] * flat.told
    return found


def _held(text: StoryText, other: StoryText, matches: Sequence[Match], flat: _Flat) -> tuple[Floats, Floats]:
    """Return what of either text the other holds: word by word, then the order of sentences."""
    rule = lexicon("lineage_descent")["held"]
    held, other_held = np.zeros(len(text.words)), np.zeros(len(other.words))
    follows, other_follows = np.zeros(len(text.bounds)), np.zeros(len(other.bounds))
    same = np.where(flat.equal, 1.0, rule["alike"])
    np.maximum.at(held, flat.here, same)
    np.maximum.at(other_held, flat.there, same)
    partner: dict[int, int] = {}
    firsts, theirs = [found.first for found in matches], [found.other_first for found in matches]
    for line, there in zip(text.line[firsts].tolist(), other.line[theirs].tolist(), strict=True):
        partner.setdefault(line, there)
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


def _narrated(flat: _Flat) -> list[bool]:
    """Tell of each passage whether most of it stands outside quotation marks."""
    told = _per_passage(flat.told, flat)
    found: list[bool] = ((told >= lexicon("lineage_descent")["retold"]["pairs"]) & (2 * told >= flat.size)).tolist()
    return found


def _extents(matches: Sequence[Match]) -> Places:
    """Return first and last word of each passage in both texts, shape ``(passages, 4)``."""
    return np.array([m[:4] for m in matches], dtype=np.int64).reshape(-1, 4)


def _retold_share(text: StoryText, other: StoryText, extents: Places) -> float:
    """Return the greater part of the narrators' words of either text that stands in passages."""
    sides = ((text, extents[:, :2]), (other, extents[:, 2:]))
    return max(_covered(extent, side, ~side.quoted) for side, extent in sides)


def _covered(extents: Places, text: StoryText, counted: NDArray[np.bool_] | None = None) -> float:
    """Return the part of a text's words, or of those that are `counted`, that lies in the extents."""
    size = len(text.words)
    open_, closed = (np.bincount(extents[:, side], minlength=size + 1) for side in (0, 1))
    inside = np.cumsum(open_ - closed)[:size] > 0
    if counted is not None:
        inside = inside[counted]
    return round(float(inside.mean()), 4) if len(inside) else 0.0


def _longest_run(text: StoryText, flat: _Flat) -> int:
    """Return the length of the longest run of equal words outside marks, names written in it counting half."""
    if not len(flat.here):
        return 0
    counts = flat.equal & flat.told
    going_on = (np.diff(flat.here) == 1) & (np.diff(flat.there) == 1) & (np.diff(flat.of) == 0)
    run = np.cumsum(np.append(False, ~(going_on & counts[1:] & counts[:-1])))
    worth = np.where(text.named[flat.here], 0.5, 1.0) * counts
    return int(np.bincount(run, weights=worth).max())


def _interview(text: StoryText, matches: Sequence[Match], flat: _Flat) -> Match | None:
    """Return the first passage in which someone who was asked is quoted, and introduced in the same words."""
    rules = lexicon("lineage_descent")
    rule = rules["interview"]
    inside, outside = _per_passage(flat.marked, flat), _per_passage(flat.told, flat)
    likely = np.flatnonzero((inside >= rule["inside"]) & (outside >= rule["outside"]))
    for number in likely.tolist():
        if matches[number].sameness < rule["sameness"]:
            continue
        told = {text.words.form(i) for i in flat.here[(flat.of == number) & flat.told].tolist()}
        if not told.isdisjoint(rules["experts"]["words"]) and told.isdisjoint(rules["officials"]["words"]):
            return matches[number]
    return None
