"""Who is said to have said what: the evidence must give the words to the same source, and as words of a source."""

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from stemma.checking.evidence import Evidence, Said
from stemma.checking.quotations import Quotation
from stemma.checking.spelling import content_stems, spelled
from stemma.data import lexicon
from stemma.lineage.stems import stem
from stemma.reading.cue_words import verbs
from stemma.reading.vocabulary import vocabulary
from stemma.records import Extent, Problem, Report
from stemma.words import fold, words

_ACCORDING = re.compile(
    r"\b(?:according to|in the (?:words|view|opinion) of|as quoted from|quoting|citing|cited by|told by)\s+"
    r"(?P<source>[^,.;:“”\"()]{2,120})",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+(?:[’'.-][^\W\d_]+)*")
_BREAK = re.compile(r"[,;:()\[\]“”\"«»–—.!?]|\b(?:that|and|but|while|after|when|because|as|which|who|where|if)\b", re.I)
_COLON = re.compile(
    r"^\s*(?P<source>[^:“”\"]{2,80}?)(?:, (?:as )?(?:quoted |reported )?(?:in|by|at) [^:“”\"]{1,80})?:\s*"
    r"(?:\([^()]{0,120}\)\s*)?$"  # the words in marks are blanked out; who published them may follow
)
_LONGEST_SOURCE = 10  # words
_BORNE = 0.5  # part of the telling words of a sentence that a quotation must share to be the one meant


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
        if _is_cue(word.group()) and not any(a <= word.start() < b for a, b in taken):
            claim = _around(sentence, word.start(), word.end())
            if claim is not None:
                found.append(claim)
    return tuple(found)


def wrong_attributions(bare: str, marked: Sequence[Quotation], evidence: Evidence) -> list[Problem]:
    """Return the attributions that the evidence does not bear.

    `bare` is the sentence without its quotations and dates, `marked` those of its quotations that stand in the
    evidence, with their places. A quotation that is put in somebody's mouth must stand in marks in the evidence; what
    the evidence only attributes may not be told in our own voice.

    >>> from stemma.records import Report, Span
    >>> report = Report(id="a", source="a", text="Nine died, the mayor said.", text_sha256="")
    >>> evidence = Evidence([Span(report="a", start=0, end=26)], {"a": report})
    >>> [problem.words for problem in wrong_attributions("Nine died, Ida Orr said.", (), evidence)]
    ['Ida Orr']
    """
    made = claims(bare)
    if not made:
        return [] if marked or _hedged(bare) else _own_voice(bare, evidence)
    problems = []
    for claim in made:
        near = marked if len(made) == 1 else _next_to(claim, marked)
        if _is_outlet(claim.source, evidence):
            continue
        if _is_pronoun(claim.source):
            problems += [] if claim.loose else _unmarked(claim, near)
            continue
        meant = _meant(bare, claim, near, evidence)
        if meant and not any(_is_source(claim.source, said) for said in meant):
            problems.append(_misattributed(claim, meant))
        elif not meant and not _may_be_told(claim, evidence):
            problems.append(Problem(kind="attribution", words=claim.source, why="no span gives it as words of theirs"))
        elif not claim.loose:
            problems += _unmarked(claim, near)
    return problems


def _around(sentence: str, start: int, end: int) -> Claim | None:
    """Return the attribution of a cue: its subject before it, or behind it where nothing stands before."""
    before = _since_break(sentence[:start])
    subject = _trimmed(before)
    if subject and _is_pronoun(subject.rsplit(maxsplit=1)[-1]):
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
        or _is_pronoun(subject)
        or last in known.roles
        or last.removesuffix("s") in known.roles
        or last in known.collectives
        or last in lexicon("checking_claims")["sources"]
    )


def _is_cue(word: str) -> bool:
    return fold(word) in _cues()


def _meant(bare: str, claim: Claim, marked: Sequence[Quotation], evidence: Evidence) -> list[Said]:
    """Return the quotations of the evidence that the claim means: by its quoted words, else by its telling words."""
    places = [place for quotation in marked for place in quotation.places]
    if places:
        return [
            said
            for said in evidence.quotes
            if said.names and any(said.report is p.report and said.says(a, b) for p, a, b in places)
        ]
    told = set(content_stems(bare[: claim.start] + " " + bare[claim.end :]))
    scored = []
    for said in evidence.quotes:
        own = set(content_stems(said.report.text[said.quote.start : said.quote.end]))
        if told and said.names and own:
            scored.append((len(told & own) / min(len(told), len(own)), said))
    best = max((share for share, _ in scored), default=0.0)
    return [said for share, said in scored if share == best and share >= _BORNE]


def _next_to(claim: Claim, marked: Sequence[Quotation]) -> list[Quotation]:
    if not marked:
        return []
    return [min(marked, key=lambda q: min(abs(q.start - claim.end), abs(claim.start - q.end)))]


def _is_source(source: str, said: Said) -> bool:
    """Tell whether the words that name a source may mean the source of a quotation."""
    if not said.names:
        return True
    names = _names(source)
    forms = {spelled(w.form.removesuffix("'s")) for name in said.names for w in words(name)}
    if names:
        return all(name in forms for name in names) or _initials(source, said)
    wanted = _head(source)
    known = vocabulary()
    if wanted in forms or wanted.removesuffix("s") in forms or wanted + "s" in forms:
        return True
    roles = {*forms, *(" ".join(w.form for w in words(name)) for name in said.names)}
    if any(wanted in known.entails.get(role, ()) for role in roles):
        return True
    return wanted not in known.roles and wanted.removesuffix("s") not in known.roles


def _initials(source: str, said: Said) -> bool:
    letters = "".join(c for c in source if c.isupper())
    return any(letters == "".join(w[0] for w in name.split() if w[0].isupper()) for name in said.names)


def _names(source: str) -> list[str]:
    known = vocabulary()
    found = []
    for word in words(source):
        written = source[word.start : word.end]
        form = word.form.removesuffix("'s")
        if written[:1].isupper() and not (form in known.honorifics or form in known.roles or form in known.never):
            found.append(spelled(form))
    return found


def _head(source: str) -> str:
    tail = re.split(r"\b(?:of|for|from|in|at|with|on|to)\b", fold(source))[0].split()
    return tail[-1].strip(",.") if tail else ""


def _is_pronoun(source: str) -> bool:
    return fold(source) in lexicon("checking_claims")["pronouns"]


def _is_outlet(source: str, evidence: Evidence) -> bool:
    """Tell whether the source named is the outlet of a cited report, or "reports" in general."""
    forms = {w.form for w in words(source)}
    if forms & set(lexicon("checking_claims")["reports"]):
        return True
    outlets = [{w.form for w in words(piece.report.outlet or "")} for piece in evidence.pieces]
    return any(own and {f for f in forms if f != "the"} <= own for own in outlets)


def _may_be_told(claim: Claim, evidence: Evidence) -> bool:
    """Tell whether the evidence attributes anything there in words that its quotations may have missed."""
    stated = {form for _, forms in evidence.entities for f in forms for form in (w.form for w in words(f))}
    names = _names(claim.source)
    for piece in evidence.pieces:
        for sentence in piece.sentences:
            forms = [w.form for w in words(piece.report.text, sentence.start, sentence.end)]
            near = {spelled(f.removesuffix("'s")) for f in forms}
            if any(f in _cues() or f == "according" for f in forms) and (all(n in near or n in stated for n in names)):
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


def _hedged(sentence: str) -> bool:
    """Tell whether a sentence says in general that it is told by others: "reportedly"."""
    return any(word.form in lexicon("checking_claims")["hedges"] for word in words(sentence))


def _own_voice(sentence: str, evidence: Evidence) -> list[Problem]:
    """Return a problem where every place of the evidence that tells the same gives it as words of a source."""
    told = set(content_stems(sentence))
    best: list[tuple[float, Said | None]] = []
    for piece in evidence.pieces:
        for extent in piece.sentences:
            own = set(content_stems(piece.report.text[extent.start : extent.end]))
            share = len(told & own) / len(told) if told else 0.0
            best.append((share, _attributed(told & own, piece.report, extent, evidence)))
    most = max((share for share, _ in best), default=0.0)
    near = [said for share, said in best if share >= max(_BORNE, most * 0.75)]
    if not near or any(said is None or _is_kept(sentence, said) for said in near):
        return []
    whom = "; ".join(dict.fromkeys(said.names[0] for said in near if said and said.names))
    text = " ".join(sentence.split())
    why = "told as a fact, but the spans give it as words of a source"
    return [Problem(kind="attribution", words=text, why=why, instead=whom or None)]


def _is_kept(sentence: str, said: Said) -> bool:
    """Tell whether a sentence keeps the word that attributes, or names the source: it then tells no fact of its own."""
    own = {stem(w.form) for w in words(sentence)}
    cue = said.quote.cue
    if cue and {stem(w.form) for w in words(said.report.text, cue.start, cue.end) if len(w.form) > 2} & own:
        return True
    named = {stem(form) for name in said.names for form in _names(name)}
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


@cache
def _cues() -> frozenset[str]:
    rules = lexicon("checking_claims")["cues"]
    kept = frozenset(rules["lemmas"])
    return frozenset(form for form, entry in verbs().items() if entry.lemma in kept) - frozenset(rules["not"])


@cache
def _common() -> frozenset[str]:
    return frozenset(lexicon("checking_claims")["openers"]) - frozenset(lexicon("checking_claims")["sources"])


@cache
def _around_sources() -> frozenset[str]:
    return frozenset(lexicon("checking_claims")["around_sources"])
