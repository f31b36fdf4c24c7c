"""The quotations of reports, and which of them two reports have in common."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from stemma.data import lexicon
from stemma.lineage.graph import Families
from stemma.lineage.likeness import Vocabulary, likeness, vocabulary
from stemma.lineage.storytext import StoryText
from stemma.lineage.updates import translated


class Wording:
    """The words of a quotation as they are compared: the same object for the same words in a story."""

    __slots__ = ("words",)

    def __init__(self, words: Vocabulary) -> None:
        self.words = words


class Quotation(NamedTuple):
    """What stands in one pair of marks: its stems with their weights, and its words as they are compared."""

    stems: Mapping[str, float]
    wording: Wording


def quotations(text: StoryText) -> tuple[Quotation, ...]:
    """Return the quotations of a report; a word or two in marks are none.

    >>> from stemma.lineage.storytext import prepare
    >>> from stemma.sources import report_of_text
    >>> found = quotations(prepare(report_of_text("“We lost it all,” said Orr, a “miller”.")))
    >>> [sorted(said.stems) for said in found]
    [['all', 'it', 'lost', 'we']]
    """
    rule = lexicon("lineage_retelling")["quotation"]
    edges = np.searchsorted(text.words.starts, np.array(text.marks, dtype=np.int64).reshape(-1, 2)).tolist()
    weights = (text.weights + rule["any"]).tolist()
    found = []
    for first, last in edges:
        if last - first >= rule["words"]:
            forms = {text.stems[at]: text.words.form(at) for at in range(first, last)}
            stems = dict(zip(text.stems[first:last], weights[first:last], strict=True))
            found.append(Quotation(stems, Wording(vocabulary(list(forms.items())))))
    return tuple(found)


def handed_on(said: Quotation, others: Sequence[Quotation], *, freely: bool = False) -> bool:
    """Tell whether one of the other quotations is what is said, whole, shortened, continued, or put into other words.

    `freely` tells that one of the two reports is a translation, so that fewer of the words may be alike.

    >>> from stemma.lineage.storytext import prepare
    >>> from stemma.sources import report_of_text
    >>> told = "“They lost the old mill.”", "“They have lost the ancient mill.”", "“It rained on Halvern.”"
    >>> one, two, three = (quotations(prepare(report_of_text(text))) for text in told)
    >>> handed_on(one[0], two), handed_on(one[0], three)
    (True, False)
    """
    return any(_is_same(said, other, freely) for other in others)


def _is_same(said: Quotation, other: Quotation, freely: bool) -> bool:
    rule = lexicon("lineage_retelling")["quotation"]
    if _held(said.stems, other.stems) >= rule["part"]:
        return True
    if len(other.stems) >= rule["cut"] and _held(other.stems, said.stems) >= rule["whole"]:
        return True
    if min(len(said.stems), len(other.stems)) < rule["cut"]:
        return False
    least = rule["translated"] if freely else rule["alike"]
    turned = other.wording.words.forms < said.wording.words.forms
    one, two = (other, said) if turned else (said, other)
    sides = zip((one.stems, two.stems), _best(one.wording, two.wording), strict=True)
    return all(
        sum(weight * like for weight, like in zip(stems.values(), best.tolist(), strict=True))
        >= least * sum(stems.values())
        for stems, best in sides
    )


@lru_cache(maxsize=1 << 13)
def _best(one: Wording, two: Wording) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Return for each word of either how alike the likest of the other is; the same is asked for from both sides."""
    grid = likeness(one.words, two.words).grid
    return grid.max(axis=1), grid.max(axis=0)


def _held(said: Mapping[str, float], other: Mapping[str, float]) -> float:
    """Return the part of the weight of the words that the other has too."""
    return round(sum(weight for stem, weight in said.items() if stem in other) / max(sum(said.values()), 1e-9), 6)


class Sayings:
    """The quotations of a story's reports, and which of them has each.

    >>> from stemma.lineage.storytext import prepare
    >>> from stemma.sources import report_of_text
    >>> told = "“We hold the old bridge,” Orr said.", "Orr: “We hold the old bridge.”", "“It rained on Halvern.”"
    >>> story = Sayings([prepare(report_of_text(text)) for text in told])
    >>> story.shared(0, 1, Families())[0] > 0, story.shared(0, 2, Families())[0]
    (True, 0.0)
    """

    def __init__(self, texts: Sequence[StoryText]) -> None:
        known: dict[tuple[str, ...], Wording] = {}
        self._of = [
            [
                said._replace(wording=known.setdefault(said.wording.words.forms, said.wording))
                for said in quotations(text)
            ]
            for text in texts
        ]
        self._translated = [translated(text.report.text) is not None for text in texts]
        self._near: dict[str, list[int]] = {}
        most = lexicon("lineage_retelling")["quotation"]["holders"]
        for place, every in enumerate(self._of):
            for stem in sorted({stem for said in every for stem in said.stems}):
                those = self._near.setdefault(stem, [])
                if len(those) < most:
                    those.append(place)
        self._holders: dict[int, list[tuple[int, ...]]] = {}  # of the reports that were asked for

    def _having(self, said: Quotation) -> tuple[int, ...]:
        near = sorted({place for stem in _telling(said) for place in self._near.get(stem, ())})
        return tuple(place for place in near if handed_on(said, self._of[place]))

    def shared(self, short: int, long: int, lines: Families) -> tuple[float, float]:
        """Return how many quotations of the short report the long one has, and how many not.

        Each counts less the more other lines of reporting have it: everyone at a briefing writes down the same words.
        """
        both = own = 0.0
        freely = self._translated[short] or self._translated[long]
        if short not in self._holders:
            self._holders[short] = [self._having(said) for said in self._of[short]]
        for said, holders in zip(self._of[short], self._holders[short], strict=True):
            elsewhere = {lines.root(place) for place in holders} - {lines.root(short), lines.root(long)}
            if handed_on(said, self._of[long], freely=freely):
                both += 1 / (1 + len(elsewhere))
            else:
                own += 1 / (1 + len(elsewhere))
        return round(both, 6), round(own, 6)

    def whole(self, short: int, long: int) -> int:
        """Return how many quotations of the short report, of a sentence's length, the long one has."""
        least: int = lexicon("lineage_retelling")["quotation"]["sentence"]
        freely = self._translated[short] or self._translated[long]
        said = [said for said in self._of[short] if len(said.stems) >= least]
        return sum(handed_on(one, self._of[long], freely=freely) for one in said)


def _telling(said: Quotation) -> list[str]:
    """Return the stems of a quotation by which others of its kind are looked up: those that weigh most."""
    most: int = lexicon("lineage_retelling")["quotation"]["keys"]
    return sorted(said.stems, key=lambda stem: (-said.stems[stem], stem))[:most]
