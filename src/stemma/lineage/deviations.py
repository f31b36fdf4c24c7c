"""Where two texts of one line differ, which of them deviates: misspelt words, and rare words for usual ones.

Who copies keeps the slips and the odd choices of his source; who has the usual word where the other has an odd one did
not take it from him (Maas, "Textual Criticism", 1927). Spinners and machine translation put rarer words for usual ones.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from stemma import meaning
from stemma.data import lexicon
from stemma.lineage.oddities import Oddities, wrong_in_one
from stemma.lineage.passages import Match
from stemma.lineage.stems import stem
from stemma.lineage.storytext import StoryText


class Deviations(NamedTuple):
    """The words of one text that deviate from another: errors with what is right, rare words with the usual ones.

    `sure` are the errors of which others than copies of the two have what is right.
    """

    errors: tuple[tuple[str, str], ...]
    rare: tuple[tuple[str, str], ...]
    sure: tuple[tuple[str, str], ...] = ()


def deviations(
    text: StoryText, other: StoryText, matches: Sequence[Match], odd: Oddities
) -> tuple[Deviations, Deviations]:
    """Return where `text` deviates from `other` in the passages that both have, and where `other` does from `text`.

    >>> from stemma.lineage.passages import match
    >>> from stemma.lineage.storytext import prepare
    >>> from stemma.sources import report_of_text
    >>> one = prepare(report_of_text("Two people were killed when the old mill on the river burned down on Friday."))
    >>> two = prepare(report_of_text("Two persons were slain when the old mill on the river burned down on Friday."))
    >>> here, there = deviations(one, two, match(one, two), Oddities({}, {}))
    >>> here.rare, there.rare
    ((), (('persons', 'people'), ('slain', 'killed')))
    """
    errors, other_errors = wrong_in_one(text, other, matches, odd)
    rare, other_rare = set(), set()
    for i, j in _exchanged(text, other, matches):
        one, two = text.words.form(i), other.words.form(j)
        more = _rarer(one, two)
        if more > 0:
            rare.add((one, two))
        elif more < 0:
            other_rare.add((two, one))
    sure, other_sure = (
        tuple(e for e in those if not _is_small(e[0]) and odd.is_sure(e[1], text, other))
        for those in (errors, other_errors)
    )
    return (
        Deviations(tuple(errors), tuple(sorted(rare)), sure),
        Deviations(tuple(other_errors), tuple(sorted(other_rare)), other_sure),
    )


def _is_small(form: str) -> bool:
    """Tell whether a word is a small figure: any report may have it, of something else."""
    least: int = lexicon("lineage_oddities")["figures"]["digits"]
    return form[:1].isdigit() and sum(c.isdigit() for c in form) < least


def _exchanged(text: StoryText, other: StoryText, matches: Sequence[Match]) -> list[tuple[int, int]]:
    """Return the pairs of narrator's words that stand for each other without being the same, names left out."""
    reworded = [m.pairs for m in matches if m.sameness < 1.0]
    if not reworded:
        return []
    pairs = np.concatenate(reworded)
    pairs = pairs[text.numbers[pairs[:, 0]] != other.numbers[pairs[:, 1]]]
    here, there = pairs.T
    left_out = text.quoted[here] | other.quoted[there] | text.named[here] | other.named[there]
    return [(one, two) for one, two in pairs[~left_out].tolist()]


def _rarer(form: str, other: str) -> int:
    """Return 1 where a word is much rarer than the other, -1 where it is much more common, 0 where neither."""
    if (
        not (form.isalpha() and other.isalpha())
        or stem(form) == stem(other)
        or (meaning.places([form, other]) < 0).any()
    ):
        return 0
    ratio = meaning.frequency(other) / meaning.frequency(form)
    least: float = lexicon("lineage_oddities")["rarer"]["times"]
    return 1 if ratio >= least else -1 if ratio <= 1 / least else 0


def spun(here: Deviations, there: Deviations) -> int:
    """Return 1 where one text has rare words for the usual ones of the other, -1 the other way, 0 where neither.

    >>> spun(Deviations((), (("slain", "killed"), ("persons", "people"), ("liquid", "water"))), Deviations((), ()))
    1
    """
    rule = lexicon("lineage_oddities")["rarer"]
    few, many = sorted((len(here.rare), len(there.rare)))
    if many < rule["words"] or many < rule["against"] * few:
        return 0
    return 1 if len(here.rare) == many else -1


def parted(here: Deviations, there: Deviations, later: int) -> str | None:
    """Return why neither of two texts can have it from the other, None where one can.

    `later` is 1 where the first was published later, -1 where the second was, 0 where nobody knows.

    >>> mirrela, halvren = (("mirrela", "mirela"),), (("halvren", "halvern"),)
    >>> parted(Deviations(mirrela, (), mirrela), Deviations(halvren, (), halvren), 0)
    'each has an error that the other lacks: “mirrela”, “halvren”'
    >>> parted(Deviations((), ()), Deviations(halvren, (), halvren), 1)
    'the earlier has an error that the later lacks: “halvren”'
    """
    if here.sure and there.sure:
        return f"each has an error that the other lacks: “{here.sure[0][0]}”, “{there.sure[0][0]}”"
    earlier = there if later > 0 else here
    if later and earlier.sure:
        return f"the earlier has an error that the later lacks: “{earlier.sure[0][0]}”"
    way = spun(here, there)
    odd, other = (here, there) if way > 0 else (there, here)
    if way and other.sure:
        return f"one has rare words for usual ones, {_quoted(odd)}, the other an error: “{other.sure[0][0]}”"
    if later and way and (way > 0) == (later < 0):
        return f"the earlier has rare words for the usual ones of the later: {_quoted(earlier)}"
    if min(len(here.rare), len(there.rare)) >= lexicon("lineage_oddities")["rarer"]["both"]:
        return f"each has rare words for the usual ones of the other: {_quoted(here)}; {_quoted(there)}"
    return None


def rare_words(found: Deviations) -> str:
    """Return in words which rare words stand for usual ones.

    >>> rare_words(Deviations((), (("slain", "killed"), ("persons", "people"))))
    'has rare words where the other has the usual ones: “slain” for “killed”, “persons” for “people”'
    """
    return f"has rare words where the other has the usual ones: {_quoted(found)}"


def _quoted(found: Deviations) -> str:
    most: int = lexicon("lineage_oddities")["named"]["most"]
    return ", ".join(f"“{rare}” for “{usual}”" for rare, usual in found.rare[:most])
