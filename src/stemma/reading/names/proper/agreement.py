"""A report agrees with itself: one string has one type, and a known name is a name wherever it stands."""

from collections import defaultdict
from collections.abc import Sequence

from stemma.reading.language import Token
from stemma.reading.names.proper.openings import from_opening
from stemma.reading.names.proper.reach import Reach, is_capital, separate
from stemma.reading.names.proper.settled_types import Words, settled_types, words_of
from stemma.reading.parsed import ParsedSentence
from stemma.reading.vocabulary import Vocabulary


def agreed(
    sentences: Sequence[ParsedSentence], found: Sequence[Sequence[Reach]], vocab: Vocabulary
) -> list[list[Reach]]:
    """Return the names of each sentence with the type that the report gives them, and those that were overlooked.

    A family name is its bearer's if the report names someone in full by it.

    >>> from stemma.reading.vocabulary import vocabulary
    >>> def sentence(text):
    ...     tokens = tuple(Token(0, len(w), w, w, "PROPN", "NNP", "dep", 0, "") for w in text.split())
    ...     return ParsedSentence(0, len(text), 0, tokens, ())
    >>> both = sentence("Ida Orr spoke ."), sentence("Later Orr left .")
    >>> agreed(both, [[Reach(0, 2, "PERSON")], []], vocabulary())[1]
    [Reach(first=1, last=2, type='PERSON')]
    """
    types = settled_types(sentences, found, vocab)
    lengths: dict[str, set[int]] = defaultdict(set)
    for words in types:
        lengths[words[0]].add(len(words))
    longest_first = {first: sorted(sizes, reverse=True) for first, sizes in lengths.items()}
    out = []
    for sentence, names in zip(sentences, found, strict=True):
        retyped = [Reach(r.first, r.last, types[words]) for r in names if (words := words_of(sentence, r)) in types]
        overlooked = _overlooked(sentence.tokens, retyped, longest_first, types)
        lower = [t.text.lower() for t in sentence.tokens] if overlooked else []
        opened = [from_opening(sentence.tokens, lower, reach, vocab) for reach in overlooked]
        out.append(separate([*retyped, *opened]))
    return out


def _overlooked(
    tokens: Sequence[Token], names: Sequence[Reach], lengths: dict[str, list[int]], types: dict[Words, str]
) -> list[Reach]:
    """Find the report's names where the model saw none; `lengths` are those of the names that begin with a word."""
    covered = {at for first, last, _ in names for at in range(first, last)}
    found = []
    for at, token in enumerate(tokens):
        if token.text not in lengths or at in covered or not is_capital(token):
            continue
        for size in lengths[token.text]:
            kind = types.get(tuple(t.text for t in tokens[at : at + size]))
            free = covered.isdisjoint(range(at, at + size)) and at + size <= len(tokens)
            if kind and free and (size > 1 or _stands_alone(tokens, at)):
                found.append(Reach(at, at + size, kind))
                covered.update(range(at, at + size))
                break
    return found


def _stands_alone(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a single word is a name of its own and not a part of a longer run of capitals or an amount."""
    if tokens[at].pos not in ("PROPN", "NOUN", "ADJ", "X"):
        return False
    if at + 1 >= len(tokens):
        return True
    after = tokens[at + 1]
    money = after.text[0] in "$€£" or after.text.lower().startswith("dollar")
    return not money and not (is_capital(after) and after.pos == "PROPN")
