"""The lexicon of words that attribute, by their forms."""

from functools import cache
from typing import NamedTuple

from stemma.data import lexicon
from stemma.records import Extent

FINITE_WH = frozenset(("that", "whether", "if", "why", "how", "what", "who", "where", "when", "which"))
MARKS = frozenset("\"“”‘’'«»「」『』") | {"``", "''"}


class Cue(NamedTuple):
    """A cue in a sentence: its extent, its token, whether words in marks may stand beside it, its source and content.

    `source_token` is the head word of the source; both are None where the sentence names nobody. `content` is None
    where the parse shows no complement (it may stand in marks beside the cue).
    """

    start: int
    end: int
    token: int
    lemma: str
    quotes: bool
    source: Extent | None
    source_token: int | None
    content: Extent | None
    passive: bool = False


class Entry(NamedTuple):
    """A word of the lexicon: which complements of it are content, and which prepositions belong to it."""

    lemma: str
    takes: frozenset[str]
    prepositions: frozenset[str]


@cache
def verbs() -> dict[str, Entry]:
    """Return every form of every verb of the lexicon.

    >>> verbs()["told"].lemma, verbs()["denied"].lemma
    ('tell', 'deny')
    """
    known = lexicon("quotes_cues")
    forms: dict[str, Entry] = {}
    for lemma, told in known["verbs"].items():
        entry = Entry(lemma, frozenset(told["takes"]), frozenset(told.get("prepositions", ())))
        for form in (lemma, *(known["irregular"].get(lemma) or _regular(lemma))):
            forms.setdefault(form, entry)
    return forms


def _regular(verb: str) -> tuple[str, str, str]:
    if verb.endswith("e"):
        return verb + "s", verb + "d", verb[:-1] + "ing"
    if verb.endswith("y") and verb[-2] not in "aeou":
        return verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"
    return verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "z")) else "s"), verb + "ed", verb + "ing"


@cache
def nominals(pos: str) -> dict[str, Entry]:
    """Return the forms of the lexicon's nouns (``NOUN``) or adjectives (``ADJ``, participles tagged ``VERB``).

    >>> sorted(nominals("NOUN")["pleas"].prepositions)
    ['for']
    """
    part = {"NOUN": "nouns", "ADJ": "adjectives", "VERB": "adjectives"}.get(pos)
    forms: dict[str, Entry] = {}
    for lemma, told in lexicon("quotes_cues")[part].items() if part else ():
        entry = Entry(lemma, frozenset(told["takes"]), frozenset(told.get("prepositions", ())))
        forms[lemma] = entry
        if part == "nouns":
            forms.setdefault(_regular(lemma)[0], entry)
    return forms


@cache
def words_that_cue() -> frozenset[str]:
    """Return every form that can be a cue, whatever its part of speech.

    >>> {"said", "claim", "according"} <= words_that_cue()
    True
    """
    return frozenset((*verbs(), *nominals("NOUN"), *nominals("ADJ"), *nouns_of_views(), "according"))


@cache
def nouns_of_views() -> frozenset[str]:
    """Return every noun for a view ("in Orr's view").

    >>> "view" in nouns_of_views()
    True
    """
    return frozenset(noun for nouns in lexicon("quotes_cues")["views"].values() for noun in nouns)


@cache
def listed(name: str) -> frozenset[str]:
    """Return one of the plain word lists of the lexicon: ``plain``, ``bodies``, ``message_nouns``, ...

    >>> "say" in listed("plain")
    True
    """
    return frozenset(lexicon("quotes_cues")[name])
