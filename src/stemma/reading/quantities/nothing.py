"""Zero in words: "no one was hurt", "no casualties"."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from stemma.data import lexicon


class Nothing(NamedTuple):
    """A statement that a count is zero: its place, what is counted and the measure."""

    start: int
    end: int
    of: str
    measure: str


def nothings(text: str) -> Iterator[Nothing]:
    """Yield the statements of a zero count in a sentence.

    >>> [(n.of, n.measure) for n in nothings("No one was hurt and there were no deaths.")]
    [('people', 'injured'), ('deaths', 'killed')]
    """
    table = lexicon("quantities_nothing")
    for found in _pattern().finditer(text):
        if found["noun"]:
            yield Nothing(found.start(), found.end(), found["noun"].lower(), table["nouns"][found["noun"].lower()])
        elif found["alive"]:
            yield Nothing(found.start(), found.end(), "people", "survived")
        elif found["thing"]:
            yield Nothing(found.start(), found.end(), found["thing"].lower(), table["things"][found["done"].lower()])
        elif found["verb"]:
            yield Nothing(found.start(), found.end(), "people", table["verbs"][found["verb"].lower()])
        else:
            yield Nothing(found.start(), found.end(), "people", table["participles"][found["state"].lower()])


@cache
def _pattern() -> re.Pattern[str]:
    table = lexicon("quantities_nothing")
    nouns, adjectives, states, verbs, things = (
        "|".join(sorted(table[k], key=lambda w: (-len(w), w)))
        for k in ("nouns", "adjectives", "participles", "verbs", "things")
    )
    return re.compile(
        rf"\b(?P<verb>{verbs}) (?:no one|no-one|nobody)\b"
        r"|\b(?P<alive>(?:no (?:people|persons)|no one|no-one|nobody|none)"
        r" (?:(?:was|were|is|are|left|found|still|pulled|brought|out|of|them) ){0,4}alive)\b"
        rf"|\bno (?:(?:{adjectives}) )?(?:(?:{adjectives}) )?(?P<noun>{nouns})\b"
        rf"|\bno (?:(?:{adjectives}) )?(?!one\b)(?P<thing>[a-z]{{3,}})(?: of [A-Z]\w+)? "
        r"(?:was|were|(?:has|have|had) (?:ever |yet )?been) "
        rf"(?P<done>{things})\b"
        r"|\b(?:no one|no-one|nobody|none)"
        r"(?: (?:else|of (?:them|(?:the|these|those|its|his|her|their)(?: [a-z0-9]+){1,3}?)))?"
        r" (?:(?:was|were|is|are|has|have|had|ever|be|been|being|else|reported|believed|thought|known|feared|to"
        r"|seriously) ){0,5}"
        rf"(?P<state>{states})\b",
        re.IGNORECASE,
    )
