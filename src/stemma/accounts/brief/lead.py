"""The sentence that tells what a story is about: the beginning of a report that says most of what all begin with."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

from stemma.accounts.brief.desk import LONGEST, Desk, is_labelled, is_marked, leans
from stemma.lineage.stems import stem, weight
from stemma.records import BriefSentence, Moment, Report, Span
from stemma.words import folded

SHORTEST = 40  # characters of a sentence that tells something; shorter first lines are titles or credits
CONSIDERED = 200  # reports whose beginnings are compared; in a larger story those beyond repeat what these tell
HEAD = 3  # sentences with which a report begins
BEGINNING = 2  # of which one may begin a brief
LOOKED_AT = 8  # sentences among which they are sought; before them stand titles, captions and credits
LATER = 0.6  # what a sentence is worth beside the same one a place before it: news begins with what matters
TRIED = 10  # beginnings that are tried, the best first
SHORTLY = 4  # words that tell most by which a sentence is taken for longer, so that a short one does not win by a name
COMMON = 0.35  # words that tell less are in any report (`stemma.lineage.stems`)
_DATELINE = re.compile(r"[A-Z][A-Z .,'’-]{1,40}(?:, [A-Z][a-z. ]{1,30})?(?: ?\([^()]{2,40}\))? ?[–—-]{1,2} ")


class Openings:
    """The beginnings of a story's reports, and the words that they share.

    `days` are the first and the last on which the story is told: with a report from outside them no brief begins.

    >>> from stemma.records import Counts, Lineage, Sentence, Story
    >>> def report(id, text):
    ...     line = Sentence(start=0, end=len(text), paragraph=0)
    ...     return Report(id=id, source=id, text=text, text_sha256="", sentences=(line,))
    >>> texts = "The old mill at Halvern burned down on Friday.", "Orr said the old mill at Halvern burned down."
    >>> reports = {id: report(id, text) for id, text in zip("ab", texts, strict=True)}
    >>> counts = Counts(reports=2, outlets=0, origins=2)
    >>> story = Story(id="s", title="", reports=("a", "b"), counts=counts, lineage=Lineage())
    >>> openings = Openings(Desk(story, reports, ()))
    >>> next(openings.told()).spans[0].report, openings.close("the mill burned") > openings.close("a vote was won")
    ('a', True)
    """

    def __init__(self, desk: Desk, days: tuple[str, str] | None = None) -> None:
        self._desk = desk
        self._worths: dict[int, float] = {}  # by the identity of moments, which the story keeps
        reports = [desk.reports[id_] for id_ in sorted(desk.reports)][:CONSIDERED]
        heads = {report.id: list(_head(report)) for report in reports}
        holders: dict[str, set[str]] = defaultdict(set)  # the lines of descent in whose heads a word stands
        for report in reports:
            for told in (report.title or "", *(desk.text(span) for span in heads[report.id])):
                for term in _terms(told):
                    holders[term].add(desk.origin(report.id))
        lines = max(2, len({desk.origin(report.id) for report in reports}))
        self._shared = {term: (len(of) - 1) / (lines - 1) for term, of in holders.items()}
        self._ranked = sorted(
            (-round(self._score(desk.text(span)) * LATER**place, 6), place, span.report, span.start, span)
            for id_, spans in heads.items()
            if days is None or days[0] <= (desk.reports[id_].published or days[0])[:10] <= days[1]
            for place, span in enumerate(spans[:BEGINNING])
        )

    def told(self) -> Iterator[BriefSentence]:
        """Yield sentences with which reports begin, first the one that says most of what the others begin with."""
        for *_, span in self._ranked[:TRIED]:
            yield self._desk.lead(span)

    def worth(self, moment: Moment) -> float:
        """Return how much a moment is of what the story is about: its origins, and the words that open its reports.

        Where only reports tell it that took their text from others, it is one of them that says so, not their source.
        """
        known = self._worths.get(id(moment))
        if known is None:
            own = any(not self._desk.is_taken(span.report) for span in moment.spans)
            known = round(self._desk.origins(moment.spans) + self.close(moment.what) - (0 if own else 1), 6)
            self._worths[id(moment)] = known
        return known

    def close(self, text: str) -> float:
        """Return how much words are of those with which reports open, 0 to 3."""
        return round(3 * self._score(text), 6)

    def _score(self, text: str) -> float:
        terms = _terms(text)
        told = sum(tells * self._shared.get(term, 0.0) for term, tells in sorted(terms.items()))
        return told / (sum(sorted(terms.values())) + SHORTLY)


def _terms(text: str) -> Mapping[str, float]:
    """Return the stems of the words that tell something, with how much they tell."""
    return {stem(form): tells for form in folded(text) if (tells := weight(form)) > COMMON}


def _head(report: Report) -> Iterator[Span]:
    """Yield the first sentences of a report in plain prose that stand by themselves, datelines left out."""
    seen = 0
    for sentence in report.sentences[:LOOKED_AT]:
        in_part = any(p.start <= sentence.start < p.end for p in report.parts)
        if in_part or sentence.end - sentence.start < SHORTEST:
            continue
        dateline = _DATELINE.match(report.text[sentence.start : sentence.end])
        start = sentence.start + (dateline.end() if dateline else 0)
        if _is_prose(report.text[start : sentence.end]):
            yield Span(report=report.id, start=start, end=sentence.end)
            seen += 1
        if seen == HEAD:
            return


def _is_prose(text: str) -> bool:
    whole = len(text) <= LONGEST and text.rstrip()[-1:] in (".", "!") and not is_marked(text)
    return whole and not leans(text) and not is_labelled(text)
