"""Descriptions that only vary a name: "the grandmother of five", "the 24-year-old", "the Norwegian".

News does not repeat a name in the sentence that follows it. What such words tell is no office that anybody could hold,
so that they mean somebody of whom the report tells anyway.
"""

from collections.abc import Mapping, Sequence
from functools import cache

from stemma.data import lexicon
from stemma.reading.language import Token
from stemma.reading.names.roles.roles import Description
from stemma.reading.vocabulary import vocabulary

AGED, FROM = "year-old", "national"  # the heads of descriptions by age and by origin
EPITHETS = frozenset((AGED, FROM))
PARENT = "of-so-many"  # what a description by the number of children has among its words

PARTISANS = frozenset(("republican", "democrat", "conservative", "liberal", "tory", "socialist", "mp", "mep", "msp"))
_PARENTS = frozenset(("grandmother", "grandfather", "mother", "father", "mum", "dad", "mom"))
_NUMBERS = frozenset(
    ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
)
_OF_A_PEOPLE = ("s", "ese", "sh", "ch")  # "the Danes", "the Japanese", "the British", "the French"
_ONE_AS_WELL = frozenset(("swiss", "czech"))
_PLACED = 5  # tokens of a place and a party
_LONGEST = 10  # tokens of an epithet


def epithets(tokens: Sequence[Token]) -> list[Description]:
    """Return the descriptions in a sentence that only vary a name.

    >>> rows = [("The", "DET"), ("24", "NUM"), ("-", "PUNCT"), ("year", "NOUN"), ("-", "PUNCT"), ("old", "ADJ")]
    >>> tokens = [Token(5 * i, 5 * i + len(w), w, w, p, "", "", 0, "") for i, (w, p) in enumerate(rows)]
    >>> [(d.first, d.last, d.head) for d in epithets(tokens)]
    [(0, 6, 'year-old')]
    """
    found = []
    for at, token in enumerate(tokens):
        if token.text.lower() == "the" and at + 1 < len(tokens):
            one = _aged(tokens, at) or _parent(tokens, at) or _from(tokens, at) or _partisan(tokens, at)
            if one is not None and not _goes_on(tokens, one.last):
                found.append(one)
    return found


def _aged(tokens: Sequence[Token], first: int) -> Description | None:
    """Return "the 24-year-old", in as many tokens as it has."""
    if not tokens[first + 1].text[:1].isdigit():
        return None
    words = [t.text.lower() for t in tokens[first + 1 : first + _LONGEST]]
    for count in range(1, 6):
        joined = "".join(words[:count])
        if joined.endswith("-year-old"):
            return Description(
                first,
                first + 1,
                first + 1 + count,
                first + count,
                AGED,
                False,
                "the",
                frozenset(),
                None,
                _years(words[0]),
            )
    return None


def _years(word: str) -> frozenset[str]:
    return frozenset((word.split("-", maxsplit=1)[0],))


def _parent(tokens: Sequence[Token], first: int) -> Description | None:
    """Return "the mother of two" or "the father-of-two", past one adjective."""
    skip = next((i for i, t in enumerate(tokens[first + 1 : first + 4]) if t.text.lower() in _PARENTS), None)
    if skip is None or (skip and tokens[first + skip].pos not in ("ADJ", "ADV")):
        return None
    words = [t.text.lower() for t in tokens[first + 1 : first + _LONGEST]]
    rest = [(i, word) for i, word in enumerate(words) if i > skip and word != "-"]
    if len(rest) < 2 or rest[0][1] != "of" or not (rest[1][1] in _NUMBERS or rest[1][1].isdigit()):
        return None
    at, last = first + 1 + skip, first + 2 + rest[1][0]
    return Description(first, first + 1, last, at, words[skip], False, "the", frozenset((PARENT,)), None)


def _from(tokens: Sequence[Token], first: int) -> Description | None:
    """Return "the Norwegian", a nationality by itself that means one person."""
    word = tokens[first + 1].text
    country = vocabulary().demonyms.get(word.lower()) or _one_of().get(word.lower())
    if country is None and word.lower() not in vocabulary().more_demonyms:
        return None
    if _is_no_one(word) or tokens[first + 1].pos not in ("NOUN", "PROPN", "ADJ"):
        return None
    return Description(first, first + 1, first + 2, first + 1, FROM, False, "the", frozenset(), country)


def _is_no_one(word: str) -> bool:
    """Tell whether a word of origin behind "the" means a people ("the British") or a region and no one person."""
    lower = word.lower()
    people = lower.endswith(_OF_A_PEOPLE) and lower not in _ONE_AS_WELL
    return people or not word[:1].isupper() or lower in lexicon("names_origins")["regions"]


def _partisan(tokens: Sequence[Token], first: int) -> Description | None:
    """Return "the Idaho Republican", somebody by place and party, which a model may take for a name."""
    last = first + 1
    while last < len(tokens) and last - first < _PLACED and tokens[last].text[:1].isupper():
        if tokens[last].text.lower() in PARTISANS and last > first + 1:
            words = frozenset(t.text.lower() for t in tokens[first + 1 : last])
            head = tokens[last].text.lower()
            return Description(first, first + 1, last + 1, last, head, False, "the", words, None, words)
        last += 1
    return None


@cache
def _one_of() -> Mapping[str, str]:
    return {noun: country for country, nouns in lexicon("names_origins")["one"].items() for noun in nouns}


def _goes_on(tokens: Sequence[Token], last: int) -> bool:
    """Tell whether a noun follows, which such words then only qualify ("the 24-year-old striker")."""
    if last >= len(tokens):
        return False
    joined = tokens[last].text in ("-", "'s", "’s") and tokens[last].start == tokens[last - 1].end
    return joined or tokens[last].pos in ("NOUN", "PROPN", "ADJ", "NUM")
