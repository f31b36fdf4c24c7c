"""Descriptions of people by office, work or part in events: where they stand, and what they say.

A description is a noun phrase headed by a noun of the lexicon ``names_roles``: alone ("the spokesman", "a senior
official") or beside a name (`stemma.reading.names.roles.roles_beside`).
"""

from collections.abc import Sequence
from typing import NamedTuple

from stemma.reading.language import Token
from stemma.reading.names.roles.body_kinds import is_body_noun
from stemma.reading.names.roles.role_reach import HYPHENS, left, right
from stemma.reading.names.roles.role_words import article, country, field, head, hyphenated
from stemma.reading.vocabulary import vocabulary

_IN_A_NAME = "National"  # who is from a country is a "national"; with a capital the word begins a name
_HEADING = frozenset(("NOUN", "PROPN", "ADJ"))  # parts of speech that a description has for its head


class Description(NamedTuple):
    """A description: half-open token indices with determiner, the head in the lexicon's form, and what qualifies it.

    `core` is the first token after the determiner, `at` the head noun; `article` is ``the``, ``a``, ``own`` (a
    possessive) or empty; `country` is the country that the words name, `field` the other nouns before the head ("White
    House press").
    """

    first: int
    core: int
    last: int
    at: int
    head: str
    plural: bool
    article: str
    words: frozenset[str]
    country: str | None
    field: frozenset[str] = frozenset()


def descriptions(tokens: Sequence[Token]) -> list[Description]:
    """Return the descriptions of people in a sentence, in order of their heads.

    >>> from stemma.reading.language import Token
    >>> words = [("the", "DET"), ("top", "ADJ"), ("diplomat", "NOUN"), ("left", "VERB")]
    >>> tokens = [Token(i, i + 1, w, w, pos, "", "", 0, "") for i, (w, pos) in enumerate(words)]
    >>> [(d.first, d.last, d.head, d.article) for d in descriptions(tokens)]
    [(0, 3, 'diplomat', 'the')]
    """
    vocab = vocabulary()
    lower = [t.text.lower() for t in tokens]
    found: list[Description] = []
    for at, word in enumerate(lower):
        if tokens[at].pos not in _HEADING:
            continue
        whole = hyphenated(lower, at)
        known = bool(whole) or word in vocab.roles or word in vocab.collectives or word[:-1] in vocab.roles
        varies = word in vocab.varying and at > 0  # "the winner"
        if not (known or varies or is_body_noun(word)) or (found and at < found[-1].last):
            continue
        if (not whole and at + 1 < len(tokens) and qualifies(tokens, at)) or (at and tokens[at].text == _IN_A_NAME):
            continue
        found.append(_around(tokens, lower, at))
    return found


def qualifies(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a noun only qualifies the word that follows it ("police officer", "student union").

    >>> from stemma.reading.language import Token
    >>> rows = [("police", "NOUN"), ("officer", "NOUN"), ("left", "VERB")]
    >>> tokens = [Token(8 * i, 8 * i + len(w), w, w, p, "", "", 0, "") for i, (w, p) in enumerate(rows)]
    >>> qualifies(tokens, 0), qualifies(tokens, 1)
    (True, False)
    """
    if at + 1 >= len(tokens):
        return False
    apart, after = tokens[at + 1].start > tokens[at].end, tokens[at + 1]
    return (after.text in HYPHENS and not apart and at + 2 < len(tokens)) or (after.pos == "NOUN" and apart)


def determined(tokens: Sequence[Token], core: int) -> tuple[int, str]:
    """Return where a description begins whose first word after the determiner is `core`, and its article.

    >>> from stemma.reading.language import Token
    >>> determined([Token(i, i, w, w, "X", "", "", 0, "") for i, w in enumerate(("her", "doctor"))], 1)
    (0, 'own')
    """
    before = article(tokens[core - 1].text.lower()) if core else ""
    return (core - 1 if before else core), before


def _around(tokens: Sequence[Token], lower: Sequence[str], at: int) -> Description:
    """Return the description whose head noun stands at a token."""
    vocab = vocabulary()
    head_first, head_last, name = head(lower, at)
    core = left(tokens, head_first)
    first, kind = determined(tokens, core)
    last = right(tokens, head_last, ("of", "for") if head_last < len(tokens) else ())
    words = frozenset(lower[core:head_first]) | frozenset(lower[head_last:last])
    plural = lower[at] in vocab.collectives or lower[at] not in (
        vocab.varying if name in vocab.varying else vocab.roles
    )
    named, about = country(lower[first:last]), field(tokens[core:head_first])
    return Description(first, core, last, at, name, plural, kind, words, named, about)
