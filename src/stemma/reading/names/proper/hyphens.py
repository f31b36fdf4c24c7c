"""Names tied by hyphens in texts that write them with spaces ("Orlo - Tull"), as tokenised copies of articles do."""

from collections.abc import Sequence

from stemma.reading.names.proper.reach import Reach, is_capital, separate
from stemma.reading.parsed import ParsedSentence

_TIED = frozenset({"PERSON", "ORG"})


def tied(sentences: Sequence[ParsedSentence], found: Sequence[Sequence[Reach]]) -> Sequence[Sequence[Reach]]:
    """Return the names, joined over spaced hyphens if this text spaces all of its hyphens.

    Elsewhere a spaced hyphen is a dash, and nothing is joined.

    >>> from stemma.reading.language import Token
    >>> text = "Mirelda Orr - Tull left the mid - day train"
    >>> tokens = tuple(Token(0, len(w), w, w, "PROPN", "NNP", "dep", 0, "") for w in text.split())
    >>> tied([ParsedSentence(0, len(text), 0, tokens, ())], [[Reach(0, 2, "PERSON")]])
    [[Reach(first=0, last=4, type='PERSON')]]
    """
    if not _all_spaced(sentences):
        return found
    return [separate([_joined(s, reach) for reach in names]) for s, names in zip(sentences, found, strict=True)]


def _all_spaced(sentences: Sequence[ParsedSentence]) -> bool:
    """Tell whether common words stand with spaced hyphens between them ("long - term") and none without."""
    spaced = 0
    for sentence in sentences:
        tokens = sentence.tokens
        for at in range(1, len(tokens) - 1):
            if tokens[at].text == "-" and tokens[at - 1].text.isalpha() and tokens[at + 1].text.isalpha():
                if tokens[at].start == tokens[at - 1].end:
                    return False
                spaced += tokens[at - 1].text.islower() and tokens[at + 1].text.islower()
    return spaced > 0


def _joined(sentence: ParsedSentence, reach: Reach) -> Reach:
    first, last, kind = reach
    tokens = sentence.tokens
    while kind in _TIED and last + 1 < len(tokens) and tokens[last].text == "-" and is_capital(tokens[last + 1]):
        last += 2
    while kind in _TIED and first > 1 and tokens[first - 1].text == "-" and is_capital(tokens[first - 2]):
        first -= 2
    while kind == "PERSON" and last > reach.last and last < len(tokens) and tokens[last].pos == "PROPN":
        if not is_capital(tokens[last]):
            break
        last += 1
    return Reach(first, last, kind)
