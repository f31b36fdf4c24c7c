"""Negations: the evidence must deny what a sentence denies, and the sentence may not assert what it denies."""

from functools import cache

from stemma.checking.evidence import Evidence
from stemma.checking.spelling import root
from stemma.data import lexicon
from stemma.records import Problem
from stemma.words import words

_REACH = 4  # words behind a negation in which the word lies that it denies


def wrong_negations(sentence: str, evidence: Evidence) -> list[Problem]:
    """Return the words that are denied on one side and asserted on the other; quotations are blanked out.

    Only words that stand on both sides are compared: "nobody was hurt" may be told as "all were safe".

    >>> from stemma.records import Report, Span
    >>> report = Report(id="a", source="a", text="The dam did not leak.", text_sha256="")
    >>> evidence = Evidence([Span(report="a", start=0, end=21)], {"a": report})
    >>> [problem.words for problem in wrong_negations("The dam leaked.", evidence)]
    ['leaked']
    """
    own_denied, own_plain = _told(sentence)
    denied: set[str] = set()
    plain: set[str] = set()
    for piece in evidence.pieces:
        for extent in piece.sentences:
            more_denied, more_plain = _told(piece.report.text[extent.start : extent.end])
            denied |= more_denied
            plain |= more_plain
    problems = []
    for told in sorted((own_denied - own_plain) & (plain - denied)):
        problems.append(_problem(sentence, told, "the sentence denies it, the spans do not"))
    for told in sorted((own_plain - own_denied) & (denied - plain)):
        problems.append(_problem(sentence, told, "the spans deny it, the sentence does not"))
    return problems[:1]


def _told(text: str) -> tuple[set[str], set[str]]:
    """Return the stems that a text denies and those that it does not."""
    found = words(text)
    denied_at = set()
    for at, word in enumerate(found):
        if _denies(word.form) and not (at + 1 < len(found) and found[at + 1].form in _bounding()):
            for behind in range(at + 1, min(at + 1 + _REACH, len(found))):
                stops = any(c in text[found[behind - 1].end : found[behind].start] for c in ',;.:–—“”"')
                if stops and behind > at + 1:
                    break
                if _may_be_denied(found[behind].form):
                    denied_at.add(behind)
                    break
    denied = {root(found[at].form) for at in denied_at}
    plain = {root(word.form) for at, word in enumerate(found) if at not in denied_at and _may_be_denied(word.form)}
    return denied, plain


@cache
def _may_be_denied(form: str) -> bool:
    """Tell whether a negation may be about a word: "know" and "say" say little, but not to know is something."""
    return len(form) > 2 and not form[0].isdigit() and form not in lexicon("checking_claims")["small_words"]


def _denies(form: str) -> bool:
    return form in _negations() or form.endswith("n't")


def _problem(sentence: str, told: str, why: str) -> Problem:
    written = next((sentence[w.start : w.end] for w in words(sentence) if root(w.form) == told), told)
    return Problem(kind="negation", words=written, why=why)


@cache
def _bounding() -> frozenset[str]:
    return frozenset(lexicon("checking_claims")["no_negation_before"])


@cache
def _negations() -> frozenset[str]:
    return frozenset(lexicon("checking_claims")["negations"])
