"""Whether words in marks go on with what somebody was said to have said before them.

They do where a conjunction, a comma behind the cue or a sentence end lies between, or where the next paragraph opens
with a mark; not where another tells on, or a question is answered.
"""

from typing import NamedTuple

from stemma.reading.cues.cue_words import Cue
from stemma.reading.cues.text_authors import told_of
from stemma.reading.language import Token
from stemma.reading.quotes.marks_said import is_title
from stemma.reading.quotes.page import Page
from stemma.reading.quotes.signed import signature
from stemma.reading.verb_tags import FINITE_OR_MODAL

_FILL = frozenset(("PUNCT", "SPACE", "CCONJ"))
_LED = 2  # words that lead from one sentence of a speaker to the next ("Instead, “...”")
_COORDINATE = 8  # words between two pairs of marks in one clause


class Attribution(NamedTuple):
    """A content in pieces (text extents in order), the marked stretches in it, and its cue with the cue's sentence.

    Both are None for words in marks that stand for themselves; these continue what was said before, if anybody spoke.

    >>> said = Attribution(((0, 10), (20, 32)), (0, 1), None, None)
    >>> said.start, said.end
    (0, 32)
    """

    pieces: tuple[tuple[int, int], ...]
    marks: tuple[int, ...]
    cue: Cue | None
    sentence: int | None

    @property
    def start(self) -> int:
        """Return where the content begins."""
        return self.pieces[0][0]

    @property
    def end(self) -> int:
        """Return where the content ends."""
        return max(end for _, end in self.pieces)


def is_told_on(page: Page, known: Attribution, loose: Attribution) -> bool:
    """Tell whether words in marks go on, in the sentence behind it, with what somebody is said to have said.

    "The road is safe, Orr said. “Nobody needs to leave.”" is one content: its cue stands for both sentences.

    >>> from stemma.reading.parsed import ParsedReport, ParsedSentence
    >>> from stemma.records import Extent, Report
    >>> text = "The road is safe, Orr said. “Nobody needs to leave.”"
    >>> sentences = ParsedSentence(0, 27, 0, (), ()), ParsedSentence(28, 52, 0, (), ())
    >>> page = Page(ParsedReport(Report(id="a", source="a", text=text, text_sha256=""), sentences))
    >>> cue = Cue(22, 26, 5, "say", True, Extent(start=18, end=21), 4, Extent(start=0, end=16))
    >>> known, loose = Attribution(((0, 16),), (), cue, 0), Attribution(((28, 52),), (0,), None, None)
    >>> is_told_on(page, known, loose), is_told_on(page, known._replace(cue=None), loose)
    (True, False)
    """
    if known.cue is None or known.sentence is None or known.cue.source is None or not known.cue.quotes:
        return False
    if (known.marks and _is_over(page, known)) or _is_of_writer(page, known.cue):
        return False
    here = page.sentence_at(loose.start)
    follows = here - max(known.sentence, page.sentence_at(known.end - 1)) == 1
    steps = page.sentences[here].paragraph - page.sentences[here - 1].paragraph
    if not follows or steps > 1 or (steps and (known.marks or page.is_aside(here))):
        return False
    if not stands_alone(page, loose.marks[0]) or is_apart(known, loose.start, loose.end):
        return False
    return signature(page, loose.end) is None  # whoever signs the words has said them


def _is_of_writer(page: Page, cue: Cue) -> bool:
    """Tell whether the writers of a report tell whom they asked ("when we asked them about the plan")."""
    words = "" if cue.source is None else page.text[cue.source.start : cue.source.end].lower()
    return words in told_of("writers") and cue.lemma in told_of("asking")


def is_interrupted(page: Page, last: Attribution, mark: int) -> bool:
    """Tell whether only a comma parts marks from the cue that follows the marks before ("“Fine,” she said, “go”").

    >>> from stemma.reading.parsed import ParsedReport, ParsedSentence
    >>> from stemma.records import Extent, Report
    >>> text = "“Fine,” she said, “go.”"
    >>> report = Report(id="a", source="a", text=text, text_sha256="")
    >>> page = Page(ParsedReport(report, (ParsedSentence(0, len(text), 0, (), ()),)))
    >>> last = Attribution(((0, 7),), (0,), Cue(12, 16, 5, "say", True, Extent(start=8, end=11), 4, None), 0)
    >>> is_interrupted(page, last, 1)
    True
    """
    if (
        last.cue is None
        or last.cue.source is None
        or not last.marks
        or last.cue.start < page.marked[last.marks[-1]].end
    ):
        return False
    end = max(last.cue.end, last.cue.source.end)
    return page.text[end : page.marked[mark].start].strip() == ","


