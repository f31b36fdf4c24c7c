"""The attributions that a sentence makes: the words that name a source, and the cue beside them."""

import re
from functools import cache
from typing import NamedTuple

from stemma.data import lexicon
from stemma.reading.cues.cue_words import verbs
from stemma.reading.vocabulary import vocabulary
from stemma.words import fold

_ACCORDING = re.compile(
    r"\b(?:according to|in the (?:words|view|opinion) of|as quoted from|quoting|citing|cited by|told by)\s+"
    r"(?!which\b|whom\b)(?P<source>[^,.;:“”\"()]{2,120})",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+(?:[’'.-][^\W\d_]+)*")
_BREAK = re.compile(r"[,;:()\[\]“”\"«»–—.!?]|\b(?:that|and|but|while|after|when|because|as|which|who|where|if)\b", re.I)
_COLON = re.compile(
    r"^\s*(?P<source>[^:“”\"]{2,80}?)(?:, (?:as )?(?:quoted |reported )?(?:in|by|at) [^:“”\"]{1,80})?:\s*"
    r"(?:\([^()]{0,120}\)\s*)?$"  # the words in marks are blanked out; who published them may follow
)
_LONGEST_SOURCE = 10  # words


class Claim(NamedTuple):
    """An attribution of a sentence: the words that name the source, and the stretch of source and cue."""

    source: str
    start: int
    end: int
    loose: bool = False  # the words in marks need not be marked in the evidence: "citing Anna Tull"


def claims(sentence: str) -> tuple[Claim, ...]:
    """Return the attributions of a sentence whose quotations are blanked out.

    >>> [c.source for c in claims("At least 22 people died, Mayor Anna Tull said.")]
    ['Mayor Anna Tull']
    >>> [c.source for c in claims("According to police, the ferry sank.")]
    ['police']
    """
    found = [
        Claim(_trimmed(m["source"]), m.start(), m.end(), m.group().lower().startswith(("citing", "cited", "quoting")))
        for m in _ACCORDING.finditer(sentence)
    ]
    if (colon := _COLON.match(sentence)) and _names_somebody(_trimmed(colon["source"]) or "-"):
        found.append(Claim(_trimmed(colon["source"]), colon.start("source"), colon.end("source")))
    taken = [(c.start, c.end) for c in found]
    for word in _WORD.finditer(sentence):
        if fold(word.group()) in cues() and not any(a <= word.start() < b for a, b in taken):
            claim = _around(sentence, word.start(), word.end())
            if claim is not None:
                found.append(claim)
    return tuple(found)


def _around(sentence: str, start: int, end: int) -> Claim | None:
    """Return the attribution of a cue: its subject before it, or behind it where nothing stands before."""
    before = _since_break(sentence[:start])
    subject = _trimmed(before)
    if subject and is_pronoun(subject.rsplit(maxsplit=1)[-1]):
        subject = subject.rsplit(maxsplit=1)[-1]
    if subject and _names_somebody(subject):
        return Claim(subject, start - len(before), end)
    after = _until_break(sentence[end:])
    subject = _trimmed(after)
    if not _trimmed(before) and _may_invert(sentence[:start]) and subject and _names_somebody(subject):
        return Claim(subject, start, end + len(after))
    return None


def _may_invert(before: str) -> bool:
    """Tell whether the subject may follow its cue: behind a comma or words in marks (blanked out), or at the start.

    Behind "and", "who" or "that" the subject is the one told before.
    """
    return not before.strip() or before.rstrip()[-1:] in ",;:" or before.endswith("   ")


def _since_break(before: str) -> str:
    breaks = list(_BREAK.finditer(before))
    last = breaks[-1].end() if breaks else 0
    if breaks and breaks[-1].group() == "," and len(breaks) > 1:
        # "Anna Tull, the mayor, said": the name stands before the words that tell the office.
        inner = before[breaks[-2].end() : breaks[-1].start()]
        if not before[last:].strip() and len(inner.split()) <= _LONGEST_SOURCE:
            first = breaks[-3].end() if len(breaks) > 2 else 0
            whole = before[first:]
            if breaks[-2].group() == "," and whole[:1].strip()[:1].isupper() | whole.strip()[:1].isupper():
                return whole
    return before[last:]


def _until_break(after: str) -> str:
    found = _BREAK.search(after)
    return after[: found.start()] if found else after


def _trimmed(source: str) -> str:
    """Return a source without auxiliaries, adverbs and times around it."""
    kept = source.split()
    small = _around_sources()
    while kept and fold(kept[-1]).strip(",.") in small:
        kept.pop()
    while kept and fold(kept[0]).strip(",.") in small:
        kept.pop(0)
    return " ".join(kept[-_LONGEST_SOURCE:]).strip(" ,.;:’‘'")


def _names_somebody(subject: str) -> bool:
    last = fold(subject.rsplit(maxsplit=1)[-1])
    known = vocabulary()
    return (
        any(w[:1].isupper() and fold(w).strip(",.") not in _common() for w in subject.split())
        or is_pronoun(subject)
        or last in known.roles
        or last.removesuffix("s") in known.roles
        or last in known.collectives
        or last in lexicon("checking_claims")["sources"]
    )


def is_pronoun(source: str) -> bool:
    """Tell whether a source is named by a pronoun alone.

    >>> is_pronoun("She"), is_pronoun("she and Orr")
    (True, False)
    """
    return fold(source) in lexicon("checking_claims")["pronouns"]


@cache
def cues() -> frozenset[str]:
    """Return the forms of the verbs by which a sentence attributes.

    >>> "said" in cues(), "left" in cues()
    (True, False)
    """
    rules = lexicon("checking_claims")["cues"]
    kept = frozenset(rules["lemmas"])
    return frozenset(form for form, entry in verbs().items() if entry.lemma in kept) - frozenset(rules["not"])


@cache
def _common() -> frozenset[str]:
    return frozenset(lexicon("checking_claims")["openers"]) - frozenset(lexicon("checking_claims")["sources"])


@cache
def _around_sources() -> frozenset[str]:
    return frozenset(lexicon("checking_claims")["around_sources"])
