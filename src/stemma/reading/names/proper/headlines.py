"""Names in headlines, where capitals tell nothing: what the body of the report names is cut out of them."""

from collections.abc import Sequence

from stemma.reading.language import Token
from stemma.reading.names.proper.reach import Reach, is_capital
from stemma.reading.parsed import ParsedSentence

_STOPS = frozenset(".?!:;”\"’'")


def without_headline_words(
    sentences: Sequence[ParsedSentence], found: Sequence[Sequence[Reach]]
) -> list[Sequence[Reach]]:
    """Return the names, those of people in headlines cut down to whom the body names ("Tull Heads" to "Tull").

    >>> def sentence(text):
    ...     tokens = tuple(Token(0, len(w), w, w, "PROPN", "NNP", "dep", 0, "") for w in text.split())
    ...     return ParsedSentence(0, len(text), 0, tokens, ())
    >>> both = sentence("Tull Heads Home After Halvern Mill Fire"), sentence("Ida Tull left on Friday .")
    >>> without_headline_words(both, [[Reach(0, 2, "PERSON")], [Reach(0, 2, "PERSON")]])[0]
    [Reach(first=0, last=1, type='PERSON')]
    """
    headline = [is_headline(s.tokens) for s in sentences]
    known = {
        _words(s.tokens, reach)
        for s, names, is_head in zip(sentences, found, headline, strict=True)
        for reach in names
        if reach.type == "PERSON" and not is_head
    }
    known |= {words[-1:] for words in known}
    return [
        [_shortened(s.tokens, reach, known) for reach in names] if is_head else names
        for s, names, is_head in zip(sentences, found, headline, strict=True)
    ]


def is_headline(tokens: Sequence[Token]) -> bool:
    """Tell whether a sentence is written like a headline: no stop at its end, capitals on most of its longer words.

    >>> def tokens(text):
    ...     return [Token(0, len(w), w, w, "X", "", "dep", 0, "") for w in text.split()]
    >>> is_headline(tokens("Halvern Mayor Resigns Over Fire")), is_headline(tokens("The mayor of Halvern resigned ."))
    (True, False)
    """
    if not tokens or tokens[-1].text[-1:] in _STOPS:
        return False
    words = [t for t in tokens if t.text[:1].isalpha() and len(t.text) > 3]
    return len(words) > 3 and sum(is_capital(t) for t in words) * 3 > 2 * len(words)


def _words(tokens: Sequence[Token], reach: Reach) -> tuple[str, ...]:
    return tuple(tokens[at].text for at in range(reach.first, reach.last))


def _shortened(tokens: Sequence[Token], reach: Reach, known: set[tuple[str, ...]]) -> Reach:
    words = _words(tokens, reach)
    if reach.type != "PERSON" or words in known:
        return reach
    for size in range(len(words) - 1, 0, -1):
        if words[:size] in known:
            return Reach(reach.first, reach.first + size, "PERSON")
        if words[-size:] in known:
            return Reach(reach.last - size, reach.last, "PERSON")
    return reach
