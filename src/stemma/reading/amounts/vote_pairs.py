"""The two sides of a vote as one pair of numbers: "passed the senate 52-48", "by a 5-4 ruling"."""

import re
from functools import lru_cache

_PAIR = re.compile(r"(?<![\w,.–—-])(\d{1,4}) ?[-–—] ?(\d{1,4})(?![\w–—-]|[,.]\d|%| ?[-–—])")
_VOTES = re.compile(r"\b(?:vot(?:e|es|ed|ing)|ballots?|jur(?:y|ies|ors?)|majority|yeas?|nays?|ayes?)\b", re.IGNORECASE)
_DECIDES = re.compile(
    r"\b(?:pass(?:ed|es|ing)|approv(?:ed?|es|ing|al)|adopt(?:ed|s|ing)|reject(?:ed|s|ing|ion)|defeat(?:ed|s|ing)|confirm(?:ed|s|ing|ation)|"
    r"clear(?:ed|s|ing)|uph(?:eld|olds?)|overturn(?:ed|s)|rul(?:ed|es|ing)|back(?:ed|s|ing)|block(?:ed|s|ing)|struck|"
    r"ratif(?:ied|ies)|carried|split|decision)\b",
    re.IGNORECASE,
)
_WHO_OR_WHAT = re.compile(
    r"\b(?:senat(?:e|ors?)|house|congress|parliament|assembly|council|committee|commission|panel|board|courts?|justices?|"
    r"judges|lawmakers|legislat(?:ors?|ure)|MPs|deputies|delegates|members|bill|motion|amendment|resolution|"
    r"legislation|law|budget|treaty|nominee|nomination|proposal|measure)\b",
    re.IGNORECASE,
)


def in_vote_pair(text: str, at: int) -> bool:
    """Tell whether a number that begins at an offset is one side of a vote that is told as a pair.

    The winning side stands first, so no range is taken for a pair, and a word of voting or of deciding by a body stands
    in the sentence: no result of a match is.

    >>> text = "The bill passed the senate 52-48."
    >>> in_vote_pair(text, 27), in_vote_pair(text, 30), in_vote_pair("Rovers won 3-2.", 11)
    (True, True, False)
    """
    return any(start <= at < end for start, end in _pairs(text))


def tells_of_vote(text: str) -> bool:
    """Tell whether a sentence has a word of voting.

    >>> tells_of_vote("The board voted."), tells_of_vote("The board met.")
    (True, False)
    """
    return _VOTES.search(text) is not None


@lru_cache(maxsize=256)
def _pairs(text: str) -> tuple[tuple[int, int], ...]:
    found = [m.span() for m in _PAIR.finditer(text) if int(m[1]) > int(m[2])]
    if not found or not (tells_of_vote(text) or (_DECIDES.search(text) and _WHO_OR_WHAT.search(text))):
        return ()
    return tuple(found)
