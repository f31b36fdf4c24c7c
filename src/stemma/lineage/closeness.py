"""How much more of a report's words another holds than the other lines of reporting do.

Reports of one event share its words whoever wrote them; who has a text before him shares more of its words than the
others do. So what two reports have in common is held against what the rest of the story has of it.
"""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from stemma.data import lexicon
from stemma.lineage.graph import Families
from stemma.lineage.stems import stem
from stemma.lineage.storytext import StoryText

Stems = dict[str, float]


class Vocabularies(NamedTuple):
    """What is said in a story: the weight of each stem in each report, and in how many reports of each line it is."""

    stems: Sequence[Stems]
    reports: Counter[str]
    of_line: dict[int, Counter[str]]
    size: dict[int, int]


def stems(text: StoryText) -> Stems:
    """Return the stems of a report with the weight of all their words.

    >>> from stemma.lineage.storytext import prepare
    >>> from stemma.sources import report_of_text
    >>> sorted(stems(prepare(report_of_text("Mills burn. A mill burned."))))
    ['a', 'burn', 'mill']
    """
    forms = text.vocabulary.forms
    weights = np.bincount(text.places, weights=text.weights, minlength=len(forms))
    return {stem(form): weight for form, weight in zip(forms, weights.tolist(), strict=True)}


def vocabularies(known: Sequence[Stems], lines: Families) -> Vocabularies:
    """Return what the lines of reporting of a story say, given the stems of its reports.

    >>> lines = Families()
    >>> lines.join(0, 1)
    >>> found = vocabularies([{"mill": 1.0}, {"mill": 1.0}, {"rain": 1.0}], lines)
    >>> found.reports["mill"], found.size
    (2, {0: 2, 2: 1})
    """
    of_line: dict[int, Counter[str]] = {}
    size: Counter[int] = Counter()
    for place, found in enumerate(known):
        of_line.setdefault(lines.root(place), Counter()).update(found.keys())
        size[lines.root(place)] += 1
    whole: Counter[str] = Counter()
    for counted in of_line.values():
        whole.update(counted)
    return Vocabularies(known, whole, of_line, dict(size))


def closer(story: Vocabularies, short: int, long: int, lines: Families) -> float:
    """Return the part of the short report's words that the long one holds, less what a report of another line does.

    Where few others are there, what is usual counts as some more.

    >>> lines = Families()
    >>> known = [{"mill": 1.0, "burn": 1.0}, {"mill": 1.0, "burn": 2.0}, {"mill": 1.0, "rain": 1.0}]
    >>> closer(vocabularies(known, lines), 0, 1, lines) > closer(vocabularies(known, lines), 0, 2, lines)
    True
    """
    rule = lexicon("lineage_retelling")["elsewhere"]
    own = sorted({lines.root(short), lines.root(long)})
    words, other = story.stems[short], story.stems[long]
    whole = max(sum(words.values()), 1e-9)
    rest = sum(story.size.values()) - sum(story.size[line] for line in own)
    held = sum(weight for stem, weight in words.items() if stem in other) / whole
    said = [story.of_line[line] for line in own]
    counted = sum(
        weight * (story.reports[stem] - sum([line.get(stem, 0) for line in said])) for stem, weight in words.items()
    )
    elsewhere = (counted / whole + rule["reports"] * rule["held"]) / (rest + rule["reports"])
    return round(held - elsewhere, 4)
