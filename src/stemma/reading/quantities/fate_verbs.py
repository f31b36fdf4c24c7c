"""What the verbs around a number say of those counted, by the forms and the parse: who did it, who underwent it."""

import re
from collections.abc import Sequence
from functools import cache

from stemma.data import lexicon
from stemma.reading.language import Token
from stemma.reading.quantities.counted import Line
from stemma.reading.quantities.fate_words import fate_of, listed

_OTHER_CLAUSE = frozenset({"but", "while", "although", "though", "because", "so", "no", "nobody", "none", "whereas"})


def done(token: Token, text: str) -> str | None:
    """Return the measure of a verb whose object is counted, by its lemma or, where the model errs, by its form.

    Verbs such as "admitted" say it only in a sentence `text` about a hospital.

    >>> killed = Token(0, 6, "killed", "kill", "VERB", "VBD", "root", 0, "")
    >>> admitted = Token(0, 8, "admitted", "admit", "VERB", "VBD", "root", 0, "")
    >>> done(killed, ""), done(admitted, "admitted 12 men"), done(admitted, "the hospital admitted 12 men")
    ('killed', None, 'injured')
    """
    low = token.text.lower()
    if (token.lemma.lower() in _in_hospital() or low in _in_hospital()) and not _hospital().search(text):
        return None
    stem = low.removesuffix("ing").removesuffix("ed")
    forms = (token.lemma.lower(), low, stem, stem + "e", stem[:-1] if stem[-1:] == stem[-2:-1] else stem)
    return next((fate_of("done")[form] for form in forms if form in fate_of("done")), None)


def takes_object(tokens: Sequence[Token], at: int, after_noun: int) -> bool:
    """Tell whether a form like "killed" right after the noun is an active verb with an object.

    >>> rows = [("men", "NOUN"), ("killed", "VERB"), ("the", "DET"), ("mayor", "NOUN")]
    >>> tokens = [Token(8 * i, 8 * i + len(w), w, w, p, "", "dep", 1, "") for i, (w, p) in enumerate(rows)]
    >>> takes_object(tokens, 1, 1), takes_object(tokens[:2], 1, 1)
    (True, False)
    """
    if at != after_noun or at + 1 >= len(tokens) or tokens[at].text.lower() in ("dead", "missing"):
        return False
    following = tokens[at + 1]
    if following.text.lower() in ("in", "by", "and", "when", "as", "during", "on", "at", "after", "or"):
        return False
    return following.pos in ("DET", "NUM", "PROPN", "NOUN") or following.text.lower() in (
        "at",
        "more",
        "him",
        "her",
        "them",
    )


def is_passive_by_auxiliary(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether the verb at `at` is passive by its auxiliaries ("were killed", "have been injured").

    >>> rows = [("were", "AUX", "VBD"), ("killed", "VERB", "VBN"), ("killing", "VERB", "VBG")]
    >>> tokens = [Token(8 * i, 8 * i + len(w), w, w, p, t, "dep", 1, "") for i, (w, p, t) in enumerate(rows)]
    >>> is_passive_by_auxiliary(tokens, 1), is_passive_by_auxiliary(tokens, 2)
    (True, False)
    """
    if tokens[at].tag in ("VBG", "VBZ", "VBP", "VB"):
        return False
    for before in range(at - 1, max(-1, at - 4), -1):
        low = tokens[before].text.lower()
        if low in ("was", "were", "been", "be", "is", "are", "being", "got"):
            return True
        if tokens[before].pos not in ("ADV", "AUX"):
            return False
    return False


def is_inverted(tokens: Sequence[Token], at: int, first: int) -> bool:
    """ "Killed were 12 people" is the only passive whose subject follows.

    >>> tokens = [Token(0, len(w), w, w, "X", "", "dep", 0, "") for w in ("Killed", "were", "12", "people")]
    >>> is_inverted(tokens, 0, 2), is_inverted(tokens[2:], 0, 1)
    (True, False)
    """
    return at + 1 < first and tokens[at + 1].text.lower() in ("were", "was", "are")


def first_verb(here: Line, start: int, stop: int, plural: bool) -> tuple[str, int] | None:
    """Return measure ("" where it has none) and place of the first full verb after the noun.

    A singular form of be or have is not the verb of a `plural` noun: another subject has come between.

    >>> from stemma.reading.quantities.counted import line
    >>> from stemma.reading.parsed import ParsedSentence
    >>> text = "12 miners died"
    >>> rows = [("12", "12", "NUM", "CD"), ("miners", "miner", "NOUN", "NNS"), ("died", "die", "VERB", "VBD")]
    >>> tokens = tuple(Token(text.index(w), text.index(w) + len(w), w, m, p, t, "dep", 2, "") for w, m, p, t in rows)
    >>> first_verb(line(text, ParsedSentence(0, 14, 0, tokens, ())), 2, 3, True)
    ('killed', 2)
    """
    tokens = here.tokens
    for at in range(start, stop):
        token = tokens[at]
        low = token.text.lower()
        if token.text in (";", ":", ".", "—", "–", "”") or low in _OTHER_CLAUSE:
            return None
        if plural and low in ("was", "is", "has"):
            return None
        state = fate_of("state").get(low)
        if state and _follows_be(tokens, at, start):
            return state, at
        if token.pos != "VERB" and (low.endswith("ed") or at == start) and low in fate_of("undergone"):
            return fate_of("undergone")[low], at  # a tagger takes "WORKERS DIED" or "Six die in blast" for a name
        if token.pos != "VERB" or low in _reporting():
            continue
        undergone = fate_of("undergone").get(token.lemma.lower()) or fate_of("undergone").get(low)
        if undergone:
            return undergone, at
        if (
            done(token, here.text)
            and token.tag in ("VBN", "VBD")
            and (is_passive_by_auxiliary(tokens, at) or (at == start and not takes_object(tokens, at, start)))
        ):
            return done(token, here.text) or "", at
        return "", at
    return None


def _follows_be(tokens: Sequence[Token], at: int, start: int) -> bool:
    for before in range(at - 1, max(start - 1, at - 5), -1):
        low = tokens[before].text.lower()
        if low in listed("be_or_become"):
            return True
        if tokens[before].pos not in ("ADV", "AUX", "ADJ", "CCONJ"):
            return False
    return False


@cache
def _in_hospital() -> frozenset[str]:
    return frozenset(lexicon("quantities_measures")["in_hospital"]["verbs"])


@cache
def _hospital() -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(lexicon("quantities_measures")["in_hospital"]["near"]) + ")", re.IGNORECASE)


@cache
def _reporting() -> frozenset[str]:
    return frozenset(lexicon("quantities_measures")["reporting"])
