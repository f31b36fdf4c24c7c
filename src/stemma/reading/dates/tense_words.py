"""The lists of words that put a clause in the past or the future, and the verbs among them by all their forms."""

from functools import cache

from stemma.data import lexicon
from stemma.reading.language import Token


@cache
def tense_words(name: str) -> frozenset[str]:
    """Return a list of the lexicon ``dates_tense``.

    >>> "since" in tense_words("past_prepositions")
    True
    """
    return frozenset(lexicon("dates_tense")[name])


def is_one_of(verb: Token, name: str) -> bool:
    """Tell whether a verb is in a list by its lemma or, where a lemmatiser errs, by its form.

    >>> is_one_of(Token(0, 9, "postponed", "postponed", "VERB", "VBD", "root", 0, ""), "moving")
    True
    """
    return verb.lemma.lower() in tense_words(name) or verb.text.lower() in _forms(name)


def is_planning(verb: Token) -> bool:
    """Tell whether a verb puts what follows it into the future.

    >>> is_planning(Token(0, 7, "planned", "plann", "VERB", "VBD", "root", 0, ""))
    True
    """
    return is_one_of(verb, "planning")


@cache
def _forms(name: str) -> frozenset[str]:
    """Return the past forms and participles of the verbs in a list."""
    found = set()
    for word in tense_words(name):
        stem = word.removesuffix("e")
        stem = stem[:-1] + "i" if word.endswith("y") else stem
        double = word + word[-1]
        found |= {stem + "ed", word.removesuffix("e") + "ing", double + "ed", double + "ing"}
    return frozenset(found)
