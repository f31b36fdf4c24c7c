"""Descriptions of people by office, work or part in events: where they stand, what they say, and whom they stand with.

A description is a noun phrase headed by a noun of the lexicon ``names_roles``: before a name ("State Department
spokesman Orlo Tull"), after it ("Orlo Tull, director of the harbour office,") or alone ("the spokesman", "a senior
official").
"""

from collections.abc import Sequence
from typing import NamedTuple

from stemma.reading.body_kinds import is_body_noun
from stemma.reading.language import Token
from stemma.reading.vocabulary import Vocabulary, vocabulary

LONGEST = 16  # tokens; a description that runs on longer is no description

_PHRASE = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "X"})
_POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
_OWNERS = frozenset({"his", "her", "their", "its", "my", "our", "your", "whose"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_INDEFINITE = frozenset({"a", "an", "another", "one", "some", "any", "each", "every", "no"})
_LINKS = frozenset({"of", "for", "to", "at", "in", "on", "from", "with"})
_JOINS = frozenset({"of", "for", "to", "and", "the"})
_HYPHENS = frozenset({"-", "–", "&", "/"})


class Description(NamedTuple):
    """A description: half-open token indices with determiner, the head in the lexicon's form, and what qualifies it.

    `core` is the first token after the determiner, `at` the head noun; `article` is ``the``, ``a``, ``own`` (a
    possessive) or empty; `country` is the country that the words name, `field` the other nouns before the head ("White
    House press").
    """

    first: int
    core: int
    last: int
    at: int
    head: str
    plural: bool
    article: str
    words: frozenset[str]
    country: str | None
    field: frozenset[str] = frozenset()


def descriptions(tokens: Sequence[Token]) -> list[Description]:
    """Return the descriptions of people in a sentence, in order of their heads.

    >>> from stemma.reading.language import Token
    >>> words = [("the", "DET"), ("top", "ADJ"), ("diplomat", "NOUN"), ("left", "VERB")]
    >>> tokens = [Token(i, i + 1, w, w, pos, "", "", 0, "") for i, (w, pos) in enumerate(words)]
    >>> [(d.first, d.last, d.head, d.article) for d in descriptions(tokens)]
    [(0, 3, 'diplomat', 'the')]
    """
    vocab = vocabulary()
    lower = [t.text.lower() for t in tokens]
    found: list[Description] = []
    for at, word in enumerate(lower):
        known = word in vocab.roles or word in vocab.collectives or word[:-1] in vocab.roles
        if not known and not is_body_noun(word):
            continue
        if tokens[at].pos not in ("NOUN", "PROPN", "ADJ") or (found and at < found[-1].last):
            continue
        if at + 1 < len(tokens) and _heads_on(tokens, lower, at + 1, vocab):
            continue
        found.append(_description(tokens, lower, at, vocab))
    return found


def _heads_on(tokens: Sequence[Token], lower: list[str], at: int, vocab: Vocabulary) -> bool:
    """Tell whether the noun before `at` only qualifies what follows ("police officer", "student union")."""
    if tokens[at].text in _HYPHENS and tokens[at].start == tokens[at - 1].end:
        return at + 1 < len(tokens)
    return tokens[at].pos == "NOUN" and tokens[at].start > tokens[at - 1].end


def _description(tokens: Sequence[Token], lower: list[str], at: int, vocab: Vocabulary) -> Description:
    head_first, head_last, head = _head(lower, at, vocab)
    core = _left(tokens, lower, head_first)
    first, article = _determiner(tokens, lower, core)
    last = right(tokens, head_last, ("of", "for") if head_last < len(tokens) else ())
    words = frozenset(lower[core:head_first]) | frozenset(lower[head_last:last])
    plural = lower[at] in vocab.collectives or (lower[at] not in vocab.roles)
    country = _country(lower[first:last], vocab)
    field = _field(tokens, lower, core, head_first, vocab)
    return Description(first, core, last, at, head, plural, article, words, country, field)


def _head(lower: list[str], at: int, vocab: Vocabulary) -> tuple[int, int, str]:
    """Return where the head stands and its name: the longest phrase of the lexicon around the noun, else the noun."""
    for length in (4, 3, 2):
        for first in range(max(0, at - length + 1), at + 1):
            phrase = " ".join(lower[first : first + length])
            if phrase in vocab.role_phrases and first + length <= len(lower):
                return first, first + length, phrase
    word = lower[at]
    whole = word in vocab.roles or word in vocab.collectives or word[:-1] not in vocab.roles
    return at, at + 1, word if whole else word[:-1]


def _left(tokens: Sequence[Token], lower: list[str], at: int) -> int:
    """Return where the words before a noun that qualify it begin."""
    first = at
    while first > 0 and at - first < LONGEST:
        token = tokens[first - 1]
        word = lower[first - 1]
        if word in _DEFINITE or word in _INDEFINITE or word in _OWNERS:
            break
        joined = word in _HYPHENS and first > 1
        participle = token.pos == "VERB" and token.dep in ("amod", "compound") and token.head >= first
        participle = participle and token.lemma.lower() not in vocabulary().speech
        adverb = token.pos == "ADV" and (word in ("most", "then", "least") or word.endswith("ly")) and first < at
        if not (token.pos in _PHRASE or joined or participle or adverb or word in _POSSESSIVE):
            break
        first -= 1
    while first < at and (lower[first] in _POSSESSIVE or lower[first] in _HYPHENS):
        first += 1
    return first


def _determiner(tokens: Sequence[Token], lower: list[str], core: int) -> tuple[int, str]:
    if core > 0:
        word = lower[core - 1]
        if word in _DEFINITE:
            return core - 1, "the"
        if word in _INDEFINITE:
            return core - 1, "a"
        if word in _OWNERS:
            return core - 1, "own"
    return core, ""


def right(tokens: Sequence[Token], at: int, links: Sequence[str] = tuple(sorted(_LINKS))) -> int:
    """Return where the prepositional phrases that follow a noun end, if they begin at `at`.

    >>> from stemma.reading.language import Token
    >>> rows = [("head", "NOUN"), ("of", "ADP"), ("the", "DET"), ("harbour", "NOUN"), ("office", "NOUN"),
    ...     ("left", "VERB")]
    >>> tokens = [Token(8 * i, 8 * i + len(w), w, w, p, "", "dep", 0, "") for i, (w, p) in enumerate(rows)]
    >>> right(tokens, 1)
    5
    """
    end = at
    while end < len(tokens) and end - at < LONGEST and tokens[end].text.lower() in links:
        after = _phrase(tokens, end + 1)
        if after == end + 1:
            break
        end = after
        links = ("of", "for", "at", "in", "to") if len(links) > 2 else ("of", "for")
    return end


def _phrase(tokens: Sequence[Token], at: int) -> int:
    """Return where the noun phrase that begins at `at` ends."""
    end = at
    while end < len(tokens) and end - at < LONGEST:
        token = tokens[end]
        word = token.text
        if end > at and _name_begins(tokens, end):
            break
        inside = token.pos in _PHRASE or word in _POSSESSIVE or (token.pos == "DET" and end == at)
        owner = end == at and word.lower() in _OWNERS
        joined = (word in _HYPHENS or word in ("and", "&")) and end > at and _goes_on(tokens, end + 1)
        if not (inside or owner or joined):
            break
        end += 1
    return end if any(tokens[i].pos in ("NOUN", "PROPN", "X", "NUM", "ADJ") for i in range(at, end)) else at


def _name_begins(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether capitals follow a common noun ("issues" + "Orlo Tull"): there a name begins."""
    before = tokens[at - 1]
    return (
        tokens[at].pos == "PROPN"
        and tokens[at].text[:1].isupper()
        and before.pos == "NOUN"
        and before.text.islower()
        and at + 1 < len(tokens)
        and tokens[at + 1].text[:1].isupper()
    )


def _goes_on(tokens: Sequence[Token], at: int) -> bool:
    return at < len(tokens) and tokens[at].pos in ("NOUN", "PROPN", "ADJ")


def _country(lower: list[str], vocab: Vocabulary) -> str | None:
    for at, word in enumerate(lower):
        if word in vocab.country_of:
            return vocab.country_of[word]
        pair = " ".join(lower[at : at + 2])
        if pair in vocab.country_of:
            return vocab.country_of[pair]
    return None


def _field(tokens: Sequence[Token], lower: list[str], core: int, head: int, vocab: Vocabulary) -> frozenset[str]:
    """Return the nouns that qualify a head from the left, countries and titles left out."""
    return frozenset(
        lower[at]
        for at in range(core, head)
        if tokens[at].pos in ("NOUN", "PROPN")
        and lower[at] not in vocab.country_of
        and lower[at] not in vocab.honorifics
        and lower[at].isalpha()
    )


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
    if at >= start and tokens[at].pos not in _PHRASE and lower[at] not in vocab.honorifics:
        return None
    while at >= start and lower[at] in vocab.honorifics and lower[at] not in vocab.roles:
        at -= 1
    steps = 0
    while at >= start and steps < 8:
        word = lower[at]
        if word in vocab.roles and tokens[at].pos in ("NOUN", "PROPN"):
            heads = not steps or _state_like(lower, at, first, vocab) or lower[at + 1] in ("for", "of", "to")
            if heads:
                return _ending_at(tokens, lower, at, first, vocab)
            if tokens[at + 1].pos != "NOUN":
                return None
        joins = word in _JOINS or word in _POSSESSIVE
        if not (tokens[at].pos in _PHRASE or joins or tokens[at].text[:1].isupper()):
            return None
        at -= 1
        steps += 1
    return None


def _state_like(lower: list[str], at: int, first: int, vocab: Vocabulary) -> bool:
    return _head(lower, at, vocab)[1] >= first


def _ending_at(tokens: Sequence[Token], lower: list[str], at: int, end: int, vocab: Vocabulary) -> Description:
    head_first, _, head = _head(lower, at, vocab)
    core = _left(tokens, lower, head_first)
    first, article = _determiner(tokens, lower, core)
    words = frozenset(lower[core:end]) - {lower[at]}
    country, field = _country(lower[first:end], vocab), _field(tokens, lower, core, head_first, vocab)
    return Description(first, core, end, at, head, False, article, words, country, field)


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
    vocab = vocabulary()
    at = last
    if at >= len(tokens) or tokens[at].text not in (",", "(", "-", "–", "—"):
        return None
    at += 1
    if at + 1 < len(tokens) and tokens[at].pos == "NUM" and tokens[at + 1].text == ",":
        at += 2
    if at + 1 < len(tokens) and tokens[at].text == "who" and tokens[at + 1].text in ("is", "was", "serves"):
        at += 2
    return phrase_from(tokens, at, vocab)


def phrase_from(tokens: Sequence[Token], at: int, vocab: Vocabulary) -> Description | None:
    """Return the description that begins exactly at `at`, with the phrases that follow its head.

    >>> from stemma.reading.language import Token
    >>> rows = [("the", "DET"), ("top", "ADJ"), ("diplomat", "NOUN"), ("left", "VERB")]
    >>> tokens = [Token(8 * i, 8 * i + len(w), w, w, p, "", "dep", 0, "") for i, (w, p) in enumerate(rows)]
    >>> found = phrase_from(tokens, 0, vocabulary())
    >>> found.head, found.article, sorted(found.words)
    ('diplomat', 'the', ['top'])
    """
    stop = min(len(tokens), at + LONGEST)
    first = at
    lower = [t.text.lower() for t in tokens[at:stop]]
    here = 0
    while here < len(lower):
        word = lower[here]
        token = tokens[at + here]
        ahead = at + here + 1 < len(tokens) and _heads_on(tokens, [], at + here + 1, vocab)
        if word in vocab.roles and token.pos in ("NOUN", "PROPN") and not ahead:
            break
        fits = token.pos in _PHRASE or word in _POSSESSIVE or word in _HYPHENS or word in ("and", "most", "then")
        participle = token.pos == "VERB" and token.dep in ("amod", "compound")
        if not (fits or participle or (here == 0 and (token.pos == "DET" or word in _OWNERS))):
            return None
        here += 1
    else:
        return None
    whole = [t.text.lower() for t in tokens[:stop]]
    head_first, head_last, head = _head(whole, at + here, vocab)
    last = right(tokens, head_last)
    core, article = (first + 1, _article(whole[first])) if _article(whole[first]) else (first, "")
    words = frozenset(whole[core:head_first]) | frozenset(t.text.lower() for t in tokens[head_last:last])
    country = _country([t.text.lower() for t in tokens[first:last]], vocab)
    field = _field(tokens, whole, core, head_first, vocab)
    return Description(first, core, last, at + here, head, False, article, words, country, field)


def _article(word: str) -> str:
    return "the" if word in _DEFINITE else "a" if word in _INDEFINITE else "own" if word in _OWNERS else ""
