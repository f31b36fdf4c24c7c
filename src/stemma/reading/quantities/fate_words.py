"""The words that say what became of those counted, by measure (``quantities_measures``)."""

import re
from functools import cache

from stemma.data import lexicon


@cache
def fate_of(key: str) -> dict[str, str]:
    """Return the measure that each word or phrase of one sort tells: ``done``, ``undergone``, ``state``, ``nouns``, ...

    >>> fate_of("state")["wounded"], fate_of("undergone")["die"]
    ('injured', 'killed')
    """
    measures = lexicon("quantities_measures")["measures"]
    return {word.lower(): name for name, words in measures.items() for word in words.get(key, ())}


@cache
def of_people_only() -> frozenset[str]:
    """Return the measures that only tell what became of people.

    >>> "arrested" in of_people_only(), "killed" in of_people_only()
    (True, False)
    """
    return frozenset(lexicon("quantities_measures")["of_people"]["measures"])


@cache
def people_nouns() -> frozenset[str]:
    """Return the nouns for people that say nothing else of them, in the singular.

    >>> "victim" in people_nouns(), "boat" in people_nouns()
    (True, False)
    """
    return frozenset(word.lower() for word in lexicon("quantities_measures")["people"])


@cache
def tolls() -> re.Pattern[str]:
    """Return the pattern of the words that announce a number of people with one fate.

    >>> tolls().search("the death toll passes").group()
    'death toll'
    """
    words = sorted(fate_of("toll"), key=lambda w: (-len(w), w))
    return re.compile(r"\b(?:" + "|".join(map(re.escape, words)) + r")\b", re.IGNORECASE)


@cache
def phrases(key: str) -> re.Pattern[str]:
    """Return the pattern of the phrases before a number (``phrases_before``) or behind it (``phrases_after``).

    >>> phrases("phrases_before").search("claimed the lives of ").group(1)
    'claimed the lives of'
    """
    words = sorted(fate_of(key), key=lambda w: (-len(w), w))
    tail = r"\b" if key == "phrases_after" else r"[ ](?:the[ ])?(?:an?[ ])?$"
    return re.compile(r"\b(" + "|".join(map(re.escape, words)) + ")" + tail, re.IGNORECASE)


@cache
def listed(key: str) -> frozenset[str]:
    """Return the words of a list that has a reason of its own.

    >>> "reportedly" in listed("before_state"), "reportedly" in listed("be_or_become")
    (True, False)
    """
    return frozenset(lexicon("quantities_measures")[key]["words"])
