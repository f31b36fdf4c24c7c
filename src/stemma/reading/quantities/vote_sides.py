"""The sides of a vote: "the board voted, four to three", "the bill passed 52-48"."""

import re

from stemma.reading.amounts.amounts import Amount
from stemma.reading.amounts.running_numbers import SPELLED
from stemma.reading.amounts.vote_pairs import in_vote_pair, tells_of_vote

_SIDE = rf"(?:\d{{1,3}}|none|nil|one|{SPELLED}|[a-z]+ty(?:-[a-z]+)?)"
_FOR_SIDE = re.compile(rf" to {_SIDE}(?=[,.;:)!?]|$| (?:to|on|in|for|against|that|not)\b)")
_AGAINST_SIDE = re.compile(rf"(?:^|[ (]){_SIDE} to $")


def is_vote(text: str, amount: Amount) -> bool:
    """Tell whether a number without a noun is one side of a vote: "the board voted, four to three".

    >>> from stemma.reading.amounts.amounts import amounts
    >>> text = "The board voted, four to three, to close."
    >>> [is_vote(text, amount) for amount in amounts(text)]
    [True, True]
    """
    if in_vote_pair(text, amount.number_start):
        return True
    if not tells_of_vote(text):
        return False
    return bool(
        _FOR_SIDE.match(text, amount.end) or _AGAINST_SIDE.search(text[max(0, amount.start - 24) : amount.start])
    )
