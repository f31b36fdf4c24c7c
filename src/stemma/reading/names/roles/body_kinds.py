"""What kind of body a name names, and which nouns may mean a body of that kind later ("the company", "the newspaper").

The kind shows in the words of the name, in common knowledge of the best-known bodies, and in what the report calls the
body: "the messaging app Telegram", "Halvern Rail, the freight operator,", "the Dawn Front group".
"""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from stemma.data import lexicon
from stemma.reading.language import Token
from stemma.reading.names.roles.role_reach import POSSESSIVE

_PHRASE = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "X", "VERB"})
_DETERMINERS = frozenset({"the", "a", "an", "its", "their", "which", "one"})
_STATE = frozenset({"state", "itself"})
_BESIDE_NAMES = frozenset({"agency", "group", "organisation", "organization"})  # "Kerala police" names a place
_LONGEST = 10  # tokens of an apposition before its head
_MARKS = frozenset(("'", "‘", "’", '"', "“", "”"))


class Called(NamedTuple):
    """What a report calls a body: the head noun, the words that qualify it, and the token indices where it stands."""

    head: str
    words: frozenset[str]
    first: int
    last: int


def may_mean(head: str, kinds: frozenset[str]) -> bool:
    """Tell whether a noun may mean a body of one of these kinds.

    >>> may_mean("firm", frozenset({"company"})), may_mean("firm", frozenset({"state"}))
    (True, False)
    """
    return any(head in _heads()[kind] for kind in sorted(kinds))


def is_body_noun(word: str) -> bool:
    """Tell whether a word may stand for a body named before.

    >>> is_body_noun("newspaper"), is_body_noun("harbour")
    (True, False)
    """
    return word in body_nouns()


@cache
def body_nouns() -> frozenset[str]:
    """Return every noun that may stand for a body named before.

    >>> {"newspaper", "firm"} <= body_nouns()
    True
    """
    return frozenset(word for heads in _heads().values() for word in heads)


def is_press_noun(word: str) -> bool:
    """Tell whether a noun means a medium and nothing else.

    >>> is_press_noun("newspaper"), is_press_noun("agency")
    (True, False)
    """
    return word in _heads()["media"] and not any(word in nouns for kind, nouns in _heads().items() if kind != "media")


def kinds_of_name(name: str) -> frozenset[str]:
    """Return the kinds of body that a name tells, none where it tells nothing.

    >>> sorted(kinds_of_name("Halvern Evening Post")), sorted(kinds_of_name("Orlo"))
    (['media'], [])
    """
    lower = name.lower().removeprefix("the ")
    known = frozenset(kind for kind, names in _known().items() if lower in names)
    if known:
        return known
    words = frozenset(lower.replace(".", "").split())
    last = lower.replace(".", "").split()[-1:]
    ending = frozenset(kind for kind, signs in _name_words().items() if last and last[0] in signs)
    return ending or frozenset(kind for kind, signs in _name_words().items() if words & signs)


def kinds_of_noun(head: str) -> frozenset[str]:
    """Return the kinds of body that a noun may mean.

    >>> sorted(kinds_of_noun("newspaper"))
    ['media']
    """
    return frozenset(kind for kind, heads in _heads().items() if head in heads)


def called(tokens: Sequence[Token], first: int, last: int) -> list[Called]:
    """Return what a sentence calls the body whose name stands at these token indices: before it, behind, apposed.

    >>> rows = [("Orlo", "PROPN"), (",", "PUNCT"), ("a", "DET"), ("freight", "NOUN"), ("operator", "NOUN"),
    ...     (",", "PUNCT"), ("fell", "VERB")]
    >>> tokens = [Token(8 * i, 8 * i + len(w), w, w, p, "", "dep", 0, "") for i, (w, p) in enumerate(rows)]
    >>> [(call.head, sorted(call.words)) for call in called(tokens, 0, 1)]
    [('operator', ['freight'])]
    """
    found = _before(tokens, first) or _explained(tokens, first, last), _behind(tokens, last), _apposed(tokens, last)
    return [call for call in found if call is not None]


def _before(tokens: Sequence[Token], first: int) -> Called | None:
    """Return the noun directly before a name ("the credit rating firm Halvern")."""
    at = first - 1
    if at >= 0 and tokens[at].text in _MARKS:
        at -= 1
    if at < 0 or tokens[at].pos != "NOUN" or not is_body_noun(tokens[at].text):
        return None
    return Called(tokens[at].text.lower(), _qualifiers(tokens, at), at, at)


