"""Names that their own make-up tells, whatever a model sees: of bodies that a group owns, numbered units, clubs, laws.

"Mineworkers’ Solidarity Union", "People’s United Front", "Brigade 14", "HC Halvern", "Law on Harbour Protection".
"""

from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from stemma.data import lexicon
from stemma.reading.language import Token
from stemma.reading.names.proper.given_gender import is_given
from stemma.reading.names.proper.reach import Reach, is_capital
from stemma.reading.vocabulary import Vocabulary

_OWNING = frozenset({"'", "’"})
_OWNING_S = frozenset({"'s", "’s"})
_OF = frozenset({"of", "for", "on"})
_LONGEST = 8  # tokens of a name after what owns it
_CLUB = 4  # tokens of a club's name


def composed_bodies(tokens: Sequence[Token], lower: Sequence[str], vocab: Vocabulary) -> list[Reach]:
    """Return the bodies of a sentence whose names are made in these ways.

    >>> from stemma.reading.vocabulary import vocabulary
    >>> words = "the Sarn Bakers ’ Solidarity Union and Brigade 14".split()
    >>> tokens = [Token(i * 9, i * 9 + len(w), w, w, "PROPN", "", "", 0, "") for i, w in enumerate(words)]
    >>> composed_bodies(tokens, [w.lower() for w in words], vocabulary())
    [Reach(first=1, last=6, type='ORG'), Reach(first=7, last=9, type='ORG')]
    """
    found = []
    texts = [t.text for t in tokens]
    for at, (before, text) in enumerate(pairwise(texts), 1):
        if text in _OWNING or text in _OWNING_S:
            found += _owned(tokens, lower, at, vocab)
        elif not before[:1].isupper() and before != ")":
            continue
        elif text in _OF and before != ")":
            found += _headed(tokens, lower, at, vocab) + _law(tokens, lower, at)
        else:
            found += _numbered(tokens, lower, at) + _club(tokens, lower, at, vocab) + _law(tokens, lower, at)
    return found


def _owned(tokens: Sequence[Token], lower: Sequence[str], at: int, vocab: Vocabulary) -> list[Reach]:
    """Return the body that a group owns, from what qualifies the group to the word that tells a body."""
    owner = lower[at - 1]
    plural = tokens[at].text in _OWNING and owner.endswith("s") and len(owner) > 3
    group = plural or owner in _parts("owners") or (owner.endswith("men") and len(owner) > 4)
    if not group or not is_capital(tokens[at - 1]) or owner in vocab.country_of:
        return []
    end = head = at + 1
    while end < min(len(tokens), at + _LONGEST) and (is_capital(tokens[end]) or _links(tokens, end)):
        if head == end and tokens[end].text in ("and", "&"):
            break
        end += 1
        if lower[end - 1] in vocab.organisation_heads or lower[end - 1] in _parts("owned"):
            head = end
    if head == at + 1:
        return []
    if head + 1 < len(tokens) and tokens[head].text == "of" and is_capital(tokens[head + 1]):
        head = _end_of_capitals(tokens, lower, head + 1, vocab)
    first = at - 1
    while first > 0 and _qualifies(tokens, lower, first - 1, vocab):
        first -= 1
    return [Reach(first, head, "ORG")]


def _end_of_capitals(tokens: Sequence[Token], lower: Sequence[str], at: int, vocab: Vocabulary) -> int:
    end = at
    while end < min(len(tokens), at + _CLUB) and is_capital(tokens[end]) and lower[end] not in vocab.never:
        end += 1
    return end if end > at else at - 1


def _headed(tokens: Sequence[Token], lower: Sequence[str], at: int, vocab: Vocabulary) -> list[Reach]:
    """Return the body whose sort stands before what it is for ("Office of the Data Commissioner")."""
    if lower[at - 1] not in _parts("on_a_subject" if lower[at] == "on" else "heading"):
        return []
    first = end = at + 1
    if end < len(tokens) and tokens[end].text == "the":
        first = end = at + 2
    if end < len(tokens) and lower[end] in vocab.never and lower[end] not in vocab.portfolios:
        return []  # "the Harbour Council on Monday"
    while end < min(len(tokens), at + _LONGEST) and (is_capital(tokens[end]) or (end > first and _links(tokens, end))):
        if tokens[end].text in ("and", "&") and (is_given(tokens[end + 1].text) or lower[end + 1] in vocab.country_of):
            break
        end += 1
    start = at - 1
    while start > 0 and _qualifies(tokens, lower, start - 1, vocab) and (start > 1 or tokens[0].pos == "PROPN"):
        start -= 1
    return [Reach(start, end, "ORG")] if end > first else []


def _links(tokens: Sequence[Token], at: int) -> bool:
    return tokens[at].text in ("and", "&", "of", "for") and at + 1 < len(tokens) and is_capital(tokens[at + 1])


def _qualifies(tokens: Sequence[Token], lower: Sequence[str], at: int, vocab: Vocabulary) -> bool:
    proper = is_capital(tokens[at]) and tokens[at].pos in ("PROPN", "ADJ", "NOUN") and lower[at].isalpha()
    return proper and lower[at] not in vocab.never and lower[at] not in vocab.roles and (at > 0 or lower[at] != "the")


def _numbered(tokens: Sequence[Token], lower: Sequence[str], at: int) -> list[Reach]:
    number = tokens[at].text.isdigit() and len(tokens[at].text) < 4
    return [Reach(at - 1, at + 1, "ORG")] if number and lower[at - 1] in _parts("numbered") else []


def _law(tokens: Sequence[Token], lower: Sequence[str], at: int) -> list[Reach]:
    """Return the law or treaty whose sort stands before its subject ("Law on Harbour Safety") or behind brackets."""
    if lower[at] in ("bill", "act") and at > 3 and tokens[at - 1].text == ")" and tokens[at - 3].text == "(":
        return [Reach(at - 4, at + 1, "MISC")] if is_capital(tokens[at - 4]) and is_capital(tokens[at]) else []
    if lower[at - 1] not in _parts("laws") or tokens[at].text not in ("on", "for", "against", "concerning"):
        return []
    end = at + 1
    while end < min(len(tokens), at + _LONGEST) and (is_capital(tokens[end]) or _links(tokens, end)):
        end += 1
    return [Reach(at - 1, end, "MISC")] if end > at + 1 else []


def _club(tokens: Sequence[Token], lower: Sequence[str], at: int, vocab: Vocabulary) -> list[Reach]:
    """Return the club whose sort stands before its place ("HC Halvern")."""
    if tokens[at - 1].text not in _parts("clubs") or not is_capital(tokens[at]) or not lower[at].isalpha():
        return []
    end = at + 1
    while end < min(len(tokens), at + _CLUB) and is_capital(tokens[end]) and tokens[end].pos == "PROPN":
        end += 1
    known = lower[at] in vocab.never or lower[at] in vocab.roles
    return [] if known else [Reach(at - 1, end, "ORG")]


@cache
def _parts(key: str) -> frozenset[str]:
    return frozenset(lexicon("names_composed")[key])
