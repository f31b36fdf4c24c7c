"""How one report of a story begins, in its own words: the beginning that says most of what others begin with."""

import re
from collections import Counter
from collections.abc import Iterator

from stemma.accounts.brief.desk import LONGEST, Desk, is_marked
from stemma.records import BriefSentence, Moment, Report, Span
from stemma.words import folded

SHORTEST = 40  # characters of a sentence that tells something; shorter first lines are titles or credits
CONSIDERED = 200  # reports whose beginnings are compared; in a larger story those beyond repeat what these tell
TRIED = 10  # beginnings that are tried, the best first
_DATELINE = re.compile(r"[A-Z][A-Z .,'’-]{1,40}(?:, [A-Z][a-z. ]{1,30})?(?: ?\([^()]{2,40}\))? ?[–—-]{1,2} ")


class Openings:
    """The beginnings of a story's reports, and the words that they share.

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

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        reports = [desk.reports[id_] for id_ in sorted(desk.reports)][:CONSIDERED]
        self._spans = [span for report in reports if (span := _opening(report)) is not None]
        self._terms = [_terms(desk.text(span)) for span in self._spans]
        self._spread = Counter(term for of_one in self._terms for term in of_one)

    def told(self) -> Iterator[BriefSentence]:
        """Yield how reports begin, first the beginning that says most of what the others begin with."""
        ranked = sorted(range(len(self._spans)), key=lambda n: (-self._score(self._terms[n]), self._spans[n].report))
        for n in ranked[:TRIED]:
            yield self._desk.lead(self._spans[n])

    def worth(self, moment: Moment) -> float:
        """Return how much a moment is of what the story is about: its origins, and the words that open its reports.

        Where only reports tell it that took their text from others, it is one of them that says so, not their source.
        """
        own = any(not self._desk.is_taken(span.report) for span in moment.spans)
        return round(self._desk.origins(moment.spans) + self.close(moment.what) - (0 if own else 1), 6)

    def close(self, text: str) -> float:
        """Return how much words are of those with which reports open, about 0 to 3."""
        return round(3 * self._score(_terms(text)) / max(1, len(self._spans)), 6)

    def _score(self, terms: list[str]) -> float:
        return sum(max(0, self._spread[t] - 1) for t in terms) / (len(terms) + 5)


def _terms(text: str) -> list[str]:
    return sorted({form for form in folded(text) if len(form) > 3})


def _opening(report: Report) -> Span | None:
    """Return the sentence with which a report begins, title and captions left out; None where it is not plain prose."""
    for sentence in report.sentences[:6]:
        in_part = any(p.start <= sentence.start < p.end for p in report.parts)
        if not in_part and sentence.end - sentence.start >= SHORTEST:
            text = report.text[sentence.start : sentence.end]
            dateline = _DATELINE.match(text)
            start = sentence.start + (dateline.end() if dateline else 0)
            prose = _is_prose(report.text[start : sentence.end])
            return Span(report=report.id, start=start, end=sentence.end) if prose else None
    return None


def _is_prose(text: str) -> bool:
    return len(text) <= LONGEST and text.rstrip()[-1:] in (".", "!") and not is_marked(text)
