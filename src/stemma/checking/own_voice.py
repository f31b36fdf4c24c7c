"""Sentences that tell as a fact what the evidence gives as words of a source."""

from stemma.checking.evidence import Evidence, Said
from stemma.checking.sources_meant import names_in
from stemma.checking.spelling import content_stems
from stemma.data import lexicon
from stemma.lineage.stems import stem
from stemma.records import Extent, Problem, Report
from stemma.words import words

BORNE = 0.5  # part of the telling words of a sentence that a quotation must share to be the one meant


def own_voice(sentence: str, evidence: Evidence, whole: str | None = None) -> list[Problem]:
    """Return a problem where every place of the evidence that tells the same gives it as words of a source.

    `whole` is the sentence as it is shown, where `sentence` lacks its dates and quotations.

    >>> from stemma.records import Quote, Sentence, Span
    >>> text = "The old mill had burned down, Orr said."
    >>> source, line = Extent(start=30, end=33), Sentence(start=0, end=39, paragraph=0)
    >>> told = Quote(start=0, end=28, kind="indirect", source=source)
    >>> report = Report(id="a", source="a", text=text, text_sha256="", sentences=(line,), quotes=(told,))
    >>> evidence = Evidence([Span(report="a", start=0, end=39)], {"a": report})
    >>> [problem.instead for problem in own_voice("The old mill had burned down.", evidence)]
    ['Orr']
    """
    told = set(content_stems(sentence))
    best: list[tuple[float, Said | None]] = []
    for piece in evidence.pieces:
        for extent in piece.sentences:
            own = set(content_stems(piece.report.text[extent.start : extent.end]))
            share = len(told & own) / len(told) if told else 0.0
            best.append((share, _attributed(told & own, piece.report, extent, evidence)))
    most = max((share for share, _ in best), default=0.0)
    near = [said for share, said in best if share >= max(BORNE, most * 0.75)]
    if not near or any(said is None or _is_kept(sentence, said) for said in near):
        return []
    whom = "; ".join(dict.fromkeys(said.names[0] for said in near if said and said.names))
    text = " ".join((whole or sentence).split())
    why = "told as a fact, but the spans give it as words of a source"
    return [Problem(kind="attribution", words=text, why=why, instead=whom or None)]


def _is_kept(sentence: str, said: Said) -> bool:
    """Tell whether a sentence keeps the word that attributes, or names the source: it then tells no fact of its own."""
    own = {stem(w.form) for w in words(sentence)}
    cue = said.quote.cue
    if cue and {stem(w.form) for w in words(said.report.text, cue.start, cue.end) if len(w.form) > 2} & own:
        return True
    named = {stem(form) for name in said.names for form in names_in(name)}
    return bool(named & own)


def _attributed(shared: set[str], report: Report, extent: Extent, evidence: Evidence) -> Said | None:
    """Return the quotation that holds most of the shared words of a sentence, or None where it tells them itself."""
    if not shared:
        return None
    for said in evidence.quotes:
        if said.report is not report or not said.says(extent.start, extent.end) or not said.names:
            continue
        start, end = max(said.quote.start, extent.start), min(said.quote.end, extent.end)
        inside = set(content_stems(report.text[start:end]))
        if len(shared & inside) >= 0.7 * len(shared):
            return said
    return None


def is_hedged(sentence: str) -> bool:
    """Tell whether a sentence says in general that it is told by others: "reportedly".

    >>> is_hedged("Nine reportedly died."), is_hedged("Nine died.")
    (True, False)
    """
    return any(word.form in lexicon("checking_claims")["hedges"] for word in words(sentence))
