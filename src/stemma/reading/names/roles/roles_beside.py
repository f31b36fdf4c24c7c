"""The description of a person beside a name: before it ("State Department spokesman Orlo Tull") or after it
("Orlo Tull, director of the harbour office,").
"""

from collections.abc import Sequence
from functools import cache

from stemma.data import lexicon
from stemma.reading.language import Token
from stemma.reading.names.roles.role_reach import HYPHENS, LONGEST, PHRASE, POSSESSIVE, left, right
from stemma.reading.names.roles.role_words import OWNERS, article, country, field, head, hyphenated
from stemma.reading.names.roles.roles import Description, determined, qualifies
from stemma.reading.vocabulary import vocabulary

_NAME = 4  # words of the name of an owner
_DOERS = ("er", "ist")
_VERBS_TOO = frozenset({"minister", "partner", "usher"})
_JOINS = frozenset({"of", "for", "to", "and", "the"})


def before(tokens: Sequence[Token], first: int) -> Description | None:
    """Return the description that ends where a name begins ("harbour master" in "harbour master Orlo Tull").

    >>> from stemma.reading.language import Token
    >>> rows = [("Halvern", "PROPN"), ("mayor", "NOUN"), ("Ida", "PROPN"), ("Orr", "PROPN")]
    >>> tokens = [Token(8 * i, 8 * i + len(w), w, w, p, "", "dep", 0, "") for i, (w, p) in enumerate(rows)]
    >>> found = before(tokens, 2)
    >>> found.head, found.first, found.last
    ('mayor', 0, 2)
    """
    vocab = vocabulary()
    start = max(0, first - LONGEST)
    lower = [t.text.lower() for t in tokens[:first]]
    at = first - 1
    fits = at < start or tokens[at].pos in PHRASE or lower[at] in vocab.honorifics
    if not fits and not (lower[at] in vocab.roles and _is_noun(tokens, lower, at)):
        return None
    while at >= start and lower[at] in vocab.honorifics and lower[at] not in vocab.roles:
        at -= 1
    if at >= start and "-" in lower[head(lower, at)[0] : at]:
        return _ending_at(tokens[:first], at)  # "secretary-general", whose words alone are no roles
    steps = 0
    while at >= start and steps < 8:
        word = lower[at]
        if word in vocab.roles and (tokens[at].pos in ("NOUN", "PROPN") or (not steps and _is_noun(tokens, lower, at))):
            heads = not steps or head(lower, at)[1] >= first or lower[at + 1] in ("for", "of", "to")
            if heads:
                return _ending_at(tokens[:first], at)
            if tokens[at + 1].pos != "NOUN":
                return None
        joins = word in _JOINS or word in POSSESSIVE
        if not (tokens[at].pos in PHRASE or joins or tokens[at].text[:1].isupper()):
            return None
        at -= 1
        steps += 1
    return None


def _is_noun(tokens: Sequence[Token], lower: Sequence[str], at: int) -> bool:
    """Tell whether a role that a model takes for another word is a noun before a name ("chief executive Ida Orr")."""
    first, last, _ = head(lower, at)
    alone = tokens[at].pos == "ADJ" and lower[at] not in lexicon("names_roles")["adjectives_too"]
    doer = tokens[at].pos == "VERB" and lower[at].endswith(_DOERS) and lower[at] not in _VERBS_TOO  # "skipper Ida Orr"
    return alone or doer or last - first > 1


def _ending_at(tokens: Sequence[Token], at: int) -> Description:
    """Return the description whose head noun stands at a token, and which goes on to the last."""
    lower, end = [t.text.lower() for t in tokens], len(tokens)
    head_first, _, name = head(lower, at)
    core = left(tokens, head_first)
    while core < head_first and lower[core] in _weekdays():
        core += 1  # "On Monday Halvern mayor Ida Orr said"
    first, kind = determined(tokens, core)
    words = frozenset(lower[core:end]) - {lower[at]}
    named, about = country(lower[first:end]), field(tokens[core:head_first])
    return Description(first, core, end, at, name, False, kind, words, named, about)