def _explained(tokens: Sequence[Token], first: int, last: int) -> Called | None:
    """Return the noun of a description that a name explains ("The harbour watchdog, Orlo, said")."""
    closed = last < len(tokens) and tokens[last].text == ","
    at = first - 2
    if at < 1 or not closed or tokens[first - 1].text != "," or tokens[at].pos != "NOUN":
        return None
    if not is_body_noun(tokens[at].text.lower()):
        return None
    words = _qualifiers(tokens, at)
    opens = at - len(words) - 1
    definite = opens >= 0 and tokens[opens].text.lower() in ("the", "its", "their")
    return Called(tokens[at].text.lower(), words, at, at) if definite else None


def _behind(tokens: Sequence[Token], at: int) -> Called | None:
    """Return the noun directly behind a name ("the Dawn Front group")."""
    if at >= len(tokens) or tokens[at].pos != "NOUN" or not is_body_noun(tokens[at].text.lower()):
        return None
    word = tokens[at].text.lower()
    if _goes_on(tokens, at + 1) or (kinds_of_noun(word) & _STATE and word not in _BESIDE_NAMES):
        return None
    return Called(tokens[at].text.lower(), frozenset(), at, at)


def _apposed(tokens: Sequence[Token], at: int) -> Called | None:
    """Return the noun of an apposition or predicate ("Halvern Rail, the freight operator," or "is a charity")."""
    if at >= len(tokens) or tokens[at].text.lower() not in (",", "(", "–", "—", "is", "was"):
        return None
    first = at + 1
    if first >= len(tokens) or tokens[first].text.lower() not in _DETERMINERS:
        bare = first < len(tokens) and tokens[first].pos in ("NOUN", "ADJ", "PROPN") and tokens[at].text == ","
        if not bare:
            return None
    for here in range(first, min(len(tokens), first + _LONGEST)):
        word = tokens[here].text.lower()
        if tokens[here].pos == "NOUN" and is_body_noun(word) and not _goes_on(tokens, here + 1):
            if _acts_itself(tokens, at, here) or _is_listed(tokens, at, here):
                return None
            if here + 1 < len(tokens) and tokens[here + 1].text in POSSESSIVE:
                continue  # "Ida Orr, the club's treasurer"
            return Called(word, _qualifiers(tokens, here), first, here + 1)
        fits = tokens[here].pos in _PHRASE or word in _DETERMINERS or word in ("-", "’s", "'s", "and")
        if not fits:
            return None
    return None


def _acts_itself(tokens: Sequence[Token], comma: int, at: int) -> bool:
    """Tell whether a noun behind a comma is the subject of its own verb ("it rained in Orr, the ministry said")."""
    subject = tokens[comma].text == "," and tokens[at].dep.startswith("nsubj")
    return subject and at + 1 < len(tokens) and tokens[at + 1].pos in ("VERB", "AUX")


def _is_listed(tokens: Sequence[Token], comma: int, at: int) -> bool:
    """Tell whether a noun behind a comma is in a list with the name before it ("Orlo, the agency and Tull agreed")."""
    if tokens[comma].text != "," or at + 2 >= len(tokens) or tokens[at + 1].text not in ("and", "or", "&"):
        return False
    after = tokens[at + 2]
    return after.pos == "PROPN" or after.text.lower() in _DETERMINERS


def _goes_on(tokens: Sequence[Token], at: int) -> bool:
    return at < len(tokens) and tokens[at].pos in ("NOUN", "PROPN")


def _qualifiers(tokens: Sequence[Token], at: int) -> frozenset[str]:
    """Return the words that qualify a noun from the left."""
    words: list[str] = []
    while at > 0 and tokens[at - 1].pos in ("NOUN", "ADJ", "PROPN") and len(words) < _LONGEST:
        at -= 1
        words.append(tokens[at].text.lower())
    return frozenset(words)


@cache
def _heads() -> Mapping[str, frozenset[str]]:
    return {kind: frozenset(words) for kind, words in lexicon("names_body_kinds")["heads"].items()}


@cache
def _name_words() -> Mapping[str, frozenset[str]]:
    return {kind: frozenset(words) for kind, words in lexicon("names_body_kinds")["name_words"].items()}


@cache
def _known() -> Mapping[str, frozenset[str]]:
    return {kind: frozenset(words) for kind, words in lexicon("names_body_kinds")["known"].items()}
