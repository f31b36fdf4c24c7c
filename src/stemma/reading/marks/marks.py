"""Quotation marks in pairs, as news really prints them.

Marks are straight or curly, double or single, doubled single ones (`` ''), guillemets or corner brackets; an
apostrophe looks like a closing single mark; a paragraph of a longer quotation opens and does not close; a mark is lost
or stands at the wrong place. The marks of one paragraph are read once from left to right, so that time is linear, and
no mark reaches beyond its paragraph, save where each line holds one sentence (`stemma.reading.marks.marks_over_lines`).
"""

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

from stemma.data import lexicon
from stemma.reading.marks.mark_forms import AFTER_CLOSER, CLOSES, MARK, OPENS, Mark, Marked
from stemma.reading.marks.marks_over_lines import closer_over_lines, to_next_opened
from stemma.reading.marks.misplaced_closers import closes_out_of_place

_SENTENCE_END = frozenset(".!?…")
_STOPS = frozenset(",.;:!?")
_WORD = re.compile(r"[\w’']{1,16}")  # no elided word is as long; a run of marks and letters may be
_WRONG_CLOSER = re.compile(r"[.!?,]['’](?=\s)")
_ANY_SINGLE = re.compile(r"(?<!\w)[‘']")
KEPT = 4  # texts whose marks are kept, since several readers of one report ask for them
_VALUE = 200  # characters of an attribute's value in left-over markup
_MEASURE = re.compile(r"\d['’′]\s?\d{1,2}(?:\.\d+)?$")


def pair(text: str, paragraphs: Iterable[tuple[int, int]]) -> tuple[Marked, ...]:
    """Return the outermost marked stretches of each paragraph ``(start, end)``, in order.

    An opening mark without its fellow reaches to the end of the paragraph, or to the words that attribute ("“We stay,
    said Orr."), or to where the next mark opens a new sentence. A closing mark without its fellow is given from the
    start of the paragraph, as not `opened`.

    >>> text = "‘It’s over,’ said Orr. “We stay."
    >>> [text[m.first : m.last] for m in pair(text, [(0, len(text))])]
    ['It’s over,', 'We stay.']
    """
    return _paired(text, tuple(paragraphs))


@lru_cache(maxsize=KEPT)
def _paired(text: str, lines: tuple[tuple[int, int], ...]) -> tuple[Marked, ...]:
    found: list[Marked] = []
    ends_open = "``" in text
    sentence_lines = False
    for number, (start, end) in enumerate(lines):
        marks = [_mark(text, m, start, end, ends_open) for m in MARK.finditer(text, start, end)]
        marks = [m for m in marks if not _is_measure(text, m) and not _is_of_markup(text, m)]
        if not marks:
            continue
        closer = closer_over_lines(text, marks, found[-1], start) if found else None
        if closer is not None:
            found[-1] = found[-1]._replace(end=closer.end, last=closer.start, closed=True)
            marks = marks[marks.index(closer) + 1 :]
            sentence_lines = True
        follows = number + 1 < len(lines) and _goes_on_single(text, lines[number + 1][0])
        here, settled = _scan(text, marks, (start, end), nest=True, follows=follows)
        if not settled:
            here, _ = _scan(text, marks, (start, end), nest=False, follows=follows)
        found += here
    if sentence_lines:
        found = to_next_opened(text, found)
    return tuple(_trimmed(text, m) for m in found if m.last > m.first)


def _trimmed(text: str, m: Marked) -> Marked:
    """Return a marked stretch whose words begin and end without a space, though its marks are set apart."""
    words = text[m.first : m.last]
    first = m.first + len(words) - len(words.lstrip())
    return m._replace(first=first, last=max(first, m.first + len(words.rstrip()))) if words.strip() else m


def _goes_on_single(text: str, start: int) -> bool:
    """Tell whether a paragraph opens with a single mark and a sentence."""
    return text[start : start + 1] in ("'", "‘") and text[start + 1 : start + 2].isupper()


def _mark(text: str, match: re.Match[str], start: int, end: int, ends_open: bool) -> Mark:
    """Return a mark with what stands beside it; where \\`\\` opens in a text, '' only closes."""
    at, stop = match.span()
    before, after = text[at - 1] if at > start else "", text[stop] if stop < end else ""
    closes = ends_open and match.group() == "''"
    if ends_open and match.group() == "'":
        closes = True
    elif ends_open and match.group() == "`" and after == " " and not before.strip():  # "` no way out '"
        after = text[stop + 1 : min(stop + 2, end)]
    if before == " " and match.group() not in OPENS:  # marks set apart ("a pity " .") close where words ended before
        closes = closes or not after or (after in _STOPS and not text[stop + 1 : min(stop + 2, end)].strip())
    return Mark(at, stop, match.group(), text[at - 2 : at - 1] if closes and before == " " else before, after, closes)


def _is_measure(text: str, mark: Mark) -> bool:
    return mark.before.isdigit() and bool(_MEASURE.search(text, max(0, mark.start - 8), mark.start))


def _is_of_markup(text: str, mark: Mark) -> bool:
    """Tell whether a mark opens or closes the value of an attribute, as left-over markup has them (`id="..."`)."""
    if mark.form != '"':
        return False
    if mark.before == "=":
        return True
    before = text.rfind('"', max(0, mark.start - _VALUE), mark.start)
    return before > 0 and text[before - 1] == "="


