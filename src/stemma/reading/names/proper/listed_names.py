"""Names that lists or their own letters tell: countries, capitals, peoples, well-known bodies, acronyms."""

from collections.abc import Sequence
from functools import cache

from stemma.data import lexicon
from stemma.meaning import frequency
from stemma.reading.language import Token
from stemma.reading.names.proper.reach import Reach, is_capital
from stemma.reading.vocabulary import Vocabulary

COMMON = 5e-6  # part of all words of a text; what is as frequent is a word of the language


@cache
def legal_forms() -> frozenset[str]:
    """Return the legal forms, in lower case, that end the name of a company and of nobody else.

    >>> "ltd" in legal_forms()
    True
    """
    return frozenset(lexicon("names_composed")["legal_forms"])


@cache
def _short_legal_forms() -> frozenset[str]:
    return frozenset(lexicon("names_composed")["short_legal_forms"])


def ends_company(token: Token) -> bool:
    """Tell whether a word is the legal form of a company; the short ones stand in capitals ("AB", "S.A.").

    >>> [ends_company(Token(0, 4, word, word, "PROPN", "NNP", "dep", 0, "")) for word in ("plc", "S.A.", "sa")]
    [True, True, False]
    """
    plain = token.text.replace(".", "")
    return plain.lower() in legal_forms() or plain in _short_legal_forms()


@cache
def _family_names_too() -> frozenset[str]:
    return frozenset(lexicon("names_heads")["family_names_too"])


@cache
def _storms() -> frozenset[str]:
    return frozenset(lexicon("names_heads")["storms"])


def _storm(tokens: Sequence[Token], lower: Sequence[str], first: int, last: int) -> Reach:
    """Return the name of a storm from its sort on ("Tropical Storm" + "Orlo")."""
    while (
        first > 0
        and is_capital(tokens[first - 1])
        and (lower[first - 1] in _storms() or lower[first - 1] == "tropical")
    ):
        first -= 1
    return Reach(first, last, "MISC")


def well_known(tokens: Sequence[Token], lower: Sequence[str], found: Sequence[Reach], vocab: Vocabulary) -> list[Reach]:
    """Find countries, capitals, peoples and well-known bodies that the model did not see.

    >>> from stemma.reading.vocabulary import vocabulary
    >>> words = "Rain", "fell", "in", "Germany"
    >>> tokens = [Token(8 * i, 8 * i + len(w), w, w, "PROPN", "NNP", "dep", 0, "") for i, w in enumerate(words)]
    >>> well_known(tokens, [w.lower() for w in words], [], vocabulary())
    [Reach(first=3, last=4, type='PLACE')]
    """
    covered = {at for first, last, _ in found for at in range(first, last)}
    more = []
    for at, word in enumerate(lower):
        if word not in vocab.gazetteer_openers or not is_capital(tokens[at]):
            continue
        for end in range(min(at + 4, len(tokens)), at, -1):
            text = " ".join(lower[at:end])
            kind = _listed(text, vocab)
            if kind and (end - at > 1 or _alone(tokens, at, end, covered)):
                more.append(Reach(at, end, kind))
                covered.update(range(at, end))
                break
    return more


def _listed(text: str, vocab: Vocabulary) -> str | None:
    """Return the type of a name that the lexicons know."""
    if text in vocab.places or text in vocab.capitals:
        return "ORG" if vocab.country_of[text] == "European Union" else "PLACE"
    if text in vocab.demonyms or text in vocab.more_demonyms:
        return "NORP"
    return "ORG" if text in vocab.known_bodies else None


def _alone(tokens: Sequence[Token], first: int, last: int, covered: set[int]) -> bool:
    """Tell whether a stretch is free and no part of a longer run of capitals."""
    if not covered.isdisjoint(range(first, last)):
        return False
    after = tokens[last] if last < len(tokens) and last not in covered else None
    before = tokens[first - 1] if first > 0 and first - 1 not in covered else None
    return not any(t and t.pos == "PROPN" and is_capital(t) and t.text.isalpha() for t in (before, after))


def acronyms(tokens: Sequence[Token], lower: Sequence[str], found: Sequence[Reach], vocab: Vocabulary) -> list[Reach]:
    """A word in capitals among words that are not is the acronym of a body, or of a state that is known by it.

    >>> from stemma.reading.vocabulary import vocabulary
    >>> words = "The", "HBK", "closed", "its", "mill"
    >>> tokens = [Token(8 * i, 8 * i + len(w), w, w, "PROPN", "NNP", "dep", 0, "") for i, w in enumerate(words)]
    >>> acronyms(tokens, [w.lower() for w in words], [], vocabulary())
    [Reach(first=1, last=2, type='ORG')]
    """
    covered = {at for first, last, _ in found for at in range(first, last)}
    texts = [t.text for t in tokens]
    capitals = sum([len(text) > 1 and text.isupper() for text in texts])
    if capitals * 3 > sum([text.isalpha() for text in texts]):
        return []
    return [
        typed(tokens, lower, Reach(at, at + 1, "ORG"), vocab)
        for at, token in enumerate(tokens)
        if at not in covered
        and not token.text.islower()  # as most are
        and (token.text in acronyms_like_words() or _is_acronym(token, vocab) or _has_stops(token, vocab))
        and (token.pos in ("PROPN", "NOUN", "X") or token.text in acronyms_like_words() or _is_rare(token))
        and not _beside_capital(tokens, at)
    ]


