"""The quotes of reports as single statements that can be compared: a sentence or clause that somebody said."""

import re
from bisect import bisect_right
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from stemma.accounts.utterances.speech import Uses, holds_speech
from stemma.accounts.utterances.terms import Forms, terms_of
from stemma.data import lexicon
from stemma.records import Extent, Quote, QuoteKind, Report
from stemma.words import folded

_LONGEST_CUE = 160  # characters of a cue that interrupts a sentence
_I = re.compile(r"I\b")
_PRONOUNS = frozenset(("he", "she", "it", "they", "one", "who"))
_SENTENCE_END = frozenset(".?!…")


class Statement(NamedTuple):
    """What stands in one pair of marks, or in the two halves that a cue interrupts, or the content of an indirect
    quote.

    `forms` are its folded words, `carrier` those around it in its sentence, `place` counts the statements of its
    report, `speaker` is a story name id, `known` that it names a person, `named` that it names a person or body,
    `how` by what the report tells the speaker (a name, a pronoun, a description, the place only),
    `somebody` that it is no text ("a statement"), `sure` that words of the report attribute it. `whole` numbers the
    contents of its report sentence by sentence: pairs of marks within one sentence of one content share it.
    """

    report: str
    report_text: str
    extents: tuple[Extent, ...]
    kind: QuoteKind
    speaker: str | None
    text: str
    forms: tuple[str, ...]
    carrier: tuple[str, ...]
    place: int
    known: bool = True
    whole: int | None = None
    sure: bool = True
    somebody: bool = True
    named: bool = True
    how: str = "name"


def statements(reports: Sequence[Report], names_of: Mapping[tuple[str, str], str]) -> list[Statement]:
    """Return the statements of all reports, in the order of the reports and of their texts.

    >>> quote = Quote(start=0, end=10, kind="direct", quoted=(Extent(start=1, end=9),))
    >>> report = Report(id="a", source="a", text="“We stay.” It rains.", text_sha256="", quotes=(quote,))
    >>> [(s.text, s.forms) for s in statements([report], {})]
    [('We stay.', ('we', 'stay'))]
    """
    found = []
    terms = terms_of(reports)
    for report in reports:
        starts = [s.start for s in report.sentences]
        texts = {e.id for e in report.entities if e.type == "TEXT"}
        named = {e.id for e in report.entities if e.named and e.type == "PERSON"}
        called = {e.id for e in report.entities if e.named}
        mentions = {e.id: {m.start for m in e.mentions if m.kind == "name"} for e in report.entities}
        place = 0
        uses = Uses(report)
        wholes: dict[tuple[int, int, int], int] = {}
        for quote in sorted(report.quotes, key=lambda q: (q.start, q.end)):
            speaker = names_of.get((report.id, quote.speaker)) if quote.speaker else None
            marked = {(e.start, e.end) for e in quote.quoted}
            how = _how(report, quote, mentions)
            for extents in _halves(report, quote, uses, terms):
                text = " ".join(report.text[e.start : e.end] for e in extents)
                forms = _forms(text)
                if forms:
                    carrier = _carrier(report, starts, extents)
                    kind = quote.kind if (extents[0].start, extents[0].end) in marked else "indirect"
                    sentence = bisect_right(starts, extents[0].start)
                    whole = wholes.setdefault((quote.start, quote.end, sentence), len(wholes))
                    found.append(
                        Statement(
                            report.id,
                            report.text,
                            extents,
                            kind,
                            speaker,
                            text,
                            forms,
                            carrier,
                            place,
                            quote.speaker in named,
                            whole,
                            quote.cue is not None or quote.source is not None,
                            quote.speaker not in texts,
                            quote.speaker in called,
                            how,
                        )
                    )
                    place += 1
    return found


def _how(report: Report, quote: Quote, names: Mapping[str, set[int]]) -> str:
    """Return by what a report tells who speaks: a name beside the cue, a pronoun, a description, or the place only."""
    if quote.cue is None or quote.source is None:
        return "place"
    source = quote.source
    if not names.get(quote.speaker or "", set()).isdisjoint(range(source.start, source.end)):
        return "name"
    return "pronoun" if report.text[source.start : source.end].lower() in _PRONOUNS else "description"


def _forms(text: str) -> tuple[str, ...]:
    """Return the folded words of a text with contractions written out ("I've" is "i have")."""
    endings = lexicon("quotes_wording")["contractions"]["endings"]
    any_ending = tuple(endings)
    forms: list[str] = []
    for form in folded(text):
        ending = next(e for e in endings if form.endswith(e)) if form.endswith(any_ending) else None
        whole = form.removesuffix(ending) if ending else form
        forms += [whole, endings[ending]] if ending and whole else [form]
    return tuple(forms)


def _halves(report: Report, quote: Quote, uses: Uses, terms: Collection[Forms]) -> list[tuple[Extent, ...]]:
    """Return the marked stretches of a quote, those together that are one interrupted sentence."""
    spoken = [e for e in quote.quoted if e.end > e.start and holds_speech(report, quote, e, uses)]
    if terms and quote.kind == "mixed":
        spoken = [e for e in spoken if tuple(folded(report.text, e.start, e.end)) not in terms]
    if not spoken:
        return [(Extent(start=quote.start, end=quote.end),)] if quote.kind != "direct" else []
    joined: list[tuple[Extent, ...]] = []
    for extent in spoken:
        if joined and _goes_on(report.text, quote, joined[-1][-1], extent):
            joined[-1] = (*joined[-1], extent)
        else:
            joined.append((extent,))
    return joined


def _goes_on(text: str, quote: Quote, before: Extent, after: Extent) -> bool:
    """Tell whether the cue interrupts a sentence between two marked stretches."""
    between = text[before.end : after.start]
    cue = quote.cue
    if cue is None or not before.end <= cue.start < after.start or len(between) > _LONGEST_CUE:
        return False
    ended = text[before.end - 1] in _SENTENCE_END or any(c in between.rstrip("\"“”‘’'` ")[-2:] for c in ".?!")
    runs_on = text[after.start].islower() or _I.match(text, after.start) is not None
    return not ended and runs_on and "\n" not in between


def _carrier(report: Report, starts: Sequence[int], extents: Sequence[Extent]) -> tuple[str, ...]:
    """Return the words before the statement in its sentence."""
    at = bisect_right(starts, extents[0].start) - 1
    start = report.sentences[at].start if at >= 0 else 0
    return tuple(folded(report.text, max(start, extents[0].start - 300), extents[0].start))
