"""The forms of one body's or thing's name: abbreviated, shortened, in other order or another tongue, misspelt."""

import re
import unicodedata
from functools import cache, lru_cache
from itertools import pairwise

from stemma.data import lexicon
from stemma.meaning import frequency
from stemma.reading.names.proper.body_titles import body_title
from stemma.reading.names.proper.spelling import near, parts
from stemma.reading.vocabulary import vocabulary

Form = tuple[str, ...]

_RARE = 1e-6  # part of all words of a text; a word that is rarer is a name
_FORMER = re.compile(r"^[Ee]x-(?=[A-Z])")  # of whoever was there: the body is the same
_LETTERS = re.compile(r"(?<=[A-Z])&(?=[A-Z]\b)")  # "HP&L" is one word
_BRACKETED = re.compile(r"\([^)]{0,40}\)")


@lru_cache(maxsize=65_536)
def form_of(text: str) -> Form:
    """Return the words of a name in lower case without diacritics, articles, possessive endings and legal forms.

    >>> form_of("the Atlético Halvern's"), form_of("Orlo Foods plc"), form_of("Ex-Orlo")
    (('atletico', 'halvern'), ('orlo', 'foods'), ('orlo',))
    """
    plain = _LETTERS.sub("", _BRACKETED.sub(" ", _FORMER.sub("", text)).replace(".", ""))
    words = parts(re.sub(r"['’]s?(?=\s|$)", "", plain))
    while len(words) > 1 and words[0] == "the":
        words = words[1:]
    while len(words) > 1 and words[-1] in _listed("legal"):
        words = words[:-1]
    ordinals: dict[str, str] = lexicon("names_ties")["ordinals"]
    return _abbreviated(tuple(ordinals.get(word, word) for word in words) if len(words) > 1 else words)


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
    if len(words) < 2 or not letters.isalnum():
        return False
    if kind == "ORG" and _in_capitals(short) and len(letters) < 9:
        return True
    rest = iter("".join(parts(full)))
    begins = short[:1].lower() in {w[0].lower() for w in words}
    return begins and all(any(c == other for other in rest) for c in letters)


def _in_capitals(short: str) -> bool:
    """Tell whether a word is written as acronyms are: most of its letters capitals, the first and another ("TsKOR")."""
    capitals = sum(c.isupper() for c in short)
    return short[:1].isupper() and capitals > 1 and capitals * 2 > sum(c.isalpha() for c in short)


@lru_cache(maxsize=65_536)
def initials(text: str) -> frozenset[str]:
    """Return the acronyms that a name of several words may have, with and without its small words.

    >>> sorted(initials("Ministry of Land and Transport"))
    ['MLT', 'MOLAT', 'MOLT']
    >>> sorted(initials("U.N. Harbour Agency"))
    ['HA', 'UNHA']
    """
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    words = [word for word in re.split(r"[\s,&/-]+", plain) if word[:1].isalpha()]
    if len(words) > 2 and words[0].replace(".", "").lower() in lexicon("names_ties")["abbreviated"].values():
        own = initials(" ".join(words[1:]))  # "U.N. Harbour Agency" is "HA" or "UNHA"
        return own | {words[0].replace(".", "") + letters for letters in own}
    if len(words) < 2 or any(word.isupper() and len(word) > 1 and not text.isupper() for word in words):
        return frozenset()  # "BGC Partners" is no "BP"
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


def realm_of(text: str) -> Form:
    """Return the place whose full name this is, or which it is, in a form that both share; () for a name of more words.

    >>> realm_of("Republic of Orlo") == realm_of("Orlo"), realm_of("Bank of Orlo")
    (True, ())
    """
    words = form_of(text)
    if len(words) > 2 and words[0] in _listed("realms") and words[1] == "of":
        words = words[3:] if words[2] == "the" else words[2:]
    return ("realm", *words) if len(words) == 1 else ()


def party_of(text: str) -> Form:
    """Return what a party's name and that of its members share; () for any other name.

    >>> party_of("Conservative Party") == party_of("the Conservatives") == ("party", "conservative")
    True
    >>> party_of("Social Democratic Party") == party_of("Social Democrats"), party_of("Orlo Foods")
    (True, ())
    """
    *words, last = form_of(text)
    if last == "party" and words:
        *words, last = words
    elif last not in lexicon("names_composed")["party_members"]:
        return ()
    return ("party", *words, re.sub(r"ic$", "", last.removesuffix("s")))


def spelt_alike(a: str, b: str) -> bool:
    """Tell whether two rare words may be spellings of one.

    >>> spelt_alike("halvern", "halvarn"), spelt_alike("market", "marked")
    (True, False)
    """
    return _both_rare(a, b) and near(a, b)


def _both_rare(a: str, b: str) -> bool:
    known = vocabulary().country_of
    return frequency(a) < _RARE and frequency(b) < _RARE and a not in known and b not in known


@cache
def _listed(key: str) -> frozenset[str]:
    return frozenset(lexicon("names_ties")[key])