@cache
def _weekdays() -> frozenset[str]:
    return frozenset(lexicon("dates_words")["classes"]["WEEKDAY"])


def after(tokens: Sequence[Token], last: int) -> Description | None:
    """Return the description in apposition after a name ("Orlo Tull, 52, director of the harbour office").

    >>> from stemma.reading.language import Token
    >>> rows = [("Orr", "PROPN"), (",", "PUNCT"), ("director", "NOUN"), ("of", "ADP"), ("the", "DET"),
    ...     ("mill", "NOUN")]
    >>> tokens = [Token(8 * i, 8 * i + len(w), w, w, p, "", "dep", 0, "") for i, (w, p) in enumerate(rows)]
    >>> found = after(tokens, 1)
    >>> found.head, found.first, found.last
    ('director', 2, 6)
    """
    at = last
    if at >= len(tokens) or tokens[at].text not in (",", "(", "-", "–", "—"):
        return None
    at += 1
    if at + 1 < len(tokens) and tokens[at].pos == "NUM" and tokens[at + 1].text == ",":
        at += 2
    if at + 1 < len(tokens) and tokens[at].text == "who" and tokens[at + 1].text in ("is", "was", "serves"):
        at += 2
    return phrase_from(tokens, at)


def phrase_from(tokens: Sequence[Token], at: int) -> Description | None:
    """Return the description that begins exactly at `at`, with the phrases that follow its head.

    >>> from stemma.reading.language import Token
    >>> rows = [("the", "DET"), ("top", "ADJ"), ("diplomat", "NOUN"), ("left", "VERB")]
    >>> tokens = [Token(8 * i, 8 * i + len(w), w, w, p, "", "dep", 0, "") for i, (w, p) in enumerate(rows)]
    >>> found = phrase_from(tokens, 0)
    >>> found.head, found.article, sorted(found.words)
    ('diplomat', 'the', ['top'])
    """
    lower = [t.text.lower() for t in tokens]
    noun = _first_role(tokens, lower, at)
    if noun is None:
        return None
    head_first, head_last, name = head(lower[: at + LONGEST], noun)
    last = right(tokens, head_last)
    kind = article(lower[at])
    core = at + 1 if kind else at
    words = frozenset(lower[core:head_first]) | frozenset(lower[head_last:last])
    named, about = country(lower[at:last]), field(tokens[core:head_first])
    return Description(at, core, last, noun, name, False, kind, words, named, about)


def _first_role(tokens: Sequence[Token], lower: Sequence[str], at: int) -> int | None:
    """Return the head noun of the description that begins at a token, over what may qualify it."""
    vocab = vocabulary()
    for here in range(at, min(len(tokens), at + LONGEST)):
        token, word = tokens[here], lower[here]
        owner = here + 1 < len(tokens) and tokens[here + 1].text in POSSESSIVE  # "the councillor's husband"
        qualifying = owner or qualifies(tokens, here) or _entitles_owner(tokens, here)
        if (word in vocab.roles and token.pos in ("NOUN", "PROPN") and not qualifying) or hyphenated(lower, here):
            return here
        fits = token.pos in PHRASE or word in POSSESSIVE or word in HYPHENS or word in ("and", "most", "then")
        participle = token.pos == "VERB" and token.dep in ("amod", "compound")
        if not (fits or participle or (here == at and (token.pos == "DET" or word in OWNERS))):
            return None
    return None


def _entitles_owner(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a role is the title of whoever owns what follows ("*President* Orr's adviser")."""
    end = at + 1
    while end < len(tokens) and end - at <= _NAME and tokens[end].pos == "PROPN":
        end += 1
    return end > at + 1 and end < len(tokens) and tokens[end].text in POSSESSIVE
