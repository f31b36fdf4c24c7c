"""Who is said to have said what: the evidence must give the words to the same source, and as words of a source."""

import re
from collections.abc import Sequence

from stemma.checking.claims import Claim, claims, is_pronoun
from stemma.checking.evidence import Evidence, Said
from stemma.checking.own_voice import BORNE, is_hedged, own_voice
from stemma.checking.quotations import Quotation
from stemma.checking.sources_meant import is_outlet, is_source, names_in
from stemma.checking.spelling import content_stems, spelled
from stemma.data import lexicon
from stemma.reading.cues.cue_words import verbs
from stemma.records import Extent, Problem
from stemma.words import folded

_CLAUSE_END = re.compile(r"[,;:–—]|\b(?:and|but|while|whereas)\b")


def wrong_attributions(
    bare: str, marked: Sequence[Quotation], evidence: Evidence, whole: str | None = None, altered: bool = False
) -> list[Problem]:
    """Return the attributions that the evidence does not bear.

    `bare` is the sentence without its quotations and dates, `whole` the one with them, `marked` those of its quotations
    that stand in the evidence, with their places; `altered` says that others do not: whose they are is then open. A
    quotation that is put in somebody's mouth must stand in marks in the evidence; what
    the evidence only attributes may not be told in our own voice.

    >>> from stemma.records import Report, Span
    >>> report = Report(id="a", source="a", text="Nine died, the mayor said.", text_sha256="")
    >>> evidence = Evidence([Span(report="a", start=0, end=26)], {"a": report})
    >>> [problem.words for problem in wrong_attributions("Nine died, Ida Orr said.", (), evidence)]
    ['Ida Orr']
    """
    made = claims(bare)
    if not made:
        return [] if marked or is_hedged(bare) else own_voice(bare, evidence, whole)
    problems = []
    for claim in made:
        near = marked if len(made) == 1 else _next_to(claim, marked)
        if is_outlet(claim.source, evidence):
            continue
        if is_pronoun(claim.source):
            problems += [] if claim.loose else _unmarked(claim, near)
            continue
        meant = _meant(_told_by(bare, claim, alone=len(made) == 1), near, evidence)
        if meant and not any(is_source(claim.source, said) for said in meant):
            problems.append(_misattributed(claim, meant))
        elif not meant and not altered and not _may_be_told(claim, evidence):
            problems.append(Problem(kind="attribution", words=claim.source, why="no span gives it as words of theirs"))
        elif not claim.loose:
            problems += _unmarked(claim, near)
    return problems


def _told_by(bare: str, claim: Claim, alone: bool) -> str:
    """Return what a claim attributes: the words around it; of its own clause where each of several has its source.

    "About 3,000 came according to the organisers, 1,500 according to police."
    """
    before, behind = bare[: claim.start], bare[claim.end :]
    if not alone and bare.startswith("according to", claim.start):
        before, behind = _CLAUSE_END.split(before)[-1], _CLAUSE_END.split(behind)[0]
    return f"{before} {behind}"


def _meant(told_by: str, marked: Sequence[Quotation], evidence: Evidence) -> list[Said]:
    """Return the quotations of the evidence that a claim means: by its quoted words, else by its telling words."""
    places = [place for quotation in marked for place in quotation.places]
    if places:
        return [
            said
            for said in evidence.quotes
            if said.names and any(said.report is p.report and said.says(a, b) for p, a, b in places)
        ]
    told = set(content_stems(told_by))
    scored = []
    for said in evidence.quotes:
        own = set(content_stems(said.report.text[said.quote.start : said.quote.end]))
        if told and said.names and own:
            scored.append((len(told & own) / min(len(told), len(own)), said))
    best = max((share for share, _ in scored), default=0.0)
    return [said for share, said in scored if share == best and share >= BORNE]


def _next_to(claim: Claim, marked: Sequence[Quotation]) -> list[Quotation]:
    if not marked:
        return []
    return [min(marked, key=lambda q: min(abs(q.start - claim.end), abs(claim.start - q.end)))]


def _may_be_told(claim: Claim, evidence: Evidence) -> bool:
    """Tell whether the evidence attributes anything there in words that its quotations may have missed."""
    stated = {form for _, forms in evidence.entities for f in forms for form in folded(f)}
    names = names_in(claim.source)
    for piece in evidence.pieces:
        for sentence in piece.sentences:
            forms = folded(piece.report.text, sentence.start, sentence.end)
            near = {spelled(f.removesuffix("'s")) for f in forms}
            known = near | stated | set(folded(piece.report.outlet or ""))
            attributes = any(f in verbs() or f in lexicon("checking_claims")["also_attributing"] for f in forms)
            if attributes and all(name in known for name in names):
                return True
    return False


def _misattributed(claim: Claim, meant: Sequence[Said]) -> Problem:
    instead = "; ".join(dict.fromkeys(said.names[0] for said in meant if said.names))
    return Problem(kind="attribution", words=claim.source, why="the spans give these words to somebody else",
                   instead=instead or None)  # fmt: skip


def _unmarked(claim: Claim, marked: Sequence[Quotation]) -> list[Problem]:
    """Return the quotations put in a mouth whose words stand in the evidence, but in no marks."""
    problems = []
    for quotation in marked:
        inside = False
        for piece, start, end in quotation.places:
            quotes = [q for q in piece.report.quotes if q.start < end and start < q.end]
            inside = inside or any(_holds(e, start, end) for q in quotes for e in q.quoted)
            inside = inside or not piece.report.sentences  # a report that was not read has no quotes to look in
        if quotation.places and not inside:
            why = f"these are words of the report, not of {claim.source}: they stand in no marks there"
            problems.append(Problem(kind="quotation", words=quotation.text, why=why))
    return problems


def _holds(quoted: Extent, start: int, end: int) -> bool:
    return quoted.start <= start + 1 and end - 1 <= quoted.end
