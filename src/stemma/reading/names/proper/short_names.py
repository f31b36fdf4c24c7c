"""Short names that a report explains in brackets: of a body ("Halvern Harbour Institute (HHI)"), or of common words."""

from collections.abc import Sequence
from itertools import pairwise

from stemma.reading.language import Token
from stemma.reading.names.proper.reach import Reach
from stemma.reading.parsed import ParsedSentence


def short_names(
    sentences: Sequence[ParsedSentence], found: Sequence[Sequence[Reach]]
) -> tuple[frozenset[str], frozenset[str]]:
    """Return the words that bodies are named by in brackets after them, and those that abbreviate common words.

    >>> rows = "the Halvern Board ( HB ) met".split()
    >>> tokens = tuple(Token(0, len(w), w, w, "PROPN", "NNP", "dep", 0, "") for w in rows)
    >>> found = short_names([ParsedSentence(0, 30, 0, tokens, ())], [[Reach(1, 3, "ORG"), Reach(4, 5, "ORG")]])
    >>> sorted(found[0]), sorted(found[1])
    (['HB'], [])
    """
    bodies = {
        s.tokens[short.first].text
        for s, names in zip(sentences, found, strict=True)
        for body, short in pairwise(names)
        if _explains(s.tokens, body, short)
    }
    bracketed = [s.tokens for s in sentences if "(" in s.texts]
    common = {words[at].text for words in bracketed for at in range(1, len(words) - 1) if _abbreviates(words, at)}
    return frozenset(bodies), frozenset(common)


def _explains(tokens: Sequence[Token], body: Reach, short: Reach) -> bool:
    """Tell whether a single word in brackets is the short name of the body before it."""
    return (
        body.type == "ORG"
        and body.last - body.first > 1
        and (short.first, short.last) == (body.last + 1, body.last + 2)
        and short.last < len(tokens)
        and tokens[body.last].text == "("
        and tokens[short.last].text == ")"
    )


def _abbreviates(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a word in brackets abbreviates common words before it ("public private partnerships (PPP)")."""
    if tokens[at - 1].text != "(" or tokens[at + 1].text != ")":
        return False
    letters = tokens[at].text.lower().rstrip("s")
    before = [t.text for t in tokens[max(0, at - 2 * len(letters) - 2) : at - 1] if t.text[:1].isalpha()]
    tail = before[-len(letters) :]
    return "".join(w[0].lower() for w in tail) == letters and sum(w.islower() for w in tail) * 2 > len(tail)
