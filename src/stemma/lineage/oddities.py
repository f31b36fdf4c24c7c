"""Errors handed down: misspelt words and garbled names by which reports betray what they were copied from.

An error counts for more than any agreement in what is right (Maas, "Textual Criticism", 1927): who has the right word
did not copy it from the one who has it wrong, and two who have the same wrong word have it from one source.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
from rapidfuzz import fuzz, process

from stemma import meaning
from stemma.data import lexicon
from stemma.lineage.characters import Numbers, Places
from stemma.lineage.passages import Match
from stemma.lineage.stems import stem
from stemma.lineage.storytext import StoryText
from stemma.lineage.tokens import tokenise


class Oddities(NamedTuple):
    """Words misspelt in some reports of a story, each with what others write, and how many reports have a word.

    `numbers` are those of the misspelt words, as a `StoryText` numbers its words; `lines` tells for each word which
    lines of copies have it, and `line` which of these a report is of, by its id.

    >>> from stemma.lineage.storytext import prepare
    >>> from stemma.sources import report_of_text
    >>> one, two = prepare(report_of_text("Mirelda.", id="a")), prepare(report_of_text("Mirrelda.", id="b"))
    >>> known = Oddities({"mirrelda": "mirelda"}, {}, lines={"mirelda": frozenset({0})}, line={"a": 0, "b": 1})
    >>> known.is_sure("mirelda", two), known.is_sure("mirelda", one, two), known.is_sure("mill", one, two)
    (True, False, True)
    """

    right: Mapping[str, str]
    reports: Mapping[str, int]
    numbers: Numbers = np.zeros(0, np.uint64)
    lines: Mapping[str, frozenset[int]] = {}
    line: Mapping[str, int] = {}

    def is_sure(self, right: str, *texts: StoryText) -> bool:
        """Tell whether others than copies of these texts have the right word, or the table of English.

        How many reports of one line have a word says nothing: a slip is handed down too.
        """
        own = {self.line.get(text.report.id) for text in texts}
        return bool(self.lines.get(right, frozenset()) - own) or bool(
            right.isalpha() and meaning.places([right])[0] >= 0
        )


def oddities(texts: Sequence[StoryText], lines: Sequence[int] = ()) -> Oddities:
    """Return the words of a story that are misspellings of others in it; `lines` gives the line of copies of each text.

    A misspelling is a word that the table of English does not know, spelt much like one that it knows and that as many
    reports have, or like one that twice as many have. Words that only differ in their ending are two words.

    >>> from stemma.lineage.storytext import prepare
    >>> from stemma.sources import report_of_text
    >>> told = ("Orr Mirelda spoke.", "Orr Mirelda left.", "Orr Mirrelda was late.")
    >>> dict(oddities([prepare(report_of_text(text)) for text in told]).right)
    {'mirrelda': 'mirelda'}
    """
    rule = lexicon("lineage_oddities")["misspelt"]
    reports = Counter(form for text in texts for form in sorted(text.words.distinct()))
    line = dict(zip((text.report.id for text in texts), lines, strict=False))
    having = _having(texts, lines)
    long = sorted(form for form in reports if form.isalpha() and len(form) >= rule["shortest"])
    strange = [form for form, place in zip(long, meaning.places(long).tolist(), strict=True) if place < 0]
    if not strange or len(strange) * len(long) > rule["comparisons"]:
        return Oddities({}, reports, lines=having, line=line)
    names = {form for text in texts for form in text.words.chosen(text.named).distinct()}
    scores = process.cdist(strange, long, scorer=fuzz.ratio, score_cutoff=rule["value"])
    known = set(long) - set(strange)
    right = {}
    for form, row in zip(strange, scores, strict=True):
        near = [long[at] for at in row.nonzero()[0].tolist()]
        near = [other for other in near if (other in names) == (form in names)]
        likely = [other for other in near if _is_right(form, other, reports, known)]
        if likely:
            right[form] = max(likely, key=lambda other: (reports[other], other))
    final = {wrong: other for wrong, other in right.items() if other not in right}
    return Oddities(final, reports, np.sort(tokenise([" ".join(final)]).numbers), having, line)


def _having(texts: Sequence[StoryText], lines: Sequence[int]) -> dict[str, frozenset[int]]:
    """Return which lines have each of the words that may be wrong or right: figures, and words of some length."""
    shortest: int = lexicon("lineage_oddities")["misspelt"]["shortest"]
    found: dict[str, set[int]] = {}
    for text, line in zip(texts, lines, strict=False):
        for form in {word.form for word in text.words if word.form[:1].isdigit() or len(word.form) >= shortest}:
            found.setdefault(form, set()).add(line)
    return {form: frozenset(those) for form, those in found.items()}


def _is_right(form: str, other: str, reports: Mapping[str, int], known: set[str]) -> bool:
    short, long = sorted((form, other), key=len)
    if stem(form) == stem(other) or long.startswith(short) or (long.endswith(short) and len(long) > len(short) + 1):
        return False
    return reports[other] >= reports[form] * (1 if other in known else 2)


def wrong_in_one(
    text: StoryText, other: StoryText, matches: Sequence[Match], odd: Oddities
) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """Return the words of shared passages that `text` alone has wrong, and those that `other` alone has wrong.

    Each stands with the right one. A figure is wrong where no third report has it, and a third has the other's.

    >>> from stemma.lineage.passages import match
    >>> from stemma.lineage.storytext import prepare
    >>> from stemma.sources import report_of_text
    >>> told = [f"The mill on the river was bought by {name}." for name in ("Mirelda", "Mirrelda", "Mirelda")]
    >>> one, two, three = texts = [prepare(report_of_text(text)) for text in told]
    >>> wrong_in_one(one, two, match(one, two), oddities(texts))
    ([], [('mirrelda', 'mirelda')])
    """
    here, there = set(), set()
    for i, j in _exchanged(text, other, [found.pairs for found in matches if found.sameness < 1.0]):
        one, two = text.words.form(i), other.words.form(j)
        if _deviates(one, two, odd):
            here.add((one, two))
        elif _deviates(two, one, odd):
            there.add((two, one))
    return sorted(here), sorted(there)


def _exchanged(text: StoryText, other: StoryText, passages: Sequence[Places]) -> list[list[int]]:
    """Return the places of words that stand for each other: likes, and a word for a word that is not alike."""
    if not passages:
        return []
    pairs = np.concatenate(passages)
    differ = text.numbers[pairs[:, 0]] != other.numbers[pairs[:, 1]]
    gaps = (np.diff(pairs, axis=0) == 2).all(axis=1)
    gaps[np.cumsum([len(passage) for passage in passages])[:-1] - 1] = False  # from one passage to the next
    exchanged: list[list[int]] = [*pairs[differ].tolist(), *(pairs[:-1][gaps] + 1).tolist()]
    return exchanged


def _deviates(form: str, other: str, odd: Oddities) -> bool:
    if form[:1].isdigit() and other[:1].isdigit():
        return odd.reports.get(form, 0) == 1 and odd.reports.get(other, 0) > 1
    return odd.right.get(form) == other


def wrong_in_both(text: StoryText, other: StoryText, pairs: tuple[Places, Places], odd: Oddities) -> list[str]:
    """Return the words among the aligned ones, given as places in either text, that both have wrong.

    >>> from stemma.lineage.storytext import prepare
    >>> from stemma.sources import report_of_text
    >>> told = ("Mirrelda spoke.", "Mirrelda spoke up.", "Mirelda left.", *(f"Mirelda was {n}." for n in (1, 2, 3)))
    >>> texts = [prepare(report_of_text(text)) for text in told]
    >>> wrong_in_both(texts[0], texts[1], (np.array([0, 1]), np.array([0, 1])), oddities(texts))
    ['mirrelda']
    """
    if not odd.right:
        return []
    here, there = pairs
    numbers = text.numbers[here]
    same = np.isin(numbers, odd.numbers) & (numbers == other.numbers[there])
    return sorted({text.words.form(i) for i in here[same].tolist()} & set(odd.right))
