"""Sentences that belong to the outlet or to a picture, not to the story."""

import re
from functools import cache

from stemma.data import lexicon


def is_boilerplate(sentence: str) -> bool:
    """Tell whether a sentence is a legal line, an appeal or the caption of an agency's picture.

    >>> is_boilerplate("This material may not be published, broadcast or redistributed.")
    True
    >>> is_boilerplate("The mill burned down on Friday.")
    False
    """
    return bool(_phrases("outlet").search(sentence) or _phrases("pictures").search(sentence))


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