def _scan(text: str, marks: list[Mark], place: tuple[int, int], nest: bool, follows: bool) -> tuple[list[Marked], bool]:
    """Read the marks of a paragraph; the second result is false where nested marks were left open."""
    start, end = place
    behind = _next_doubles(marks)
    found: list[Marked] = []
    opener: Mark | None = None
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
            elif mark.before in AFTER_CLOSER and all(m.single for m in found):
                found = [Marked(start, mark.end, start, mark.start, False, True, False)]
        elif mark.single:
            continue
        elif _opens_inside(mark):
            if _says_behind(text, opener, mark):
                found.append(_between(opener, mark))
                opener = None
            elif _after_sentence(text, opener, mark):
                if closes_out_of_place(text, opener, mark, behind[at - 1]):
                    found.append(_between(opener, mark))
                    opener = None
                    continue
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


def _next_doubles(marks: Sequence[Mark]) -> list[Mark | None]:
    """Return the next mark behind each that is no single one, found once so that a run of marks costs no more."""
    found: list[Mark | None] = [None] * len(marks)
    for at in range(len(marks) - 1, 0, -1):
        found[at - 1] = found[at] if marks[at].single else marks[at]
    return found


def _opens(mark: Mark) -> bool:
    if mark.never_opens:
        return False
    if mark.form in OPENS:
        return mark.may_open or not mark.may_close
    if mark.form in CLOSES:
        return mark.may_open and not mark.may_close
    return mark.may_open or not (mark.may_close or not mark.after)


def _opens_inside(mark: Mark) -> bool:
    if mark.never_opens:
        return False
    if mark.form in OPENS:
        return mark.may_open or not mark.may_close
    return mark.form not in CLOSES and mark.may_open and not mark.may_close


def _after_sentence(text: str, opener: Mark, mark: Mark) -> bool:
    before = text[max(opener.end, mark.start - 8) : mark.start].rstrip()
    return bool(before) and before[-1] in _SENTENCE_END


def _says_behind(text: str, opener: Mark, mark: Mark) -> bool:
    """Tell whether a mark that stands where one opens ends words: who says them follows ("We stay, "Orr said.")."""
    before = text[max(opener.end, mark.start - 2) : mark.start].rstrip()[-1:]
    if mark.form != '"' or opener.form != '"' or before != ",":
        return False
    return bool(_says_at_once().match(text, mark.end) or _who_says().match(text, mark.end))


def _between(opener: Mark, closer: Mark) -> Marked:
    return Marked(opener.start, closer.end, opener.end, closer.start, True, True, opener.single)


def _unclosed(text: str, opener: Mark, end: int) -> Marked:
    """Return what an unclosed mark holds: up to the words that attribute it, else to `end`."""
    while end > opener.end and text[end - 1].isspace():
        end -= 1
    cut = _attribution().search(text, opener.end, end)
    last = cut.start() + 1 if cut else end
    other = _WRONG_CLOSER.search(text, opener.end, last)
    if other and not opener.single and not _ANY_SINGLE.search(text, opener.end, other.start() + 1):
        return Marked(opener.start, other.end(), opener.end, other.start() + 1, True, True, False)
    return Marked(opener.start, last, opener.end, last, True, False, opener.single)


def _closing_single(text: str, marks: list[Mark], at: int, start: int, follows: bool) -> int:
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
            if mark.before in AFTER_CLOSER or mark.after in AFTER_CLOSER or mark.before not in "sS":
                return there
            weak = weak or there
    if weak:
        return weak
    if opener.form == "`" or not opener.after.isupper():
        return 0
    announced = text[max(start, opener.start - 2) : opener.start].strip() == ":"
    opens = opener.start == start
    return len(marks) if (follows and (opens or announced)) or ((opens or announced) and not doubles) else 0


def _opens_single(text: str, mark: Mark) -> bool:
    if (
        mark.never_opens
        or mark.form in "’›"
        or not mark.may_open
        or not (mark.after.isalnum() or mark.after in '$£€“"….[')
    ):
        return False
    word = _WORD.match(text, mark.end)
    return not (word and (word.group().lower() in _elided() or (word.group()[0].isdigit() and word.group()[-1] == "s")))


@cache
def _elided() -> frozenset[str]:
    return frozenset(lexicon("quotes_marks")["elided"])


@cache
def _attribution() -> re.Pattern[str]:
    return re.compile(rf"[,?!]\s+{_who_says().pattern}")


@cache
def _says_at_once() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(sorted(lexicon('quotes_marks')['plain_verbs']))})\s")


@cache
def _who_says() -> re.Pattern[str]:
    verbs = "|".join(sorted(lexicon("quotes_marks")["plain_verbs"]))
    name = r"[A-Z][\w’'.-]*(?:\s[A-Z][\w’'.-]*){0,3}"
    who = rf"(?:he|she|they|the\s\w+|(?:the\s)?{name})"
    return re.compile(rf"(?:{who}\s+(?:{verbs})|(?:{verbs})\s+(?:he|she|they|[A-Z]\w+|the\s\w+))\b")
