"""The quotations of reports, and which of them two reports have in common."""

from collections.abc import Sequence

import numpy as np

from stemma.data import lexicon
from stemma.lineage.graph import Families
from stemma.lineage.storytext import StoryText

Quotation = dict[str, float]


def quotations(text: StoryText) -> tuple[Quotation, ...]:
    """Return the quotations of a report, each as its stems with their weights; a word or two in marks are none.

    >>> from stemma.lineage.storytext import prepare
    >>> from stemma.sources import report_of_text
    >>> [sorted(said) for said in quotations(prepare(report_of_text("“We lost it all,” said Orr, a “miller”.")))]
    [['all', 'it', 'lost', 'we']]
    """
    rule = lexicon("lineage_retelling")["quotation"]
    edges = np.searchsorted(text.words.starts, np.array(text.marks, dtype=np.int64).reshape(-1, 2)).tolist()
    weights = (text.weights + rule["any"]).tolist()
    return tuple(
        dict(zip(text.stems[first:last], weights[first:last], strict=True))
        for first, last in edges
        if last - first >= rule["words"]
    )


def handed_on(said: Quotation, others: Sequence[Quotation]) -> bool:
    """Tell whether one of the other quotations has most of what is said, as a whole or shortened, in whatever words.

    >>> handed_on({"we": 0.1, "stay": 0.5}, [{"we": 0.1, "stay": 0.5, "here": 0.3}])
    True
    """
    least = lexicon("lineage_retelling")["quotation"]["part"] * sum(said.values())
    return any(sum(weight for stem, weight in said.items() if stem in other) >= least for other in others)


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
        self._of = [quotations(text) for text in texts]
        self._near: dict[str, list[int]] = {}
        most = lexicon("lineage_retelling")["quotation"]["holders"]
        for place, every in enumerate(self._of):
            for stem in sorted({stem for said in every for stem in said}):
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
        if short not in self._holders:
            self._holders[short] = [self._having(said) for said in self._of[short]]
        for said, holders in zip(self._of[short], self._holders[short], strict=True):
            elsewhere = {lines.root(place) for place in holders} - {lines.root(short), lines.root(long)}
            if handed_on(said, self._of[long]):
                both += 1 / (1 + len(elsewhere))
            else:
                own += 1 / (1 + len(elsewhere))
        return round(both, 6), round(own, 6)


def _telling(said: Quotation) -> list[str]:
    """Return the stems of a quotation by which others of its kind are looked up: those that weigh most."""
    most: int = lexicon("lineage_retelling")["quotation"]["keys"]
    return sorted(said, key=lambda stem: (-said[stem], stem))[:most]
