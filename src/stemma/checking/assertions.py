"""Superlatives, causes and whole sentences that the evidence says nothing of."""

import re

from stemma.checking.evidence import Evidence
from stemma.checking.spelling import content_stems
from stemma.data import lexicon
from stemma.records import Problem
from stemma.words import fold

_LAST_LATIN = "\u024f"  # the end of the block Latin Extended-B
_FEWEST = 3  # telling words from which on a sentence that shares none with its evidence is about something else


def wrong_claims(sentence: str, evidence: Evidence, quotes: bool = False) -> list[Problem]:
    """Return superlatives and causes that no span has, and a sentence that shares no telling word with its spans.

    `sentence` has its quotations blanked out; `quotes` says that one of them stands in the evidence. Words of one class
    stand for each other: "because of" for "due to".

    >>> from stemma.records import Report, Span
    >>> report = Report(id="a", source="a", text="The flood closed the road.", text_sha256="")
    >>> evidence = Evidence([Span(report="a", start=0, end=26)], {"a": report})
    >>> [problem.words for problem in wrong_claims("The worst flood closed the road.", evidence)]
    ['the worst']
    """
    text = " ".join(fold(sentence).split())
    rules = lexicon("checking_claims")["classes"]
    around = " ".join(fold(p.report.text[e.start : e.end]) for p in evidence.pieces for e in p.sentences).replace(
        "\n", " "
    )
    problems = []
    for name in sorted(rules):
        pattern = rules[name]["pattern"]
        found = re.search(pattern, text)
        if found and not re.search(rules[name].get("borne_by", pattern), around):
            problems.append(Problem(kind="claim", words=found.group(), why=rules[name]["why"]))
    if _is_foreign(sentence) and not all(_is_foreign(piece.text) for piece in evidence.pieces):
        why = "it is in another script than the spans, so that nothing in it can be compared"
        return [*problems, Problem(kind="claim", words=" ".join(sentence.split()), why=why)]
    stems = set(content_stems(sentence))
    if not quotes and len(stems) >= _FEWEST and not stems & evidence.stems:
        problems.append(
            Problem(kind="claim", words=" ".join(sentence.split()), why="the spans speak of something else")
        )
    return problems


def _is_foreign(text: str) -> bool:
    """Tell whether most letters of a text are not Latin ones."""
    letters = [c for c in text if c.isalpha()]
    return sum(c > _LAST_LATIN for c in letters) * 2 > len(letters)
