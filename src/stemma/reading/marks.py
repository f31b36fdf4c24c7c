"""Quotation marks in pairs, as news really prints them.

Marks are straight or curly, double or single, doubled single ones (`` ''), guillemets or corner brackets; an
apostrophe looks like a closing single mark; a paragraph of a longer quotation opens and does not close; a mark is lost
or stands at the wrong place. The marks of one paragraph are read once from left to right, so that time is linear, and
no mark reaches beyond its paragraph.
"""

import re
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from stemma.data import lexicon

_MARK = re.compile(r"``|''|‘‘|’’|[\"“”„‟«»‘’‚'`‹›「」『』]")
_SINGLE = frozenset("‘’‚'`‹›")
_OPENS = frozenset(("“", "„", "«", "``", "‘‘", "「", "『"))
_CLOSES = frozenset(("”", "»", "’’", "」", "』"))
_BEFORE_OPENER = frozenset("([{-–—―/:;,.!?…")
_AFTER_CLOSER = frozenset(".,;:!?)]}-–—―/…")
_SENTENCE_END = frozenset(".!?…")
_WORD = re.compile(r"[\w’']{1,16}")  # no elided word is as long; a run of marks and letters may be
_WRONG_CLOSER = re.compile(r"[.!?,]['’](?=\s)")
_ANY_SINGLE = re.compile(r"(?<!\w)[‘']")
_INNER_END = re.compile(r"[.!?]['’”\"]? +[A-Z“‘\"`]")
_VALUE = 200  # characters of an attribute's value in left-over markup
_LINES = 6  # lines of one sentence each over which words in marks may run
_MEASURE = re.compile(r"\d['’′]\s?\d{1,2}(?:\.\d+)?$")


class Marked(NamedTuple):
    """Words between marks: the extent with the marks, the extent of the words, and which of the marks are there."""

    start: int
    end: int
    first: int
    last: int
    opened: bool
    closed: bool
    single: bool


class _Mark(NamedTuple):
    start: int
    end: int
    form: str
    before: str  # the character before, empty at the edge of the paragraph
    after: str
    never_opens: bool = False

    @property
    def single(self) -> bool:
        return self.form in _SINGLE

    @property
    def may_open(self) -> bool:
        starts = not self.before or self.before.isspace() or self.before in _BEFORE_OPENER or _is_mark(self.before)
        return starts and bool(self.after) and not self.after.isspace()

    @property
    def may_close(self) -> bool:
        ends = not self.after or self.after.isspace() or self.after in _AFTER_CLOSER or _is_mark(self.after)
        return ends and bool(self.before) and not self.before.isspace()


def pair(text: str, paragraphs: Iterable[tuple[int, int]]) -> tuple[Marked, ...]:
    """Return the outermost marked stretches of each paragraph ``(start, end)``, in order.

    An opening mark without its fellow reaches to the end of the paragraph, or to the words that attribute ("“We stay,
    said Orr."), or to where the next mark opens a new sentence. A closing mark without its fellow is given from the
    start of the paragraph, as not `opened`.

    >>> text = "‘It’s over,’ said Orr. “We stay."
    >>> [text[m.first : m.last] for m in pair(text, [(0, len(text))])]
    ['It’s over,', 'We stay.']
    """
    found: list[Marked] = []
    ends_open = "``" in text
    lines = list(paragraphs)
    sentence_lines = False
    for number, (start, end) in enumerate(lines):
        marks = [_mark(text, m, start, end, ends_open) for m in _MARK.finditer(text, start, end)]
        marks = [m for m in marks if not _is_measure(text, m) and not _is_of_markup(text, m)]
        if not marks:
            continue
        closer = _closes_lines(marks, found[-1]) if found and _runs_on(text, found[-1], start) else None
        if closer is not None and not _INNER_END.search(text, start, closer.start):
            found[-1] = found[-1]._replace(end=closer.end, last=closer.start, closed=True)
            marks = marks[marks.index(closer) + 1 :]
            sentence_lines = True
        follows = number + 1 < len(lines) and _goes_on_single(text, lines[number + 1][0])
        here, settled = _scan(text, marks, (start, end), nest=True, follows=follows)
        if not settled:
            here, _ = _scan(text, marks, (start, end), nest=False, follows=follows)
        found += here
    if sentence_lines:
        found = _to_next_opened(text, found)
    return tuple(m for m in found if m.last > m.first)


