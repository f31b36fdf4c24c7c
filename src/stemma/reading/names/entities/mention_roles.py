"""The grammatical role of a mention: subject, object, modifier of another noun, or another; and whether it says.

Parsers hang names on their titles and openings on nothing; both are read as the subjects that they are.
"""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from stemma.reading.cues.text_authors import told_of
from stemma.reading.language import Token
from stemma.reading.vocabulary import vocabulary

_WITHIN = frozenset({"appos", "flat", "compound", "nmod:desc", "nn"})  # a name hung on the title before it
_MODIFIERS = frozenset({"compound", "nmod:poss", "poss", "nn"})
_INNER = frozenset({"ccomp", "xcomp", "advcl", "acl", "acl:relcl", "relcl", "csubj"})
_OBJECTS = frozenset({"obj", "iobj", "dobj", "dative", "root", "ROOT"})
_SPOKEN_TO = frozenset({"obj", "iobj", "dobj", "nsubj:pass", "nsubjpass"})
_BESIDE = 3  # tokens between a name and the title that it hangs on
_APPOSED = 12  # tokens of a description that a name explains
_CONJUNCTS = 6  # verbs in a row that share a subject
_CLOSED = frozenset(("”", '"', "''", "’", "'", "?", "»"))
_DEEP = 12  # words from a mention up to the verb of its sentence, at the most
_TITLES = 6  # tokens of a title before the name that opens a sentence


def role_of_mention(tokens: Sequence[Token], first: int, last: int) -> str:
    """Return what a mention (half-open token indices) is in its sentence.

    ``subject`` of the main clause, ``inner`` where it is the subject of another, ``object``, ``modifier``, ``other``.

    >>> rows = [("Tull", "PROPN", "nsubj", 1), ("met", "VERB", "root", 1), ("Orr", "PROPN", "obj", 1)]
    >>> tokens = [Token(5 * i, 5 * i + len(w), w, w, p, "", d, h, "") for i, (w, p, d, h) in enumerate(rows)]
    >>> role_of_mention(tokens, 0, 1), role_of_mention(tokens, 2, 3)
    ('subject', 'object')
    """
    for at in range(first, last):
        head = tokens[at].head
        if not first <= head < last or head == at:
            top = _hung_on(tokens, at, first)
            if tokens[top].dep.startswith("nsubj"):
                return "inner" if _is_inner(tokens, tokens[top].head) else "subject"
            if _opens(tokens, top, first, last):
                return "subject"
            if tokens[top].dep in _OBJECTS:
                return "object"
            return "modifier" if tokens[top].dep in _MODIFIERS else "other"
    return "other"


