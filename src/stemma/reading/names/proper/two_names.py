"""Stretches that a model takes for one name although they are two: a person and the body behind or before.

"Orl Kok Tae of Halvern Securities" is somebody of somewhere, "Halvern B. Orlo" a body and whoever heads it, "Polish
HBK" a people and its body, and "Halvern QB Ana Tull" a team, a place in it and who has it.
"""

from collections.abc import Sequence
from functools import cache

from stemma.data import lexicon
from stemma.meaning import frequency
from stemma.reading.language import Token
from stemma.reading.names.proper.given_gender import is_given
from stemma.reading.names.proper.listed_names import ends_company
from stemma.reading.names.proper.openings import RARE
from stemma.reading.names.proper.reach import Reach, is_capital
from stemma.reading.vocabulary import Vocabulary

_LONGEST = 4  # words of a person's name before "of"
_PLACES_TOO = frozenset(("col", "fr", "arch"))  # ranks that are passes, friars and gates as well
_LINKS = frozenset(("of", "de", "da", "di", "for", "and", "&", "the"))


def two_names(tokens: Sequence[Token], lower: Sequence[str], reach: Reach, vocab: Vocabulary) -> list[Reach]:
    """Return the one or two names of a stretch that is taken for a body's.

    >>> from stemma.reading.vocabulary import vocabulary
    >>> words = "Kwok Wahoro of Halvern Securities".split()
    >>> tokens = [Token(i * 11, i * 11 + len(w), w, w, "PROPN", "", "", 0, "") for i, w in enumerate(words)]
    >>> two_names(tokens, [w.lower() for w in words], Reach(0, 5, "ORG"), vocabulary())
    [Reach(first=0, last=2, type='PERSON'), Reach(first=3, last=5, type='ORG')]
    """
    if parts := _behind_letters(tokens, reach) or _before_country(tokens, lower, reach, vocab):
        return parts
    if parts := _behind_rank(tokens, lower, reach, vocab) or _behind_office(tokens, lower, reach, vocab):
        return parts
    led = reach.first > 1 and lower[reach.first - 1] == "of" and lower[reach.first - 2] in vocab.offices
    if reach.type != "ORG" and not (reach.type == "PERSON" and led):
        return [reach]
    parts = _of_somewhere(tokens, lower, reach, vocab) or _headed_by(tokens, lower, reach, vocab)
    return parts or _of_a_people(tokens, lower, reach, vocab) or [reach]


def _behind_letters(tokens: Sequence[Token], reach: Reach) -> list[Reach]:
    """Return what stands before letters for an office or a place in a team ("Halvern QB"), and the person behind."""
    first, last, kind = reach
    at = next((at for at in range(first, last - 2) if tokens[at].text in _letters()), None)
    if at is None or kind != "PERSON" or not is_given(tokens[at + 1].text):
        return []
    before = [Reach(first, at, "ORG")] if at > first else []
    return [*before, Reach(at + 1, last, "PERSON")]


def _before_country(tokens: Sequence[Token], lower: Sequence[str], reach: Reach, vocab: Vocabulary) -> list[Reach]:
    """Return a full name and the letters of a country behind it, whose office follows ("Ana Tull" + "U.S.")."""
    first, last, kind = reach
    country = tokens[last - 1].text.isupper() and lower[last - 1] in vocab.country_of
    if kind != "PERSON" or last - first < 3 or not country or not is_given(tokens[first].text):
        return []
    return [Reach(first, last - 1, "PERSON"), Reach(last - 1, last, "PLACE")]


def _behind_rank(tokens: Sequence[Token], lower: Sequence[str], reach: Reach, vocab: Vocabulary) -> list[Reach]:
    """Return the person behind a rank that is written short without a stop ("Adm" + "Tull")."""
    first, last, kind = reach
    if kind not in ("PLACE", "MISC") or not 1 < last - first < 4 or lower[last - 1] in vocab.head_types:
        return []
    ranked = tokens[first].text.istitle() and lower[first].removesuffix(".") in _ranks()
    return [Reach(first + 1, last, "PERSON")] if ranked and is_capital(tokens[first + 1]) else []


