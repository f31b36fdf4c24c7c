"""Signs that one of two texts is the later state of the other: figures that rose, a flash that was to be continued."""

import re
from functools import cache
from typing import NamedTuple

import numpy as np

from stemma.data import lexicon
from stemma.lineage.passages import Match
from stemma.lineage.storytext import StoryText

_NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
_WIDEST_GAP = 4  # words between two aligned ones in which a figure was exchanged


def risen(text: StoryText, other: StoryText, matches: tuple[Match, ...]) -> int:
    """Return in how many places of shared passages `other` has the higher figure, less those where `text` has it.

    >>> from stemma.lineage.passages import match
    >>> from stemma.lineage.storytext import prepare
    >>> from stemma.sources import report_of_text
    >>> one = prepare(report_of_text("The fire in the old mill on the river killed at least nine people, police said."))
    >>> two = prepare(report_of_text("The fire in the old mill on the river killed at least 37 people, police said."))
    >>> risen(one, two, match(one, two))
    1
    """
    passages = [found.pairs for found in matches if found.sameness < 1.0]
    if not passages:
        return 0
    balance = 0
    pairs = np.concatenate(passages)
    gap = np.diff(pairs, axis=0)
    exchanged = np.asarray(((gap > 1) & (gap <= _WIDEST_GAP)).all(axis=1))
    exchanged[np.cumsum([len(passage) for passage in passages])[:-1] - 1] = False  # from one passage to the next
    for (i, j), (k, m) in zip(pairs[:-1][exchanged].tolist(), pairs[1:][exchanged].tolist(), strict=True):
        here, there = _figures(text, i + 1, k), _figures(other, j + 1, m)
        if len(here) == len(there) == 1:
            balance += (there[0] > here[0]) - (there[0] < here[0])
    return balance


def _figures(text: StoryText, first: int, last: int) -> list[float]:
    found = []
    for form in map(text.words.form, range(first, last)):
        if form in _number_words():
            found.append(float(_number_words()[form]))
        elif form[0].isdigit() and _NUMBER.fullmatch(form):
            found.append(float(form.replace(",", "")))
    return found


@cache
def _number_words() -> dict[str, int]:
    return lexicon("lineage_updates")["number_words"]["values"]


class State(NamedTuple):
    """The words by which a text says that it is a later state, a translation, or that more will follow; else None."""

    revised: str | None
    translated: str | None
    unfinished: str | None


def state(text: str) -> State:
    """Return what a text says of its own state.

    >>> state("Quake shakes valley.\\n\\nMore follows").unfinished
    'More follows'
    """
    return State(revised(text), translated(text), unfinished(text))


def revised(text: str) -> str | None:
    """Return the words by which a text says that it is a later state of another, None where it does not.

    >>> revised("CORRECTED-Quake shakes valley")
    'CORRECTED'
    """
    found = _revised().search(text, 0, min(len(text), 1_000)) or _noted().search(text)
    return found.group() if found else None


@cache
def _noted() -> re.Pattern[str]:
    phrases = "|".join(re.escape(phrase) for phrase in lexicon("lineage_updates")["revised"]["notes"])
    return re.compile(rf"^(?i:{phrases})\b", re.MULTILINE)


@cache
def _revised() -> re.Pattern[str]:
    phrases = "|".join(re.escape(phrase) for phrase in lexicon("lineage_updates")["revised"]["phrases"])
    return re.compile(rf"^(?:{phrases})\b", re.MULTILINE)


def translated(text: str) -> str | None:
    """Return the words by which a text says that it is a translation, None where it does not.

    >>> translated("The mill is burned. (Translated automatically)")
    'Translated automatically'
    """
    found = _translated().search(text)
    return found.group() if found else None


@cache
def _translated() -> re.Pattern[str]:
    phrases = "|".join(re.escape(phrase) for phrase in lexicon("lineage_updates")["translated"]["phrases"])
    return re.compile(rf"\b(?:{phrases})\b", re.IGNORECASE)


def unfinished(text: str) -> str | None:
    """Return the words by which a text says that more will follow, None where it does not.

    >>> unfinished("Quake shakes valley.\\n\\nMore follows")
    'More follows'
    """
    found = _unfinished().search(text)
    return found.group().strip(" ()[]\n") if found else None


@cache
def _unfinished() -> re.Pattern[str]:
    rule = lexicon("lineage_updates")["unfinished"]
    phrases, lines = ("|".join(re.escape(phrase) for phrase in rule[name]) for name in ("phrases", "lines"))
    return re.compile(rf"(?:^|[(\[])(?i:{phrases})\b|^[(\[]?(?:{lines})[)\]]?[ \t]*$", re.MULTILINE)
