"""Whether a line is a headline, by its form alone."""

import re

from stemma.sources.lines import Line
from stemma.words import words

MOST_WORDS = 30
MOST_WORDS_STOPPED = 22
CAPITALISED = 0.75  # share of longer words in capitals in a headline that ends with a full stop

_BULLET = re.compile(r"[•·*▪●►–—-]\s")
_SEVERAL = re.compile(r"[a-z]{3}\. [A-Z(]")  # sentences, or one with its credit behind
_OPENERS = "“‘\"'«([*#_ "


def looks_like_headline(line: Line, following: Line | None) -> bool:
    """Tell whether a first line is a headline over the lines that follow it.

    A headline has no full stop, or has one and is written in Capitals; what goes on in lower case on the next line is a
    broken sentence.

    >>> from stemma.sources.lines import lines_of
    >>> looks_like_headline(*lines_of("Mill burns down\\nThe old mill burned down on Friday.")[:2])
    True
    >>> looks_like_headline(*lines_of("The old mill burned down.\\nNo one was hurt.")[:2])
    False
    """
    text = line.text.lstrip(_OPENERS)
    number = len(text.split())
    if following is None or not 2 <= number <= MOST_WORDS or _BULLET.match(line.text):
        return False
    if not text[:1].isalnum() or text[:1].islower() or text.rstrip("\"”’'*_ ").endswith((",", ";", ":")):
        return False
    if not following.gap and following.text[:1].islower():
        return False
    if not re.search(r"[^\W\d_]{2}", text) or _SEVERAL.search(text):
        return False
    if not line.stops or text.rstrip("\"”’'*_ ").endswith(("?", "!", "…", "...")):
        return not line.stops or number <= MOST_WORDS_STOPPED
    return following.gap and 4 <= number <= MOST_WORDS_STOPPED and _in_capitals(text)


def resembles(line: str, title: str, *, closely: bool = False) -> bool:
    """Tell whether a line is a title, or a variant of it; `closely` asks for nearly the same words.

    >>> resembles("Mill burns down on Friday", "Mill burns down on Friday | The Gazette")
    True
    >>> resembles("The council met on Friday", "Mill burns down on Friday")
    False
    """
    ours, theirs = (_weighty(text) for text in (line, title))
    shared, fewer, more = len(ours & theirs), min(len(ours), len(theirs)), max(len(ours), len(theirs))
    if closely:
        return shared >= 0.85 * more > 0
    return shared >= 0.6 * fewer and shared >= min(3, fewer) > 0 and len(ours) <= 4 * len(theirs)


def _weighty(text: str) -> set[str]:
    return {word.form for word in words(text) if len(word.form) > 3 or word.form[0].isdigit()}


def _in_capitals(text: str) -> bool:
    longer = re.findall(r"[^\W\d_]{4,}", text)
    return bool(longer) and sum(word[0].isupper() for word in longer) >= CAPITALISED * len(longer)