def end_of_told_on(page: Page, last: Attribution, mark: int) -> int | None:
    """Return where a sentence ends that begins in marks and goes on in the report's words with what somebody said.

    In "“We stay,” Orr said. “It is only a matter” of days." the second sentence is Orr's as a whole.

    >>> from stemma.reading.parsed import ParsedReport, ParsedSentence
    >>> from stemma.records import Extent, Report
    >>> text = "“We stay,” Orr said. “It is only a matter” of days."
    >>> starts = {word: text.index(word) for word in ("matter", "of", "days")}
    >>> tokens = tuple(Token(at, at + len(w), w, w, "X", "", "dep", 0, "") for w, at in starts.items())
    >>> sentences = ParsedSentence(0, 20, 0, (), ()), ParsedSentence(21, 51, 0, tokens, ())
    >>> page = Page(ParsedReport(Report(id="a", source="a", text=text, text_sha256=""), sentences))
    >>> last = Attribution(((0, 10),), (0,), Cue(15, 19, 5, "say", True, Extent(start=11, end=14), 4, None), 0)
    >>> text[21 : end_of_told_on(page, last, 1)]
    '“It is only a matter” of days'
    """
    m = page.marked[mark]
    here = page.sentence_at(m.start)
    if last.cue is None or not last.cue.quotes or last.sentence is None or not last.marks or _is_over(page, last):
        return None
    before = page.marked[last.marks[-1]]
    if here - max(last.sentence, page.sentence_at(before.end - 1)) != 1 or page.sentence_at(m.end - 1) != here:
        return None
    if any(cue.quotes for cue in page.cues(here)):
        return None
    sentence = page.sentences[here]
    outside = [t for t in page.tokens(here) if t.pos not in ("PUNCT", "SPACE")]
    follows = next((t for t in outside if t.start >= m.end), None)
    opens = sentence.paragraph == page.sentences[here - 1].paragraph and outside and outside[0].start >= m.start
    if not opens or follows is None or not follows.text[:1].islower() or follows.tag in FINITE_OR_MODAL:
        return None
    goes_on = page.text[m.last - 1] != ","
    return max(m.end, sentence.end - (page.text[sentence.end - 1] in ".!?")) if goes_on else m.end


def is_apart(known: Attribution, start: int, end: int) -> bool:
    """Tell whether more words lie between two sentences of one speaker than are in them.

    >>> is_apart(Attribution(((0, 10),), (), None, None), 40, 55)
    True
    """
    return start - known.end > sum(e - s for s, e in known.pieces) + end - start


def goes_on(page: Page, last: Attribution, mark: int) -> bool:
    """Tell whether a marked stretch goes on with the attribution before it, in its paragraph or right after that.

    >>> from stemma.reading.parsed import ParsedReport, ParsedSentence
    >>> from stemma.records import Extent, Report
    >>> text = "“We stay,” Orr said. “It rained.”"
    >>> sentences = ParsedSentence(0, 20, 0, (), ()), ParsedSentence(21, 33, 0, (), ())
    >>> page = Page(ParsedReport(Report(id="a", source="a", text=text, text_sha256=""), sentences))
    >>> last = Attribution(((0, 10),), (0,), Cue(15, 19, 5, "say", True, Extent(start=11, end=14), 4, None), 0)
    >>> goes_on(page, last, 1)
    True
    """
    m = page.marked[mark]
    before = page.marked[last.marks[-1]]
    first, here = page.sentence_at(before.start), page.sentence_at(m.start)
    if page.sentences[first].paragraph != page.sentences[here].paragraph:
        return _opens_next_paragraph(page, last, mark)
    between = [
        t
        for s in range(page.sentence_at(before.end - 1), here + 1)
        for t in page.tokens(s)
        if before.end <= t.start and t.end <= m.start
    ]
    if all(t.pos in _FILL for t in between) or _is_coordinate(page, last, mark, between):
        return True
    alone = stands_alone(page, mark) or (last.cue is not None and last.cue.quotes and _is_led_in(page, mark))
    if last.sentence is None or not alone or _is_over(page, last):
        return False
    return here - max(last.sentence, page.sentence_at(before.end - 1)) == 1


def _is_led_in(page: Page, mark: int) -> bool:
    """Tell whether marks end their sentence, and a word or two without a verb begin it ("Instead, “he just left.”")."""
    m = page.marked[mark]
    first, last = page.sentence_at(m.start), page.sentence_at(max(m.start, m.last - 1))
    ahead = [t for t in page.tokens(first) if t.end <= m.start and t.pos not in _FILL]
    behind = [t for t in page.tokens(last) if t.start >= m.end and t.pos not in _FILL]
    return not behind and 0 < len(ahead) <= _LED and all(t.pos in ("ADV", "SCONJ", "INTJ") for t in ahead)


