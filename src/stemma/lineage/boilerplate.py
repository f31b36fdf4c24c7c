"""Sentences that belong to the outlet or to a picture, not to the story."""

import re
from functools import cache

from stemma.data import lexicon


def is_boilerplate(text: str, start: int, end: int) -> bool:
    """Tell whether the sentence ``text[start:end]`` is a legal line, an appeal or the caption of an agency's picture.

    >>> is_boilerplate("This material may not be published, broadcast or redistributed.", 0, 63)
    True
    >>> is_boilerplate("The mill burned down on Friday.", 0, 31)
    False
    """
    if _phrases("outlet").search(text, start, end) or _phrases("pictures").search(text, start, end):
        return True
    longest = lexicon("lineage_boilerplate")["pictures"]["line"]
    first = text.rfind("\n", max(0, start - longest), start) + 1
    last = text.find("\n", end, end + longest)
    last = len(text) if last < 0 and len(text) <= end + longest else last
    return 0 < last - first <= longest and bool(_phrases("pictures").search(text, first, last))


def is_post(line: str) -> bool:
    """Tell whether a line is a post of a social network that the report embeds.

    >>> is_post("We are safe. pic.twitter.com/abc — Corrin Hask (@chask) May 3, 2024")
    True
    """
    return bool(_phrases("posts").search(line))


@cache
def _phrases(kind: str) -> re.Pattern[str]:
    phrases = lexicon("lineage_boilerplate")[kind]["phrases"]
    return re.compile("|".join(re.escape(phrase) for phrase in sorted(phrases, key=len, reverse=True)), re.IGNORECASE)