@cache
def acronyms_like_words() -> frozenset[str]:
    """Return the acronyms that are a word of the language but for their capitals ("WHO").

    >>> "WHO" in acronyms_like_words(), "NATO" in acronyms_like_words()
    (True, False)
    """
    return frozenset(lexicon("names_heads")["acronyms_like_words"])


def _has_stops(token: Token, vocab: Vocabulary) -> bool:
    """Tell whether a word is an acronym with a stop behind each of three letters or more ("N.F.L.")."""
    if "." not in token.text:
        return False
    letters = token.text.replace(".", "")
    spaced = token.text.removesuffix(".") == ".".join(letters)
    return spaced and 2 < len(letters) < 6 and letters.isupper() and letters not in vocab.not_acronyms


def _is_rare(token: Token) -> bool:
    """Tell whether a word of three capitals or more is none of the language, whatever a tagger takes it for."""
    return len(token.text) > 2 and frequency(token.text.lower()) < COMMON


def _is_acronym(token: Token, vocab: Vocabulary) -> bool:
    text = token.text
    return (
        2 <= len(text) <= 6
        and text.isupper()
        and text.isalpha()
        and text not in vocab.not_acronyms
        and text.lower() not in vocab.ships
    )


def _beside_capital(tokens: Sequence[Token], at: int) -> bool:
    beside = [tokens[i] for i in (at - 1, at + 1) if 0 <= i < len(tokens)]
    return any((t.text.isupper() and len(t.text) > 1) or t.text[:1].isdigit() or t.text in "-–/$" for t in beside)


def _by_direction(words: Sequence[str], vocab: Vocabulary) -> str | None:
    """Return the type of a part of a listed place or people ("South American", "Southeast Asia")."""
    at = 0
    while at < len(words) - 1 and words[at] in vocab.directions:
        at += 1
    return _listed(" ".join(words[at:]), vocab) if at else None


def is_listed(text: str, vocab: Vocabulary) -> bool:
    """Tell whether a name in small letters is a country's or people's, or a part of a listed one.

    >>> from stemma.reading.vocabulary import vocabulary
    >>> is_listed("west africa", vocabulary()), is_listed("west orlo", vocabulary())
    (True, False)
    """
    return text in vocab.country_of or _by_direction(text.split(), vocab) is not None


def _by_realm(words: Sequence[str], vocab: Vocabulary) -> str | None:
    """Return PLACE for a realm's full name ("State of Qatar", "City of Halvern")."""
    at = words.index("of") if "of" in words else 0
    if at < 1 or words[at - 1] not in vocab.place_heads or len(words) > at + 4:
        return None
    return "PLACE" if words[at - 1] == "city" or " ".join(words[at + 1 :]) in vocab.country_of else None


def typed(tokens: Sequence[Token], lower: Sequence[str], reach: Reach, vocab: Vocabulary) -> Reach:
    """Return a name with the type that lists, its last word or its letters tell, else with its own.

    >>> from stemma.reading.vocabulary import vocabulary
    >>> words = "Orlo", "Foods", "plc"
    >>> tokens = [Token(8 * i, 8 * i + len(w), w, w, "PROPN", "NNP", "dep", 0, "") for i, w in enumerate(words)]
    >>> typed(tokens, [w.lower() for w in words], Reach(0, 3, "PERSON"), vocabulary())
    Reach(first=0, last=3, type='ORG')
    """
    first, last, kind = reach
    text = " ".join(lower[first:last])
    listed = _listed(text, vocab)
    if listed and not (kind == "PERSON" and listed == "NORP") and (is_capital(tokens[first]) or listed == "NORP"):
        return Reach(first, last, listed)
    if text in vocab.bodies_when_seen and is_capital(tokens[first]):
        return Reach(first, last, "ORG")
    if kind in ("PERSON", "PLACE") and (lower[first] in vocab.ships or lower[max(0, first - 1)] in vocab.ships):
        return Reach(first, last, "PRODUCT")
    if kind in ("PERSON", "PLACE", "ORG") and not _storms().isdisjoint((lower[first], lower[max(0, first - 1)])):
        return _storm(tokens, lower, first, last)
    if kind == "NORP" and text in vocab.cities:
        return Reach(first, last, "PLACE")
    told = _by_direction(lower[first:last], vocab) or _by_realm(lower[first:last], vocab)
    if told and is_capital(tokens[first]):
        return Reach(first, last, told)
    if last - first > 1 and ends_company(tokens[last - 1]) and is_capital(tokens[first]):
        return Reach(first, last, "ORG")
    of_two = kind == "PERSON" and last - first == 2
    if of_two and lower[first] in vocab.given_genders and lower[last - 1] in _family_names_too():
        return reach
    told = vocab.head_types.get(lower[last - 1])
    if told and last - first > 1 and is_capital(tokens[first]):
        return Reach(first, last, told)
    if kind in ("PERSON", "PLACE") and last - first == 1 and _is_acronym(tokens[first], vocab):
        return Reach(first, last, "ORG")
    return reach
