"""Which cue gives the words between marks to somebody, and what around the marks belongs to the same content.

News puts the cue after the words ("“...,” Orr said"), before them ("Orr said: “...”") or around them, or lets the marks
begin in the middle of the content ("that the state would “never” pay"). The order of the marks, the punctuation between
and the subject beside the verb decide; the parse is asked last, since marks break parses.
"""

from typing import NamedTuple

from stemma.reading.cues.cue_words import Cue, listed, verbs
from stemma.reading.language import Token
from stemma.reading.quotes.cues_ahead import announced, cue_ahead
from stemma.reading.quotes.cues_behind import cue_behind
from stemma.reading.quotes.marks_said import is_spent, is_title
from stemma.reading.quotes.page import Page

_PLACE = 4  # words of a dateline
_FEW = 6  # words of a sentence that only tells who says something


class Spoken(NamedTuple):
    """A marked stretch, the cue that attributes it (with its sentence), and the extent of the content."""

    mark: int
    sentence: int | None
    cue: Cue | None
    start: int
    end: int


def attach(page: Page, mark: int) -> Spoken | None:
    """Return how the marked stretch `mark` is attributed, or None where no cue beside it does.

    >>> from stemma.reading.parsed import ParsedReport, ParsedSentence
    >>> from stemma.records import Report
    >>> text = "“We stay,” Orr said."
    >>> rows = [("We", "PRON", "nsubj", 1), ("stay", "VERB", "ccomp", 3), ("Orr", "PROPN", "nsubj", 3),
    ...     ("said", "VERB", "root", 3)]
    >>> tokens = tuple(Token(text.index(w), text.index(w) + len(w), w, w, p, "VBD", d, h, "") for w, p, d, h in rows)
    >>> report = Report(id="a", source="a", text=text, text_sha256="")
    >>> found = attach(Page(ParsedReport(report, (ParsedSentence(0, 20, 0, tokens, ()),))), 0)
    >>> found.cue.lemma, text[found.cue.source.start : found.cue.source.end]
    ('say', 'Orr')
    """
    found = _attached(page, mark)
    m = page.marked[mark]
    source = found.cue.source if found is not None and found.cue is not None and found.cue.start < m.start else None
    return None if source is not None and source.start <= m.start and m.last <= source.end else found


def _attached(page: Page, mark: int) -> Spoken | None:
    m = page.marked[mark]
    first, last = page.sentence_at(m.start), page.sentence_at(max(m.start, m.last - 1))
    before, after = _before(page, mark, first), _after(page, mark, last)
    if is_title(page, mark) and _is_named_work(before, after):
        return None
    whole = all(t.pos in ("PUNCT", "SPACE", "CCONJ") for _, t in before) or _is_dateline(before)
    last, after = _carried_over(page, mark, last, after)
    follows = cue_behind(page, mark, last, after)
    end = _end_before(page, last, follows, after, m.end) if follows else m.end
    if follows and follows.lemma == "put" and not whole:
        return Spoken(mark, last, follows, _start_of_words(before, m.start), m.end)
    if follows and whole:
        return Spoken(mark, last, follows, m.start, end)
    ahead = cue_ahead(page, mark, first, before)
    if ahead and not (follows and before[-1][1].text == "," and is_spent(page, mark, first, ahead[0])):
        cue, start, end = ahead
        if mark and start <= page.marked[mark - 1].start and page.marked[mark - 1].end <= cue.start:
            start = m.start  # the cue interrupts: what stands in marks before it is a piece of its own
        return Spoken(mark, first, cue, start, max(m.end, end))
    closes = page.text[m.last - 1] == "," and follows is not None and follows.lemma in listed("plain")
    if follows and not is_title(page, mark) and (ahead or closes or _may_be_said(before, follows)):
        start = m.start if ahead else _start_of_words(before, m.start)
        return Spoken(mark, last, follows, start, end)
    if whole and (told := announced(page, mark)):
        return Spoken(mark, told[0], told[1], m.start, m.end)
    return None


