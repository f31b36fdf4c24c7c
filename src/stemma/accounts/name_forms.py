"""The forms of one body's or thing's name: abbreviated, shortened, in other order or another tongue, misspelt."""

import re
from functools import cache, lru_cache
from itertools import pairwise

from stemma.data import lexicon
from stemma.meaning import frequency
from stemma.reading.body_titles import body_title
from stemma.reading.spelling import near, parts
from stemma.reading.vocabulary import vocabulary

Form = tuple[str, ...]

_RARE = 1e-6  # part of all words of a text; a word that is rarer is a name
_STEM = 5  # letters that two forms of one word share at their beginning ("planet", "planetary")
_LETTERS = 6  # of a single word in which one letter may differ
_BRACKETED = re.compile(r"\([^)]{0,40}\)")


@lru_cache(maxsize=65_536)
def form_of(text: str) -> Form:
    """Return the words of a name in lower case without diacritics, articles, possessive endings and legal forms.

    >>> form_of("the Atlético Halvern's"), form_of("Orlo Foods plc")
    (('atletico', 'halvern'), ('orlo', 'foods'))
    """
    words = parts(re.sub(r"['’]s?(?=\s|$)", "", _BRACKETED.sub(" ", text).replace(".", "")))
    while len(words) > 1 and words[0] == "the":
        words = words[1:]
    while len(words) > 1 and words[-1] in _listed("legal"):
        words = words[:-1]
    return _abbreviated(words)


def _abbreviated(words: Form) -> Form:
    """Return the words of a name with the pairs abbreviated that are written both ways ("United Nations", "U.N.")."""
    short = lexicon("names_ties")["abbreviated"]
    for at, pair in enumerate(pairwise(words)):
        if " ".join(pair) in short:
            return (*words[:at], short[" ".join(pair)], *words[at + 2 :])
    return words


def has_legal_form(text: str) -> bool:
    """Tell whether a name ends in the legal form of a company.

    >>> has_legal_form("Orlo Foods plc"), has_legal_form("Orlo Foods")
    (True, False)
    """
    return parts(text.replace(".", ""))[-1] in _listed("legal")


def abbreviates(short: str, full: str, kind: str) -> bool:
    """Tell whether a word in brackets after a name abbreviates it.

    >>> abbreviates("SMO", "Société des Mines d'Orlo", "MISC"), abbreviates("AP", "Halvern", "PLACE")
    (True, False)
    """
    letters, words = short.replace(".", "").lower(), [w for w in full.split() if w[:1].isalpha()]
    if len(words) < 2 or not letters.isalpha():
        return False
    if kind == "ORG" and short.isupper() and len(letters) < 9:
        return True
    rest = iter("".join(parts(full)))
    begins = short[:1].lower() in {w[0].lower() for w in words}
    return begins and all(any(c == other for other in rest) for c in letters)


def initials(text: str) -> frozenset[str]:
    """Return the acronyms that a name of several words may have, with and without its small words.

    >>> sorted(initials("Ministry of Land and Transport"))
    ['MLT', 'MOLAT', 'MOLT']
    """
    words = [word for word in re.split(r"[\s,&/-]+", text) if word[:1].isalpha()]
    if len(words) < 2:
        return frozenset()
    capitals = "".join(w[0] for w in words if w[0].isupper())
    every = "".join(w[0] for w in words).upper()
    some = "".join(w[0] for w in words if w not in ("and", "the")).upper()
    return frozenset(letters for letters in (capitals, every, some) if len(letters) > 1)


@lru_cache(maxsize=65_536)
def meaning_of(text: str) -> Form:
    """Return what a name says: its country, and its words in alphabetical order, their sort in one form.

    >>> meaning_of("Institut Halvern") == meaning_of("Halvern Institute")
    True
    >>> meaning_of("Law on Harbour Protection") == meaning_of("Harbour Protection Act")
    True
    """
    title = body_title(_BRACKETED.sub(" ", text))
    same = lexicon("names_ties")["same"]
    words = [same.get(w, w) for w in _abbreviated(tuple(w for word in title.words for w in parts(word)))]
    kept = [w for w in words if w not in _listed("links")]
    if "ministry" in kept and len(kept) > 2:
        kept = [w for w in kept if w != "affairs"]
    kept = [re.sub(r"^(\d+)(?:st|nd|rd|th)$", r"\1", w) for w in kept]
    return ((title.country or "").lower(), *sorted(kept)) if len(kept) > 1 else ()


def is_short_for(short: Form, long: Form) -> bool:
    """Tell whether a name may be a short form of a longer one: its beginning, or its end.

    >>> is_short_for(("orlo",), ("orlo", "rail")), is_short_for(("harbour", "board"), ("sarn", "harbour", "board"))
    (True, True)
    >>> is_short_for(("court",), ("court", "of", "audit")), is_short_for(("orlo", "bank"), ("orlo", "bank", "museum"))
    (False, False)
    """
    size = len(short)
    if size >= len(long):
        return False
    if long[:size] == short:
        rest = long[size]
        return _tells(short) if size == 1 else rest in ("and", "of", "for", "in", "at") or rest in _listed("legal")
    if long[-size:] != short:
        return False
    before = long[:-size]
    if not set(before).isdisjoint(_listed("other_body")) or len(before) > 3:
        return False
    if size == 1:  # a club's place is left away, and its sort ("the Herons" of the Halvern Herons)
        team = short[0].endswith("s") and len(short[0]) >= _STEM
        return _tells(short) and (team or set(before) <= _listed("affixes"))
    return True


def _tells(word: Form) -> bool:
    """Tell whether a single word names something by itself: no country, no head of many bodies, no common word."""
    vocab = vocabulary()
    head = word[0] in vocab.organisation_heads or word[0] in vocab.head_types or word[0] in vocab.generic_bodies
    common = word[0] in vocab.portfolios or word[0] in vocab.directions or word[0] in vocab.never
    return not head and not common and word[0] not in vocab.country_of and len(word[0]) > 2


def alike(first: Form, second: Form) -> bool:
    """Tell whether two names are spellings of one: word by word, with as many words.

    >>> alike(("institute", "planet", "studies"), ("institute", "planetary", "studies"))
    True
    >>> alike(("north", "grid"), ("south", "grid")), alike(("halvern",), ("halvarn",))
    (False, True)
    """
    if len(first) != len(second) or first == second:
        return False
    if len(first) == 1:
        long = min(len(first[0]), len(second[0])) >= _LETTERS
        return long and _both_rare(first[0], second[0]) and near(*first, *second)
    return all(_same_word(a, b) for a, b in zip(first, second, strict=True))


def _same_word(a: str, b: str) -> bool:
    if a == b or (a in _listed("links") and b in _listed("links")) or {a, b} <= _listed("particles"):
        return True
    if a.isdigit() or b.isdigit():
        return False
    if min(len(a), len(b)) >= _STEM and a[:_STEM] == b[:_STEM] and abs(len(a) - len(b)) < 4:
        return True
    if min(len(a), len(b)) >= _STEM - 1 and (a.startswith(b) or b.startswith(a)):
        return True
    return _both_rare(a, b) and near(a, b)


def _both_rare(a: str, b: str) -> bool:
    known = vocabulary().country_of
    return frequency(a) < _RARE and frequency(b) < _RARE and a not in known and b not in known


@cache
def _listed(key: str) -> frozenset[str]:
    return frozenset(lexicon("names_ties")[key])