def _behind_office(tokens: Sequence[Token], lower: Sequence[str], reach: Reach, vocab: Vocabulary) -> list[Reach]:
    """Return the body and the person around an office in the middle, or one that led to what seemed a body.

    "Halvern University Professor of History" + "Ana Tull", "the high commissioner for Human Rights" + "Ana Tull".
    """
    first, last, kind = reach
    at = last - 2
    if kind != "ORG" or at <= first or not is_capital(tokens[at]) or not is_capital(tokens[last - 1]):
        return []
    if lower[last - 1] in vocab.head_types or lower[last - 1] in vocab.organisation_heads or lower[at - 1] in _LINKS:
        return []
    given, rare = is_given(tokens[at].text), all(frequency(lower[i]) < RARE for i in (at, last - 1))
    office = next((i for i in range(first, at) if lower[i] in vocab.roles), None) if given else None
    if office is None:
        led = first > 1 and lower[first - 1] in ("of", "for") and lower[first - 2] in vocab.roles
        led = led and (given or (rare and frequency(lower[at - 1]) > RARE))
        return [Reach(first, at, "ORG"), Reach(at, last, "PERSON")] if led else []
    body = [Reach(first, office, "ORG")] if office > first else []
    return [*body, Reach(at, last, "PERSON")]


@cache
def _ranks() -> frozenset[str]:
    return frozenset(word.removesuffix(".") for word in lexicon("names_titles")["with_stop"]) - _PLACES_TOO


@cache
def _letters() -> frozenset[str]:
    return frozenset(lexicon("names_titles")["letters"])


def _of_somewhere(tokens: Sequence[Token], lower: Sequence[str], reach: Reach, vocab: Vocabulary) -> list[Reach]:
    """Return the person and the body around "of", where no word before it is a body's and two are no words at all."""
    first, last, _ = reach
    at = next((at for at in range(first + 2, min(last - 1, first + _LONGEST + 1)) if lower[at] == "of"), None)
    if at is None or not all(is_capital(tokens[i]) and lower[i].isalpha() for i in range(first, at)):
        return []
    heads = (vocab.organisation_heads, vocab.place_heads, vocab.head_types, vocab.generic_bodies, vocab.portfolios)
    if any(lower[i] in known for i in range(first, at) for known in heads):
        return []
    personal = is_given(tokens[first].text) or (at - first == 2 and frequency(lower[at - 1]) < RARE)
    if personal and " ".join(lower[at + 1 : last]) in vocab.country_of:
        return [Reach(first, at, "PERSON"), Reach(at + 1, last, "PLACE")]
    rare = sum(frequency(lower[i]) < RARE for i in range(first, at))
    if rare < 2 and not (rare and at - first == 2 and is_given(tokens[first].text)):
        return []
    body = ends_company(tokens[last - 1]) or frequency(lower[last - 1]) > RARE
    return [Reach(first, at, "PERSON"), Reach(at + 1, last, "ORG")] if body and last - at > 2 else []


def _headed_by(tokens: Sequence[Token], lower: Sequence[str], reach: Reach, vocab: Vocabulary) -> list[Reach]:
    """Return the body and the person whose initial stands in the middle ("the director of Halvern" + "B. Orlo")."""
    first, last, _ = reach
    for at in range(first + 1, last - 1):
        stopped = tokens[at].text[1:] == "." or (len(tokens[at].text) == 1 and tokens[at + 1].text == ".")
        behind = last - at - (2 if tokens[at].text[1:] else 3)
        family = is_capital(tokens[last - 1]) and lower[last - 1] not in vocab.organisation_heads
        if stopped and tokens[at].text[0].isupper() and behind == 0 and family:
            return [Reach(first, at, "ORG"), Reach(at, last, "PERSON")]
    return []


def _of_a_people(tokens: Sequence[Token], lower: Sequence[str], reach: Reach, vocab: Vocabulary) -> list[Reach]:
    """Return the people and the letters of its body ("Polish" + "HBK"): an acronym has the country within."""
    first, last, _ = reach
    people = last - first == 2 and lower[first] in vocab.demonyms and not tokens[first].text.isupper()
    letters = tokens[last - 1].text
    if not people or not letters.isupper() or not letters.isalpha() or len(letters) < 2:
        return []
    return [Reach(first, first + 1, "NORP"), Reach(first + 1, last, "ORG")]
