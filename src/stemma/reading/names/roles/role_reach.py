"""How far a description reaches from its head: over what qualifies the noun, to its left and to its right."""

from collections.abc import Sequence

from stemma.reading.language import Token
from stemma.reading.names.roles.role_words import OWNERS, article
from stemma.reading.vocabulary import vocabulary

LONGEST = 16  # tokens; a description that runs on longer is no description
PHRASE = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "X"})
POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
HYPHENS = frozenset({"-", "–", "&", "/"})
_LINKS = frozenset({"of", "for", "to", "at", "in", "on", "from", "with"})


def left(tokens: Sequence[Token], at: int) -> int:
    """Return where the words before a noun that qualify it begin.

    >>> from stemma.reading.language import Token
    >>> rows = [("the", "DET"), ("old", "ADJ"), ("harbour", "NOUN"), ("master", "NOUN")]
    >>> left([Token(8 * i, 8 * i + len(w), w, w, p, "", "", 0, "") for i, (w, p) in enumerate(rows)], 3)
    1
    """
    first = at
    while first > 0 and at - first < LONGEST:
        token = tokens[first - 1]
        word = token.text.lower()
        if article(word):
            break
        joined = word in HYPHENS and first > 1
        participle = token.pos == "VERB" and token.dep in ("amod", "compound") and token.head >= first
        participle = participle and token.lemma.lower() not in vocabulary().speech
        adverb = token.pos == "ADV" and (word in ("most", "then", "least") or word.endswith("ly")) and first < at
        if not (token.pos in PHRASE or joined or participle or adverb or word in POSSESSIVE):
            break
        first -= 1
    while first < at and (tokens[first].text.lower() in POSSESSIVE or tokens[first].text in HYPHENS):
        first += 1
    return first


def right(tokens: Sequence[Token], at: int, links: Sequence[str] = tuple(sorted(_LINKS))) -> int:
    """Return where the prepositional phrases that follow a noun end, if they begin at `at`.

    >>> from stemma.reading.language import Token
    >>> rows = [("head", "NOUN"), ("of", "ADP"), ("the", "DET"), ("harbour", "NOUN"), ("office", "NOUN"),
    ...     ("left", "VERB")]
    >>> tokens = [Token(8 * i, 8 * i + len(w), w, w, p, "", "dep", 0, "") for i, (w, p) in enumerate(rows)]
    >>> right(tokens, 1)
    5
    """
    end = at
    while end < len(tokens) and end - at < LONGEST and tokens[end].text.lower() in links:
        after = _phrase(tokens, end + 1)
        if after == end + 1:
            break
        end = after
        links = ("of", "for", "at", "in", "to") if len(links) > 2 else ("of", "for")
    return end


def _phrase(tokens: Sequence[Token], at: int) -> int:
    """Return where the noun phrase that begins at `at` ends."""
    end = at
    while end < len(tokens) and end - at < LONGEST:
        token = tokens[end]
        word = token.text
        if end > at and _name_begins(tokens, end):
            break
        inside = token.pos in PHRASE or word in POSSESSIVE or (token.pos == "DET" and end == at)
        owner = end == at and word.lower() in OWNERS
        joined = (word in HYPHENS or word in ("and", "&")) and end > at and _goes_on(tokens, end + 1)
        if not (inside or owner or joined):
            break
        end += 1
    return end if any(tokens[i].pos in ("NOUN", "PROPN", "X", "NUM", "ADJ") for i in range(at, end)) else at


def _name_begins(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether capitals follow a common noun ("issues" + "Orlo Tull"): there a name begins."""
    before = tokens[at - 1]
    return (
        tokens[at].pos == "PROPN"
        and tokens[at].text[:1].isupper()
        and before.pos == "NOUN"
        and before.text.islower()
        and at + 1 < len(tokens)
        and tokens[at + 1].text[:1].isupper()
    )


def _goes_on(tokens: Sequence[Token], at: int) -> bool:
    return at < len(tokens) and tokens[at].pos in ("NOUN", "PROPN", "ADJ")