def _is_over(page: Page, last: Attribution) -> bool:
    """Tell whether a clause with a subject of its own follows marks whose cue stands before them: another tells on.

    In "Asked of his coach, who had called it “odd”, Orr smiled. “He is right.”" it is Orr who speaks.
    """
    end = page.marked[last.marks[-1]].end
    if last.cue is None or last.sentence is None or last.cue.start > end:
        return False
    tree = page.tree(last.sentence)
    behind = [i for i, t in enumerate(tree.tokens) if t.start >= end]
    roots = [i for i in behind if tree.head[i] == i and tree.tokens[i].tag in FINITE_OR_MODAL]
    return any((subject := tree.child(i, "nsubj")) is not None and subject in behind for i in roots)


def is_in_sentence(page: Page, last: Attribution, mark: int) -> bool:
    """Tell whether marks go on with the sentence in which the marks before them stand.

    >>> from stemma.reading.parsed import ParsedReport, ParsedSentence
    >>> from stemma.records import Report
    >>> text = "A “new low” and a “joke”. “It rained.”"
    >>> sentences = ParsedSentence(0, 25, 0, (), ()), ParsedSentence(26, 38, 0, (), ())
    >>> page = Page(ParsedReport(Report(id="a", source="a", text=text, text_sha256=""), sentences))
    >>> last = Attribution(((2, 11),), (0,), None, None)
    >>> is_in_sentence(page, last, 1), is_in_sentence(page, last, 2)
    (True, False)
    """
    return page.sentence_at(page.marked[last.marks[-1]].last - 1) == page.sentence_at(page.marked[mark].start)


def _is_coordinate(page: Page, last: Attribution, mark: int, between: list[Token]) -> bool:
    """Tell whether marks are one more part of the same clause ("called it a “new low” and a “bizarre attempt”")."""
    if last.cue is None or last.cue.start > last.start or not is_in_sentence(page, last, mark):
        return False
    if page.text[page.marked[last.marks[-1]].last - 1] == "," and between[0].pos != "CCONJ":
        return False
    told = any(t.tag in FINITE_OR_MODAL or t.text in (":", ";") for t in between)
    return not told and len(between) <= _COORDINATE and not is_title(page, mark)


def _opens_next_paragraph(page: Page, last: Attribution, mark: int) -> bool:
    """Tell whether the next paragraph begins with more of the same speech: a question is answered by somebody else."""
    m = page.marked[mark]
    before = page.marked[last.marks[-1]]
    here = page.sentence_at(m.start)
    ends = page.sentence_at(max(before.start, before.last - 1))
    ends = max(ends, last.sentence) if last.sentence is not None and last.sentence < here else ends
    if here - ends != 1 or page.sentences[here].paragraph - page.sentences[ends].paragraph != 1:
        return False
    if page.is_aside(here) or (before.closed and not _ends_with_cue(page, last, ends)):
        return False
    return stands_alone(page, mark) and m.start - page.sentences[here].start < 3


def _ends_with_cue(page: Page, last: Attribution, ends: int) -> bool:
    """Tell whether a paragraph ends with who said its words ("“...,” Orr said."), no question among them."""
    before = page.marked[last.marks[-1]]
    if last.cue is None or last.sentence != ends or last.cue.start < before.end or not last.cue.quotes:
        return False
    return page.text[before.last - 1] != "?" and not page.marks_in(last.cue.end, page.sentences[ends].end)


def stands_alone(page: Page, mark: int) -> bool:
    """Tell whether marks hold whole sentences: nothing of their first and last sentence stands outside.

    >>> from stemma.reading.parsed import ParsedReport, ParsedSentence
    >>> from stemma.records import Report
    >>> def page(text):
    ...     starts = {word: text.index(word) for word in text.split()}
    ...     tokens = tuple(Token(at, at + len(w), w, w, "X", "", "dep", 0, "") for w, at in starts.items())
    ...     report = Report(id="a", source="a", text=text, text_sha256="")
    ...     return Page(ParsedReport(report, (ParsedSentence(0, len(text), 0, tokens, ()),)))
    >>> stands_alone(page("“We stay here.”"), 0), stands_alone(page("Orr said “We stay here.”"), 0)
    (True, False)
    """
    m = page.marked[mark]
    first, last = page.sentence_at(m.start), page.sentence_at(max(m.start, m.last - 1))
    after = [t for t in page.tokens(last) if t.start >= m.end]
    after = [] if after and after[0].text in ("—", "–", "--") else after
    outside = [t for t in page.tokens(first) if t.end <= m.start] + after
    return all(t.pos in _FILL or not t.text.strip("•*-–—·") for t in outside)
