"""A parsed report laid out for the search for quotations: paragraphs, marked stretches, trees and cues by sentence."""

from bisect import bisect_right

from stemma.reading.clauses import Tree
from stemma.reading.cues.corrected import corrected
from stemma.reading.cues.cue_words import Cue
from stemma.reading.cues.kept_cues import cues_of
from stemma.reading.language import Token
from stemma.reading.marks import marks
from stemma.reading.marks.mark_forms import Marked
from stemma.reading.marks.quoted import paragraphs
from stemma.reading.parsed import ParsedReport, ParsedSentence

_TITLE = 160  # characters of a title at the most


class Page:
    """What the rules for quotations ask of a report; trees and cues are made once, when first asked for.

    >>> from stemma.records import Report
    >>> text = "“It rained.”"
    >>> token = Token(1, 3, "It", "it", "PRON", "PRP", "root", 0, "")
    >>> sentence = ParsedSentence(0, len(text), 0, (token,), ())
    >>> page = Page(ParsedReport(Report(id="a", source="a", text=text, text_sha256=""), (sentence,)))
    >>> [text[m.first : m.last] for m in page.marked], page.free(0, 0)
    (['It rained.'], False)
    """

    def __init__(self, parsed: ParsedReport) -> None:
        self.text = parsed.report.text
        self.sentences: tuple[ParsedSentence, ...] = parsed.sentences
        self.paragraphs = paragraphs(self.sentences)
        self.marked: tuple[Marked, ...] = marks.pair(self.text, self.paragraphs)
        self._asides = sorted(
            (p.start, p.end) for p in parsed.report.parts if p.kind in ("caption", "heading", "title")
        )
        self._starts = [s.start for s in self.sentences]
        self._mark_starts = [m.start for m in self.marked]
        self._first = self.sentences[0].paragraph if self.sentences else 0
        self._trees: dict[int, Tree] = {}
        self._cues: dict[int, list[Cue]] = {}

    def sentence_at(self, offset: int) -> int:
        """Return the index of the sentence in which an offset lies (or after which it comes)."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def is_headline(self, sentence: int) -> bool:
        """Tell whether a sentence is the first paragraph, where reports have their titles, and as short as those."""
        s = self.sentences[sentence]
        return s.paragraph == self._first and s.end - s.start <= _TITLE

    def is_aside(self, sentence: int) -> bool:
        """Tell whether a sentence is a caption or heading, which the flow of the report passes over."""
        at = bisect_right(self._asides, (self.sentences[sentence].start, len(self.text))) - 1
        return at >= 0 and self.sentences[sentence].start < self._asides[at][1]

    def tree(self, sentence: int) -> Tree:
        """Return the parse of a sentence as a tree."""
        if sentence not in self._trees:
            self._trees[sentence] = corrected(self.sentences[sentence])
        return self._trees[sentence]

    def cues(self, sentence: int) -> list[Cue]:
        """Return the cues of a sentence that do not stand between marks."""
        if sentence not in self._cues:
            title = self.is_headline(sentence)
            self._cues[sentence] = cues_of(self.sentences[sentence], self._held(sentence), title)
        return self._cues[sentence]

    def _held(self, sentence: int) -> list[tuple[int, int]]:
        """Return the half-open places of the marked stretches that reach into a sentence."""
        start, end = self.sentences[sentence].start, self.sentences[sentence].end
        inside = self.marks_in(start, end)
        before = [] if (over := self.mark_at(start)) is None or over in inside else [over]
        return [(self.marked[at].start, self.marked[at].end) for at in [*before, *inside]]

    def free(self, sentence: int, token: int) -> bool:
        """Tell whether a token of a sentence stands outside all marks."""
        return self.mark_at(self.sentences[sentence].tokens[token].start) is None

    def mark_at(self, offset: int) -> int | None:
        """Return the index of the marked stretch that holds an offset, its marks included, or None."""
        at = bisect_right(self._mark_starts, offset) - 1
        return at if at >= 0 and offset < self.marked[at].end else None

    def marks_in(self, start: int, end: int) -> range:
        """Return the indices of the marked stretches that begin in ``text[start:end]``."""
        return range(bisect_right(self._mark_starts, start - 1), bisect_right(self._mark_starts, end - 1))

    def tokens(self, sentence: int) -> tuple[Token, ...]:
        """Return the tokens of a sentence."""
        return self.sentences[sentence].tokens
