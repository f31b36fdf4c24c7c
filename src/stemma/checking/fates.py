"""What became of people: killed, injured and missing are not told for one another."""

from functools import cache

from stemma.checking.evidence import Evidence
from stemma.data import lexicon
from stemma.lineage.stems import stem
from stemma.records import Problem
from stemma.words import words


def wrong_fates(sentence: str, evidence: Evidence) -> list[Problem]:
    """Return the first word of a sentence that tells a fate of which no span speaks, where the spans tell another.

    Quotations are blanked out. Only fates that exclude each other are compared, in any word: "died" is killed, "hurt"
    is injured.

    >>> from stemma.records import Report, Span
    >>> report = Report(id="a", source="a", text="Nine people were injured.", text_sha256="")
    >>> evidence = Evidence([Span(report="a", start=0, end=25)], {"a": report})
    >>> [(problem.words, problem.instead) for problem in wrong_fates("Nine people died.", evidence)]
    [('died', 'injured')]
    """
    apart = lexicon("checking_claims")["fates_apart"]
    told = {fate: form for form in sorted(evidence.forms) if (fate := fates().get(stem(form))) is not None}
    others = [form for fate, form in sorted(told.items()) if fate in apart]
    for word in words(sentence):
        fate = fates().get(stem(word.form))
        if fate in apart and fate not in told and others:
            said = sentence[word.start : word.end]
            return [Problem(kind="claim", words=said, why="the spans tell another fate", instead=others[0])]
    return []


@cache
def fates() -> dict[str, str]:
    """Return the fate that each word tells, by its stem.

    >>> fates()[stem("wounded")], fates()[stem("dead")]
    ('injured', 'killed')
    """
    measures = lexicon("quantities_measures")["measures"]
    kin = lexicon("quantities_facts")["kin"]
    found: dict[str, str] = {}
    for measure in lexicon("checking_claims")["fates"]:
        told = measures[measure]
        for sort in ("done", "undergone", "state", "nouns"):
            for word in told.get(sort, ()):
                found.setdefault(stem(word.lower()), kin.get(measure, measure))
    return found