def _is_dateline(before: list[tuple[int, Token]]) -> bool:
    """Tell whether only a place in capitals and a colon or dash stand before marks ("KERROW: “We stay,” Orr said")."""
    words = [t for _, t in before if t.pos not in ("PUNCT", "SPACE")]
    return (
        0 < len(words) <= _PLACE and before[-1][1].text in (":", "—", "–", "-") and all(t.text.isupper() for t in words)
    )


def _is_named_work(before: list[tuple[int, Token]], after: list[tuple[int, Token]]) -> bool:
    """Tell whether a name in marks is what somebody owns or speaks to ("told Tarn Radio's “Tarn Today” that ...")."""
    return bool(before and before[-1][1].tag == "POS") or bool(after and after[0][1].text.lower() == "that")


def _may_be_said(before: list[tuple[int, Token]], cue: Cue) -> bool:
    """Tell whether the words before marks can be said with them: a clause, unless the verb behind is one of saying.

    "A self-made “odd job”, Orr changed ..." and "Since Orr is “odd,” he feels free" say nothing.
    """
    if cue.lemma in listed("core") or cue.lemma == "according to":
        return True
    words = [t for _, t in before if t.pos not in ("PUNCT", "SPACE", "CCONJ")]
    finite = any(t.tag in ("VBD", "VBZ", "VBP", "MD") for t in words)
    return finite and words[0].pos != "SCONJ" and cue.lemma in verbs()


def _end_before(page: Page, sentence: int, cue: Cue, after: list[tuple[int, Token]], end: int) -> int:
    """Return where a content ends that goes on behind its marks ("“...” to the very end, Orr said")."""
    stop = cue.start if cue.source is None else min(cue.start, cue.source.start)
    words = [t for _, t in after if t.end <= stop]
    if len(words) < 3 or words[-1].text != "," or not words[0].text.islower() or words[0].pos in ("VERB", "PRON"):
        return end
    return words[-2].end


def _before(page: Page, mark: int, sentence: int) -> list[tuple[int, Token]]:
    """Return the tokens of the sentence before the marks, back to the marks before."""
    floor = page.marked[mark - 1].end if mark else 0
    start = page.marked[mark].start
    return [(i, t) for i, t in enumerate(page.tokens(sentence)) if floor <= t.start and t.end <= start]


def _after(page: Page, mark: int, sentence: int) -> list[tuple[int, Token]]:
    roof = page.marked[mark + 1].start if mark + 1 < len(page.marked) else len(page.text)
    end = page.marked[mark].end
    inside = enumerate(page.tokens(sentence))
    return [(i, t) for i, t in inside if end <= t.start and t.end <= roof and t.pos != "SPACE"]


def _carried_over(
    page: Page, mark: int, sentence: int, after: list[tuple[int, Token]]
) -> tuple[int, list[tuple[int, Token]]]:
    """Return the words after the marks, those of the next sentence where only the mark's "?" or "!" ended the first."""
    m = page.marked[mark]
    following = sentence + 1
    if after or following >= len(page.sentences) or m.end - 1 < m.first:
        return sentence, after
    same = page.sentences[following].paragraph == page.sentences[sentence].paragraph
    final = page.text[m.last - 1 : m.last]
    if not same or (final not in "?!…—-" and not (final == "." and _only_says(page, following))):
        return sentence, after
    return following, _after(page, mark, following)


def _only_says(page: Page, sentence: int) -> bool:
    """Tell whether a sentence tells who says something and nothing else ("“We go.” Ida Orr says.")."""
    words = [t for t in page.tokens(sentence) if t.pos not in ("PUNCT", "SPACE")]
    if not 1 < len(words) <= _FEW or words[-1].tag not in ("VBD", "VBZ"):
        return False
    subject = all(t.pos in ("PROPN", "PRON", "DET", "NOUN", "ADJ") for t in words[:-1])
    return subject and words[-1].lemma in listed("core")


def _start_of_words(before: list[tuple[int, Token]], start: int) -> int:
    return next((t.start for _, t in before if t.pos not in ("PUNCT", "SPACE")), start)