def _goes_on_single(text: str, start: int) -> bool:
    """Tell whether a paragraph opens with a single mark and a sentence."""
    return text[start : start + 1] in ("'", "‘") and text[start + 1 : start + 2].isupper()


def _runs_on(text: str, opened: Marked, start: int) -> bool:
    """Tell whether words in marks may run over the ends of lines of one sentence each, as corpora print them."""
    if opened.closed or not opened.opened or text[opened.end : opened.end + 1] != "\n":
        return False
    ends = [opened.end]
    while ends[-1] + 1 < start:
        if len(ends) == _LINES - 1:
            return False
        ends.append(text.find("\n", ends[-1] + 1))
    lines = (text[first:last] for first, last in pairwise([opened.first - 1, *ends]))
    return not any(_INNER_END.search(line) or not line.strip() for line in lines)


def _closes_lines(marks: Sequence[_Mark], opened: Marked) -> _Mark | None:
    """Return the mark of a line that closes words opened in a line before it: the first of their kind, if it may."""
    for mark in marks:
        if mark.single is opened.single and not (mark.single and _is_apostrophe(mark)):
            spaced = mark.before.isspace() and (not mark.after or mark.after.isspace())
            turned = mark.may_close and not mark.may_open  # "`` It is late , `` said Orr"
            return mark if turned or (spaced and mark.form not in _OPENS) else None
        if not mark.single:
            return None
    return None


def _is_apostrophe(mark: _Mark) -> bool:
    owns = mark.before in ("s", "S") and mark.after.isspace()
    return mark.before.isalnum() and (mark.after.isalnum() or owns)


def _to_next_opened(text: str, found: Sequence[Marked]) -> list[Marked]:
    """Return marked stretches of a text with one sentence a line, those that never close up to the next that opens.

    A paragraph of a longer quotation opens and does not close; the lines of it are those before the next mark.
    """
    out: list[Marked] = []
    for m, behind in zip(found, [*found[1:], None], strict=True):
        opens = behind is not None and behind.opened and text[behind.start - 1] == "\n" and m.single is behind.single
        if behind is not None and opens and _runs_on(text, m, behind.start):
            end = behind.start - 1
            out.append(m._replace(end=end, last=end))
        else:
            out.append(m)
    return out


def _mark(text: str, match: re.Match[str], start: int, end: int, ends_open: bool) -> _Mark:
    """Return a mark with what stands beside it; where \\`\\` opens in a text, '' only closes."""
    at, stop = match.span()
    before, after = text[at - 1] if at > start else "", text[stop] if stop < end else ""
    closes = (ends_open and match.group() == "''") or (not after and before == " " and match.group() not in _OPENS)
    return _Mark(at, stop, match.group(), text[at - 2 : at - 1] if closes and before == " " else before, after, closes)


def _is_mark(char: str) -> bool:
    return bool(_MARK.match(char))


def _is_measure(text: str, mark: _Mark) -> bool:
    return mark.before.isdigit() and bool(_MEASURE.search(text, max(0, mark.start - 8), mark.start))


def _is_of_markup(text: str, mark: _Mark) -> bool:
    """Tell whether a mark opens or closes the value of an attribute, as left-over markup has them (`id="..."`)."""
    if mark.form != '"':
        return False
    if mark.before == "=":
        return True
    before = text.rfind('"', max(0, mark.start - _VALUE), mark.start)
    return before > 0 and text[before - 1] == "="


def _scan(
    text: str, marks: list[_Mark], place: tuple[int, int], nest: bool, follows: bool
) -> tuple[list[Marked], bool]:
    """Read the marks of a paragraph; the second result is false where nested marks were left open."""
    start, end = place
    found: list[Marked] = []
    opener: _Mark | None = None
    depth = 0
    nested = False
    at = 0
    while at < len(marks):
        mark = marks[at]
        at += 1
        if opener is None:
            if mark.single:
                closer = _closing_single(text, marks, at - 1, start, follows)
                if closer == len(marks):
                    found.append(Marked(mark.start, end, mark.end, end, True, False, True))
                    return found, True
                if closer:
                    found.append(_between(mark, marks[closer]))
                    at = closer + 1
            elif _opens(mark):
                opener, depth = mark, 1
            elif all(m.single for m in found) and mark.before in _AFTER_CLOSER:
                found = [Marked(start, mark.end, start, mark.start, False, True, False)]
        elif mark.single:
            continue
        elif _opens_inside(mark):
            if _after_sentence(text, opener, mark):
                found.append(_unclosed(text, opener, mark.start))
                opener, depth = mark, 1
            elif nest:
                nested, depth = True, depth + 1
            elif mark.form == opener.form and text[max(0, mark.start - 2) : mark.start].rstrip()[-1:] == ",":
                found.append(_between(opener, mark))  # the wrong mark closes ("`` It is late , `` Orr said")
                opener = None
            elif opener.form == '"' and mark.form == "“":  # curly marks within straight ones are pairs of their own
                depth += 1
        else:
            depth -= 1
            if depth == 0 or not (nest or (opener.form == '"' and mark.form == "”")):
                found.append(_between(opener, mark))
                opener = None
    if opener is not None:
        found.append(_unclosed(text, opener, end))
    return found, not (nested and opener is not None)


