"""Offices written with capitals, which are nobody's name."""

from collections.abc import Sequence

from stemma.reading.names.proper.reach import Reach
from stemma.reading.vocabulary import Vocabulary


def is_office(lower: Sequence[str], reach: Reach, vocab: Vocabulary) -> bool:
    """Tell whether words behind "the" end in an office written with a capital ("the West Halvern Premier said").

    >>> from stemma.reading.vocabulary import vocabulary
    >>> words = "the", "halvern", "premier", "said"
    >>> is_office(words, Reach(1, 3, "MISC"), vocabulary()), is_office(words, Reach(1, 3, "PERSON"), vocabulary())
    (True, False)
    """
    led = reach.first > 0 and lower[reach.first - 1] == "the" and "of" not in lower[reach.first : reach.last]
    return led and reach.type in ("MISC", "ORG") and lower[reach.last - 1] in vocab.offices
