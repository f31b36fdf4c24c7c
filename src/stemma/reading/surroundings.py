"""What the words around a name tell of its type, counted over the whole report.

"in Halvern" is a place, "the Halvern" no person, "told Halvern" no place. One occurrence proves little; the report
decides by all of them.
"""

from collections import Counter
from collections.abc import Sequence

from stemma.data import lexicon
from stemma.reading.language import Token
from stemma.reading.vocabulary import Vocabulary

_AROUND = {key: frozenset(words) for key, words in lexicon("names_surroundings").items() if isinstance(words, list)}
_POSSESSIVES = frozenset({"'s", "’s", "'", "’"})


def evidence(tokens: Sequence[Token], first: int, last: int, vocab: Vocabulary) -> str | None:
    """Return the type for which one occurrence of a name speaks, or None.

    >>> words = [("left", "VERB"), ("in", "ADP"), ("Orlo", "PROPN"), (".", "PUNCT")]
    >>> tokens = [Token(i * 5, i * 5 + 4, w, w, pos, "", "", 0, "") for i, (w, pos) in enumerate(words)]
    >>> from stemma.reading.vocabulary import vocabulary
    >>> evidence(tokens, 2, 3, vocabulary())
    'PLACE'
    """
    before = tokens[first - 1].text.lower() if first else ""
    pair = f"{tokens[first - 2].text.lower()} {before}" if first > 1 else ""
    following = tokens[last].text.lower() if last < len(tokens) else ""
    modifies = last < len(tokens) and (tokens[last].pos in _NOMINAL or following in _POSSESSIVES)
    if following == "," and last + 1 < len(tokens) and tokens[last + 1].text.lower() in vocab.places:
        return "PLACE"
    if following in _AROUND["after_place"] or (following == "-" and _text(tokens, last + 1) == "based"):
        return "PLACE"
    if following in _AROUND["after_body"]:
        return "ORG"
    if not modifies and (before in _AROUND["before_place"] or pair in _AROUND["before_place"]):
        return "PLACE"
    if before == "told" or (before in _AROUND["before_body"] and first > 1):
        return "TOLD"
    if before == "the" and not modifies:
        return "ORG"
    if before in vocab.honorifics or before in vocab.roles or following in _PERSONAL:
        return "PERSON"
    return "SPEAKS" if following in _AROUND["speaking"] or before in _AROUND["speaking"] else None


_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ"})
_PERSONAL = frozenset({"who", "whose", "himself", "herself"})


def _text(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].text.lower() if at < len(tokens) else ""


def decided(kind: str, spoken: Counter[str], occurrences: int, words: int) -> str:
    """Return a name's type in the light of the evidence: changed where at least half of its occurrences speak for
    another.

    >>> decided("PERSON", Counter({"PLACE": 2}), 3, 1)
    'PLACE'
    """
    if kind == "PERSON" and not spoken["PERSON"]:
        if spoken["PLACE"] * 2 >= occurrences and spoken["PLACE"] > spoken["ORG"]:
            return "PLACE"
        if (spoken["ORG"] + spoken["TOLD"]) * 2 >= occurrences and words == 1:
            return "ORG"
        if spoken["ORG"] * 2 >= occurrences and words > 1:
            return "MISC"
    if kind == "ORG" and spoken["PLACE"] * 2 >= occurrences and words == 1 and spoken["PLACE"] > spoken["ORG"]:
        return "PLACE"
    if kind == "PLACE" and spoken["TOLD"] * 2 >= occurrences:
        return "ORG"
    return kind