def _opens(mark: _Mark) -> bool:
    if mark.never_opens:
        return False
    if mark.form in _OPENS:
        return mark.may_open or not mark.may_close
    if mark.form in _CLOSES:
        return mark.may_open and not mark.may_close
    return mark.may_open or not (mark.may_close or not mark.after)


def _opens_inside(mark: _Mark) -> bool:
    if mark.never_opens:
        return False
    if mark.form in _OPENS:
        return mark.may_open or not mark.may_close
    return mark.form not in _CLOSES and mark.may_open and not mark.may_close


def _after_sentence(text: str, opener: _Mark, mark: _Mark) -> bool:
    before = text[max(opener.end, mark.start - 8) : mark.start].rstrip()
    return bool(before) and before[-1] in _SENTENCE_END


def _between(opener: _Mark, closer: _Mark) -> Marked:
    return Marked(opener.start, closer.end, opener.end, closer.start, True, True, opener.single)


def _unclosed(text: str, opener: _Mark, end: int) -> Marked:
    """Return what an unclosed mark holds: up to the words that attribute it, else to `end`."""
    while end > opener.end and text[end - 1].isspace():
        end -= 1
    cut = _attribution().search(text, opener.end, end)
    last = cut.start() + 1 if cut else end
    other = _WRONG_CLOSER.search(text, opener.end, last)
    if other and not opener.single and not _ANY_SINGLE.search(text, opener.end, other.start() + 1):
        return Marked(opener.start, other.end(), opener.end, other.start() + 1, True, True, False)
    return Marked(opener.start, last, opener.end, last, True, False, opener.single)


def _closing_single(text: str, marks: list[_Mark], at: int, start: int, follows: bool) -> int:
    """Return the index of the mark that closes the single mark `at`, 0 where that opens nothing.

    The length of `marks` stands for a mark that opens a paragraph and never closes, or that opens behind a colon or
    where the next paragraph `follows` with such a mark.
    """
    opener = marks[at]
    if not _opens_single(text, opener):
        return 0
    weak = doubles = 0
    for there in range(at + 1, len(marks)):
        mark = marks[there]
        if not mark.single:
            doubles += 1
        elif _opens_single(text, mark):
            return weak
        elif doubles % 2 == 0 and mark.may_close and mark.form not in "‘‚`":
            if mark.before in _AFTER_CLOSER or mark.after in _AFTER_CLOSER or mark.before not in "sS":
                return there
            weak = weak or there
    if weak:
        return weak
    if opener.form == "`" or not opener.after.isupper():
        return 0
    announced = text[max(start, opener.start - 2) : opener.start].strip() == ":"
    opens = opener.start == start
    return len(marks) if (follows and (opens or announced)) or ((opens or announced) and not doubles) else 0


def _opens_single(text: str, mark: _Mark) -> bool:
    if mark.form in "’›" or not mark.may_open or not (mark.after.isalnum() or mark.after in '$£€“"….['):
        return False
    word = _WORD.match(text, mark.end)
    return not (word and (word.group().lower() in _elided() or (word.group()[0].isdigit() and word.group()[-1] == "s")))


@cache
def _elided() -> frozenset[str]:
    return frozenset(lexicon("quotes_marks")["elided"])


@cache
def _attribution() -> re.Pattern[str]:
    verbs = "|".join(sorted(lexicon("quotes_marks")["plain_verbs"]))
    name = r"[A-Z][\w’'.-]*(?:\s[A-Z][\w’'.-]*){0,3}"
    who = rf"(?:he|she|they|the\s\w+|(?:the\s)?{name})"
    return re.compile(rf"[,?!]\s+(?:{who}\s+(?:{verbs})|(?:{verbs})\s+(?:he|she|they|[A-Z]\w+|the\s\w+))\b")
