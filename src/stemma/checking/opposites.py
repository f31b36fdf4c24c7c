"""Words that exclude each other: what the spans tell as "above" is not told as "below"."""

from functools import cache

from stemma.checking.evidence import Evidence
from stemma.checking.spelling import root
from stemma.data import lexicon
from stemma.records import Problem
from stemma.words import words


def wrong_opposites(sentence: str, evidence: Evidence) -> list[Problem]:
    """Return the first word of a sentence of which the spans have only the opposite; quotations are blanked out.

    A sentence or spans that deny anything are left to the negations: "not guilty" may be told as "innocent".

    >>> from stemma.records import Report, Span
    >>> report = Report(id="a", source="a", text="The court rejected the plan.", text_sha256="")
    >>> evidence = Evidence([Span(report="a", start=0, end=28)], {"a": report})
    >>> [(p.words, p.instead) for p in wrong_opposites("The court approved the plan.", evidence)]
    [('approved', 'rejected')]
    """
    there = {root(form): form for form in sorted(evidence.forms, reverse=True)}
    if evidence.forms & _negations() or any(form.endswith("n't") for form in evidence.forms):
        return []
    own = words(sentence)
    if any(word.form in _negations() or word.form.endswith("n't") for word in own):
        return []
    said = {root(word.form) for word in own}
    for word in own:
        for same, opposite in _sides().get(root(word.form), ()):
            found = next((there[stem] for stem in sorted(opposite) if stem in there), None)
            if found and not same & there.keys() and not opposite & said:
                shown = sentence[word.start : word.end]
                return [Problem(kind="claim", words=shown, why="the spans tell the opposite", instead=found)]
    return []


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
