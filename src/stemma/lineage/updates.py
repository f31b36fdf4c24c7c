"""Signs that one of two texts is the later state of the other: figures that rose, a flash that was to be continued."""

import re
from functools import cache

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
    balance = 0
    for found in matches:
        for (i, j), (k, m) in zip(found.pairs, found.pairs[1:], strict=False):
            if 1 < k - i <= _WIDEST_GAP and 1 < m - j <= _WIDEST_GAP:
                here, there = _figures(text, i + 1, k), _figures(other, j + 1, m)
                if len(here) == len(there) == 1:
                    balance += (there[0] > here[0]) - (there[0] < here[0])
    return balance


def _figures(text: StoryText, first: int, last: int) -> list[float]:
    found = []
    for word in text.words[first:last]:
        if _NUMBER.fullmatch(word.form):
            found.append(float(word.form.replace(",", "")))
        elif word.form in _number_words():
            found.append(float(_number_words()[word.form]))
    return found


@cache
def _number_words() -> dict[str, int]:
    return lexicon("lineage_updates")["number_words"]["values"]


def revised(text: StoryText) -> str | None:
    """Return the words by which a report says that it is a later state of a text, None where it does not.

    >>> from stemma.lineage.storytext import prepare
    >>> from stemma.sources import report_of_text
    >>> revised(prepare(report_of_text("CORRECTED-Quake shakes valley")))
    'CORRECTED'
    """
    found = _revised().search(text.report.text, 0, min(len(text.report.text), 1_000))
    return found.group() if found else None


@cache
def _revised() -> re.Pattern[str]:
    phrases = "|".join(re.escape(phrase) for phrase in lexicon("lineage_updates")["revised"]["phrases"])
    return re.compile(rf"^(?:{phrases})\b", re.MULTILINE)


def translated(text: StoryText) -> str | None:
    """Return the words by which a report says that it is a translation, None where it does not.

    >>> from stemma.lineage.storytext import prepare
    >>> from stemma.sources import report_of_text
    >>> translated(prepare(report_of_text("The mill is burned. (Translated automatically)")))
    'Translated automatically'
    """
    found = _translated().search(text.report.text)
    return found.group() if found else None


@cache
def _translated() -> re.Pattern[str]:
    phrases = "|".join(re.escape(phrase) for phrase in lexicon("lineage_updates")["translated"]["phrases"])
    return re.compile(rf"\b(?:{phrases})\b", re.IGNORECASE)


def unfinished(text: StoryText) -> str | None:
    """Return the words by which a report says that more will follow, None where it does not.

    >>> from stemma.lineage.storytext import prepare
    >>> from stemma.sources import report_of_text
    >>> unfinished(prepare(report_of_text("Quake shakes valley.\\n\\nMore follows")))
    'More follows'
    """
    found = _unfinished().search(text.report.text)
    return found.group().strip(" ()[]\n") if found else None


@cache
def _unfinished() -> re.Pattern[str]:
    phrases = "|".join(re.escape(phrase) for phrase in lexicon("lineage_updates")["unfinished"]["phrases"])
    return re.compile(rf"(?:^|[(\[])(?:{phrases})\b", re.MULTILINE | re.IGNORECASE)
