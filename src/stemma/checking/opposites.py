"""Words that exclude each other: what the spans tell as "above" is not told as "below"."""

from collections.abc import Iterator
from functools import cache

from stemma.checking.evidence import Evidence
from stemma.checking.spelling import root
from stemma.data import lexicon
from stemma.records import Problem
from stemma.words import folded, words


def wrong_opposites(sentence: str, evidence: Evidence) -> list[Problem]:
    """Return the first word of a sentence of which the spans have only the opposite; quotations are blanked out.

    A sentence that denies anything is left to the negations, and so is what sentences of the spans tell that do: "not
    guilty" may be told as "innocent".

    >>> from stemma.records import Report, Span
    >>> report = Report(id="a", source="a", text="The court rejected the plan.", text_sha256="")
    >>> evidence = Evidence([Span(report="a", start=0, end=28)], {"a": report})
    >>> [(p.words, p.instead) for p in wrong_opposites("The court approved the plan.", evidence)]
    [('approved', 'rejected')]
    """
    own = words(sentence)
    if _denies({word.form for word in own}):
        return []
    there = {root(form): form for forms in _told(evidence) for form in sorted(forms, reverse=True)}
    said = {root(word.form) for word in own}
    evidence_roots = {root(form) for form in evidence.forms}
    for word in own:
        for same, opposite in _sides().get(root(word.form), ()):
            found = next((there[stem] for stem in sorted(opposite) if stem in there), None)
            if found and not same & evidence_roots and not opposite & said:
                shown = sentence[word.start : word.end]
                return [Problem(kind="claim", words=shown, why="the spans tell the opposite", instead=found)]
    return []


def _told(evidence: Evidence) -> Iterator[set[str]]:
    """Yield the words of the cited sentences that deny nothing."""
    for piece in evidence.pieces:
        for extent in piece.sentences:
            forms = set(folded(piece.report.text, extent.start, extent.end))
            if not _denies(forms):
                yield forms


def _denies(forms: set[str]) -> bool:
    return bool(forms & _negations()) or any(form.endswith("n't") for form in forms)


@cache
def _sides() -> dict[str, list[tuple[frozenset[str], frozenset[str]]]]:
    """Return for each stem the words of its side and of the other, of every pair in which it stands."""
    found: dict[str, list[tuple[frozenset[str], frozenset[str]]]] = {}
    for pair in lexicon("checking_opposites")["pairs"]:
        one, other = (frozenset(root(form) for form in side) for side in pair)
        for same, opposite in ((one - other, other - one), (other - one, one - other)):
            for stem in same:
                found.setdefault(stem, []).append((same, opposite))
    return found


@cache
def _negations() -> frozenset[str]:
    return frozenset(lexicon("checking_claims")["negations"])
