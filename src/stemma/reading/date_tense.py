"""On which side of its publication a report puts a date: the tense of the clause that the date belongs to."""

import re
from functools import cache
from typing import Literal

from stemma.data import lexicon
from stemma.reading.language import Token
from stemma.reading.parsed import ParsedSentence

Tense = Literal["past", "present", "future"]
_WORD = re.compile(r"[^\W\d_]+|['’]ll\b")


def tense(sentence: ParsedSentence | None, text: str, start: int, end: int) -> Tense | None:
    """Return the tense of the clause around ``text[start:end]``, or None where nothing tells it.

    Where the sentence is parsed its verbs decide, else the words of the line before and after.

    >>> text = "The council will vote on Friday."
    >>> tense(None, text, 25, 31)
    'future'
    """
    before = _WORD.findall(text[max(0, start - 30) : start].lower())[-2:]
    if before and before[-1] in _list("past_prepositions"):
        return "past"
    if any(word in _list("future_neighbours") for word in (*before, " ".join(before))):
        return "future"
    if before and before[-1] in ("until", "till") and "Until" not in text[max(0, start - 30) : start]:
        return "future"
    if sentence is not None and (at := _token_at(sentence, start, end)) is not None:
        return _of_clause(sentence.tokens, at)
    return _of_words(text, start, end)


def governor(tokens: tuple[Token, ...], at: int) -> int | None:
    """Return the index of the verb (or predicate) that the token stands under, or None where no verb stands above it.

    >>> governor((), 0) is None
    True
    """
    seen = 0
    while at < len(tokens) and seen < len(tokens):
        if tokens[at].pos in ("VERB", "AUX") or _has_copula(tokens, at):
            return at
        if tokens[at].head == at:
            return None
        at, seen = tokens[at].head, seen + 1
    return None


def of_verb(tokens: tuple[Token, ...], at: int) -> Tense | None:
    """Return the tense of a verb with its auxiliaries; a bare infinitive or participle takes that of the verb above it.

    >>> of_verb((), 0) is None
    True
    """
    for _ in range(6):
        if at >= len(tokens):
            return None
        found = _finite(tokens, at)
        if found:
            return found
        above = governor(tokens, tokens[at].head) if tokens[at].head != at else None
        if above is None or above == at:
            return None
        if tokens[above].pos == "AUX" and tokens[above].lemma.lower() == "be" and tokens[above].tag in ("VBZ", "VBP"):
            return "future"
        infinitive = tokens[at].tag == "VB" or any(t.lower() == "to" for t in _marks(tokens, at))
        if infinitive and tokens[above].lemma.lower() in _list("planning"):
            return "future"
        at = above
    return None


def _of_clause(tokens: tuple[Token, ...], at: int) -> Tense | None:
    verb = governor(tokens, at)
    if verb is None:
        return None
    if _possessive(tokens, at) and not tokens[tokens[at].head].dep.startswith("nsubj"):
        return None  # "ways to get around Wednesday's ruling": the noun is dated, not the verb
    found = of_verb(tokens, verb)
    lemma = tokens[verb].lemma.lower()
    if found in ("past", "present") and lemma in _list("fixing") and _depends_by_plan(tokens, at, verb):
        return "future"
    return found


def _possessive(tokens: tuple[Token, ...], at: int) -> bool:
    return any(t.head == at and t.dep == "case" and t.text in ("'s", "’s", "'", "’") for t in tokens)


def _depends_by_plan(tokens: tuple[Token, ...], at: int, verb: int) -> bool:
    """Tell whether the date under a verb of planning names the time planned: "is set for Friday", "planned a rally on Saturday"."""
    return at > verb


def _finite(tokens: tuple[Token, ...], at: int) -> Tense | None:
    children = [t for i, t in enumerate(tokens) if t.head == at and i != at]
    auxiliaries = [t for t in children if t.dep.split(":")[0] in ("aux", "cop") and t.text.lower() != "to"]
    if any(t.text.lower() in _list("future_auxiliaries") for t in auxiliaries):
        perfect = any(t.text.lower() == "have" for t in auxiliaries)
        return "past" if perfect else "future"
    if any(t.lemma.lower() == "have" or "Tense=Past" in t.morph for t in auxiliaries):
        return "past"
    own = tokens[at]
    if auxiliaries:
        if own.tag == "VBN" or own.tag == "VBG" or own.pos != "VERB":
            return "future" if own.lemma.lower() in _list("planning") and own.tag != "VBG" else "present"
        return "present"
    if own.tag == "VBD" or ("VerbForm=Fin" in own.morph and "Tense=Past" in own.morph):
        return "past"
    if own.tag in ("VBZ", "VBP") or "VerbForm=Fin" in own.morph:
        return "present"
    return None


def _marks(tokens: tuple[Token, ...], at: int) -> list[str]:
    return [t.text for i, t in enumerate(tokens) if t.head == at and i != at and t.dep in ("mark", "aux")]


def _has_copula(tokens: tuple[Token, ...], at: int) -> bool:
    return any(t.head == at and t.dep.split(":")[0] == "cop" for t in tokens)


def _token_at(sentence: ParsedSentence, start: int, end: int) -> int | None:
    """Return the token of the expression whose head stands outside it."""
    inside = [i for i, t in enumerate(sentence.tokens) if t.start < end and start < t.end]
    return next((i for i in inside if sentence.tokens[i].head not in inside), inside[-1] if inside else None)


def _of_words(text: str, start: int, end: int) -> Tense | None:
    first = max(text.rfind(stop, 0, start) for stop in (". ", "\n", "; "))
    around = _WORD.findall(text[max(first, start - 120) : end + 40].lower())
    if any(word in _list("future_words") for word in around):
        return "future"
    return "past" if any(word.endswith("ed") or word in ("was", "were", "said", "had") for word in around) else None


@cache
def _list(name: str) -> frozenset[str]:
    return frozenset(lexicon("dates_tense")[name])
