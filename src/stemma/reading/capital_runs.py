"""Names that only their capitals tell: runs of proper nouns inside a sentence that no model took for a name."""

from collections.abc import Sequence
from itertools import pairwise

from stemma.meaning import frequency
from stemma.reading.capitals import is_shouted
from stemma.reading.headlines import is_headline
from stemma.reading.language import Token
from stemma.reading.openings import RARE
from stemma.reading.reach import Reach, is_capital
from stemma.reading.vocabulary import Vocabulary

_LINKS = frozenset({"of", "for", "and", "the", "de", "del", "da", "du", "di"})
_PROPER = frozenset({"PROPN", "NOUN", "ADJ"})
_SHORT = 4  # letters; fewer are a unit or an abbreviation ("kWh")
_LONGEST = 6  # tokens of a run; a longer one is a title or a list
COMMON = 5e-6  # part of all words of a text; what is as frequent is a word of the language
_TIES = frozenset(["-", "–", "/", "@", "#", "_", "&", ")", "'s", "’s"])
_OPENERS = frozenset(".?!:;“‘\"'•–—*#(")


def capital_runs(
    tokens: Sequence[Token], lower: Sequence[str], found: Sequence[Reach], vocab: Vocabulary
) -> list[Reach]:
    """Return the runs of capitals of a sentence that `found` leaves over, their type open.

    Two words or more, or one that is rare in English; beside another name a run is mostly its title.

    >>> from stemma.reading.vocabulary import vocabulary
    >>> words = "She left National Unity on Tuesday .".split()
    >>> pos = ["PRON", "VERB", "PROPN", "PROPN", "ADP", "PROPN", "PUNCT"]
    >>> tokens = [Token(i * 9, i * 9 + len(w), w, w, p, "", "", 0, "") for i, (w, p) in enumerate(zip(words, pos))]
    >>> capital_runs(tokens, [w.lower() for w in words], [], vocabulary())
    [Reach(first=2, last=4, type='MISC')]
    """
    if is_headline(tokens) or is_shouted(tokens):
        return []
    covered = {at for first, last, _ in found for at in range(first, last)}
    runs = [Reach(at, at + 1, "MISC") for at in range(len(tokens)) if at not in covered and _is_blended(tokens, at)]
    covered |= {run.first for run in runs}
    at = 0
    while at < len(tokens):
        if at in covered or not _is_name_word(tokens, lower, at, vocab):
            at += 1
            continue
        end = at + 1
        while end < len(tokens) and end not in covered and _goes_on(tokens, lower, end, vocab):
            end += 1
        if end - at <= _LONGEST and _is_name(tokens, lower, at, end, covered):
            runs.append(Reach(at, end, "MISC"))
        at = end
    return runs


def _is_blended(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether capitals inside a word make it a name wherever it stands ("iDefense", "CoinMarketCap")."""
    text = tokens[at].text
    inner = any(a.islower() and b.isupper() for a, b in pairwise(text)) and text.isalpha()
    beside = [tokens[i] for i in (at - 1, at + 1) if 0 <= i < len(tokens)]
    return inner and len(text) > _SHORT and text[-1].islower() and not any(t.text in _TIES for t in beside)


def _is_name_word(tokens: Sequence[Token], lower: Sequence[str], at: int, vocab: Vocabulary) -> bool:
    word = lower[at]
    never = word in vocab.never or word in vocab.honorifics or word in vocab.offices or word in vocab.collectives
    work = word != "national" and (word in vocab.roles or word.removesuffix("s") in vocab.roles)
    proper = tokens[at].pos in _PROPER and is_capital(tokens[at]) and word.isalpha() and len(word) > 1
    return proper and not never and not work


def _goes_on(tokens: Sequence[Token], lower: Sequence[str], at: int, vocab: Vocabulary) -> bool:
    if _is_name_word(tokens, lower, at, vocab):
        return True
    if at + 1 >= len(tokens):
        return False
    if tokens[at].text.isdigit():
        ahead = at + 2 if tokens[at + 1].text in _LINKS and at + 2 < len(tokens) else at + 1
        return len(lower[at]) < 3 and _is_name_word(tokens, lower, ahead, vocab)  # "Frente 3 de Abril"
    if not _is_name_word(tokens, lower, at + 1, vocab):
        return False
    if tokens[at].text == "and":  # "Truth and Order" is one name, "Tull and Orr" are two
        one_sort = tokens[at - 1].pos == tokens[at + 1].pos in ("PROPN", "NOUN")
        return one_sort and all(frequency(lower[i]) > COMMON for i in (at - 1, at + 1))
    return tokens[at].text in _LINKS and tokens[at].text != "the"


def _is_part(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a sign beside a run shows that it is a piece of something longer."""
    return 0 <= at < len(tokens) and tokens[at].text in _TIES


def _is_name(tokens: Sequence[Token], lower: Sequence[str], first: int, last: int, covered: set[int]) -> bool:
    if first - 1 in covered or last in covered or (last < len(tokens) and is_capital(tokens[last])):
        return False
    if _is_part(tokens, first - 1) or _is_part(tokens, last):
        return False
    opens = first == 0 or tokens[first - 1].text[-1:] in _OPENERS
    told = [at for at in range(first, last) if tokens[at].text not in _LINKS and not tokens[at].text.isdigit()]
    rare = [frequency(lower[at]) < RARE for at in told]
    if not any(tokens[at].pos == "PROPN" for at in range(first, last)) and (opens or len(rare) == 1):
        return False
    if len(rare) == 1 or opens:
        return rare[0] and not tokens[first].text.isupper() and not (opens and len(rare) == 1)
    return not is_capital(tokens[first - 1]) or tokens[first - 1].text in ("The", "A", "An")