def says(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Tell whether a mention is the subject of a verb of saying, or of one before it ("rose and said").

    >>> rows = [("Orr", "orr", "nsubj", 1), ("said", "say", "root", 1), ("Tull", "tull", "nsubj", 3),
    ...     ("left", "leave", "ccomp", 1)]
    >>> tokens = [Token(5 * i, 5 * i + len(w), w, m, "X", "", d, h, "") for i, (w, m, d, h) in enumerate(rows)]
    >>> says(tokens, 0, 1), says(tokens, 2, 3)
    (True, False)
    """
    return _says(tokens, last, _tops(tokens, first, last))


def _says(tokens: Sequence[Token], last: int, tops: Collection[int]) -> bool:
    verbs = {tokens[at].head for at in tops if tokens[at].dep.startswith("nsubj")}
    if not verbs:
        return False
    return any(is_speech(tokens[verb]) for verb in sorted(verbs)) or any(
        t.dep == "conj" and t.head in verbs and is_speech(t) and not _has_subject(tokens, at)
        for at, t in enumerate(tokens[last:], last)
    )


def continues(tokens: Sequence[Token], verb: int) -> bool:
    """Tell whether a verb of saying tells that somebody goes on: "he added", "she also said".

    >>> rows = [("She", "she", "nsubj", 2), ("also", "also", "advmod", 2), ("said", "say", "root", 2)]
    >>> tokens = [Token(5 * i, 5 * i + len(w), w, m, "X", "", d, h, "") for i, (w, m, d, h) in enumerate(rows)]
    >>> continues(tokens, 2)
    True
    """
    if tokens[verb].lemma.lower() in told_of("continuing"):
        return True
    near = tokens[max(0, verb - _BESIDE) : verb + _BESIDE]
    return is_speech(tokens[verb]) and any(t.text.lower() in told_of("again") and t.head == verb for t in near)


class Speech(NamedTuple):
    """Whether a mention says something, is asked, asks somebody, and is told something."""

    says: bool
    asked: bool
    asks: bool
    hears: bool


def speech_around(tokens: Sequence[Token], first: int, last: int) -> Speech:
    """Return what a mention (half-open token indices) has to do with what is said.

    Who asks stands before or behind the verb ("*Tull* asked Orr", "asked by *Tull*, Orr said", "“...?” asked *Tull*").

    >>> rows = [("Tull", "nsubj", 1), ("ask", "root", 1), ("Orr", "obj", 1)]
    >>> tokens = [Token(5 * i, 5 * i + len(w), w, w, "VERB", "", d, h, "") for i, (w, d, h) in enumerate(rows)]
    >>> tull, orr = speech_around(tokens, 0, 1), speech_around(tokens, 2, 3)
    >>> tull.asks, tull.asked, orr.asks, orr.asked, orr.hears
    (True, False, False, True, False)
    """
    tops = _tops(tokens, first, last)
    spoken_to = [tokens[tokens[at].head].lemma.lower() for at in tops if tokens[at].dep in _SPOKEN_TO]
    return Speech(
        _says(tokens, last, tops),
        any(verb in told_of("asking") for verb in spoken_to),
        _asks(tokens, first, tops),
        any(verb in told_of("telling") for verb in spoken_to),
    )


def _asks(tokens: Sequence[Token], first: int, tops: Collection[int]) -> bool:
    if first > 0 and tokens[first - 1].text.lower() == "asked" and tokens[first - 2].text in _CLOSED and any(tops):
        return True
    return any(
        (tokens[at].dep == "nsubj" or (tokens[at].dep.startswith("obl") and _is_led_by(tokens, at, "by")))
        and tokens[tokens[at].head].lemma.lower() in told_of("asking")
        for at in tops
    )


def _is_led_by(tokens: Sequence[Token], at: int, word: str) -> bool:
    return any(t.head == at and t.dep == "case" and t.text.lower() == word for t in tokens[max(0, at - _DEEP) : at])


def is_told(tokens: Sequence[Token], at: int, asides: Collection[int]) -> bool:
    """Tell whether a word stands in what somebody is reported to say; `asides` have a clause of saying set beside them.

    >>> rows = [("Tull", "nsubj", 1), ("say", "root", 1), ("Orr", "nsubj", 3), ("left", "ccomp", 1)]
    >>> tokens = [Token(5 * i, 5 * i + len(w), w, w, "VERB", "", d, h, "") for i, (w, d, h) in enumerate(rows)]
    >>> is_told(tokens, 2, ()), is_told(tokens, 0, ())
    (True, False)
    """
    for _ in range(_DEEP):
        head = tokens[at].head
        if is_speech(tokens[at]) and tokens[at].dep == "parataxis":
            return False
        if at in asides or (head != at and is_speech(tokens[head]) and not tokens[at].dep.startswith("nsubj")):
            return True
        if head == at:
            return False
        at = head
    return False


def _tops(tokens: Sequence[Token], first: int, last: int) -> list[int]:
    """Return what each word of a mention hangs on, or itself."""
    return [_hung_on(tokens, at, first) for at in range(first, last)]


def _hung_on(tokens: Sequence[Token], at: int, first: int) -> int:
    """Return the description that a name explains or follows ("the brother of the gunman, Orlo Tull"), else itself."""
    head = tokens[at].head
    reach = _APPOSED if tokens[at].dep == "appos" else _BESIDE if tokens[at].dep in _WITHIN else 0
    if not (0 <= head < first and first - head < reach):
        return at
    while tokens[at].dep == "appos" and tokens[head].dep == "nmod" and first - reach < tokens[head].head < head:
        head = tokens[head].head  # "a clerk in the office, Orlo Tull," explains the clerk
    return head


def _has_subject(tokens: Sequence[Token], verb: int) -> bool:
    return any(t.head == verb and t.dep.startswith("nsubj") for t in tokens)


def is_speech(token: Token) -> bool:
    """Tell whether a word is a verb of saying.

    >>> said, left = (Token(0, 4, w, m, "VERB", "VBD", "root", 0, "") for w, m in (("said", "say"), ("left", "leave")))
    >>> is_speech(said), is_speech(left)
    (True, False)
    """
    speech = vocabulary().speech
    return token.lemma.lower() in speech or token.text.lower() in speech


def _opens(tokens: Sequence[Token], at: int, first: int, last: int) -> bool:
    """Tell whether a mention that the parse hung nowhere opens a sentence with a verb, as subjects do."""
    loose = tokens[at].dep in ("root", "ROOT") and first < _TITLES and all(t.pos != "VERB" for t in tokens[:first])
    return loose and any(t.tag in ("VBD", "VBZ", "VBP") for t in tokens[last:])


def _is_inner(tokens: Sequence[Token], verb: int) -> bool:
    """Tell whether a verb stands in a clause that belongs to another ("Tull said *Orr* knew it")."""
    for _ in range(_CONJUNCTS):
        if tokens[verb].dep != "conj":
            break
        verb = tokens[verb].head
    return tokens[verb].dep in _INNER
