"""Names that open a sentence, where a capital alone tells nothing: a word rare in English belongs to the name."""

from collections.abc import Sequence

from stemma.meaning import frequency
from stemma.reading.language import Token
from stemma.reading.names.proper.reach import Reach, is_capital
from stemma.reading.vocabulary import Vocabulary

RARE = 1e-6  # part of all words of a text; what is rarer, and has a capital at the start of a sentence, is a name
_PROPER = frozenset({"PERSON", "ORG", "PLACE"})
GERUNDS = ("izing", "ising", "ifying")
_OPENERS = frozenset(".?!:;“‘\"'•–—*#)")


def from_opening(tokens: Sequence[Token], lower: Sequence[str], reach: Reach, vocab: Vocabulary) -> Reach:
    """Carry a name back to a rare word that opens the sentence ("Olamide" + "Tull").

    >>> from stemma.reading.vocabulary import vocabulary
    >>> tokens = [Token(i * 9, i * 9 + len(w), w, w, "ADJ", "", "", 0, "") for i, w in enumerate(["Olamide", "Tull"])]
    >>> from_opening(tokens, ["olamide", "tull"], Reach(1, 2, "PERSON"), vocabulary())
    Reach(first=0, last=2, type='PERSON')
    """
    first = reach.first
    opens = first == 1 or (first > 1 and tokens[first - 2].text[-1:] in _OPENERS)
    if not opens or reach.type not in _PROPER or not is_capital(tokens[first]):
        return reach
    word = lower[first - 1]
    named = is_capital(tokens[first - 1]) and word.isalpha() and len(word) > 2 and frequency(word) < RARE
    known = word in vocab.never or word in vocab.roles or word in vocab.honorifics or word in vocab.collectives
    common = known or word.removesuffix("s") in vocab.roles or word in vocab.country_of
    common = common or tokens[first - 1].tag == "VBG" or word.endswith(GERUNDS)  # "Hypnotizing" + "Harlo"
    shouted = tokens[first - 1].text.isupper()
    return Reach(first - 1, reach.last, reach.type) if named and not common and not shouted else reach
