"""All that a report attributes: words in marks with their cues, then what stands without marks.

Marks come first, since they are sure. A marked stretch without a cue of its own goes with the attribution before it
where only a conjunction or a sentence end lies between. Attributions are not nested, the outermost holds.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from stemma.data import lexicon
from stemma.reading.clauses import Tree
from stemma.reading.cue_words import Cue, listed
from stemma.reading.language import Token
from stemma.reading.marks_said import is_title
from stemma.reading.page import Page
from stemma.reading.spoken import Spoken, attach
from stemma.reading.transcripts import labelled

_OUTERMOST = frozenset(("according to", ":"))
_FILL = frozenset(("PUNCT", "SPACE", "CCONJ"))
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_COORDINATE = 8  # words between two pairs of marks in one clause


class Attribution(NamedTuple):
    """A content in pieces (text extents in order), the marked stretches in it, and its cue with the cue's sentence.

    Both are None for words in marks that stand for themselves; these continue what was said before, if anybody spoke.
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


def gather(page: Page) -> list[Attribution]:
    """Return the attributions of a page in the order of their contents."""
    marked, loose = _marked(page)
    found = sorted([*marked, *_unmarked(page, marked)], key=lambda a: (a.start, a.end))
    held = {m for a in found for m in a.marks}
    for a in loose:
        if a.marks[0] in held or not _is_speech(page, a.marks[0]):
            continue
        at = bisect_right(found, a.start, key=lambda known: known.start) - 1
        if at >= 0 and _is_told_on(page, found[at], a):
            found[at] = _extended(found[at], a.start, a.end, a.marks[0])
        else:
            found.insert(at + 1, a)
    return found


def _is_told_on(page: Page, known: Attribution, loose: Attribution) -> bool:
    """Tell whether words in marks go on, in the sentence behind it, with what somebody is said to have said.

    "The road is safe, Orr said. “Nobody needs to leave.”" is one content: its cue stands for both sentences.
    """
    if known.cue is None or known.sentence is None or known.cue.source is None or not known.cue.quotes:
        return False
    if known.marks and _is_over(page, known):
        return False
    here = page.sentence_at(loose.start)
    follows = here - max(known.sentence, page.sentence_at(known.end - 1)) == 1
    if not follows or page.sentences[here].paragraph != page.sentences[here - 1].paragraph:
        return False
    return stands_alone(page, loose.marks[0]) and not _is_apart(known, loose.start, loose.end)


def _marked(page: Page) -> tuple[list[Attribution], list[Attribution]]:
    """Return the attributions of words in marks that have a cue, and the marked stretches that have none."""
    found: list[Attribution] = []
    loose: list[Attribution] = []
    last: Attribution | None = None
    for mark, m in enumerate(page.marked):
        if not m.opened and not _is_orphan_end(page, mark):
            continue
        if found and m.end <= found[-1].end:
            found[-1] = found[-1]._replace(marks=(*found[-1].marks, mark))
            last = found[-1]
            continue
        spoken = labelled(page, mark) or attach(page, mark)
        if spoken is not None:
            _add(found, spoken)
            if last is not None and last.cue is None and loose and last is loose[-1] and _leads_to(page, last, spoken):
                loose.pop()
                found[-1] = _joined(last, found[-1])
            last = found[-1]
        elif last is not None and last.cue and last is found[-1] and _goes_on(page, last, mark):
            if _is_apart(last, m.start, m.end) and not _is_in_sentence(page, last, mark):
                found.append(last._replace(pieces=((m.start, m.end),), marks=(mark,)))
            else:
                found[-1] = _extended(last, m.start, m.end, mark)
            last = found[-1]
        elif (
            last is not None
            and last.cue
            and last is found[-1]
            and (end := _end_of_told_on(page, last, mark)) is not None
        ):
            if _is_apart(last, m.start, end):
                found.append(last._replace(pieces=((m.start, end),), marks=(mark,)))
            else:
                found[-1] = _extended(last, m.start, end, mark)
            last = found[-1]
        else:
            last = Attribution(((m.start, m.end),), (mark,), None, None)
            loose.append(last)
    return found, loose


def _end_of_told_on(page: Page, last: Attribution, mark: int) -> int | None:
    """Return where a sentence ends that begins in marks and goes on in the report's words with what somebody said.

    In "“We stay,” Orr said. “It is only a matter” of days." the second sentence is Orr's as a whole.
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
    if not opens or follows is None or not follows.text[:1].islower() or follows.tag in _FINITE:
        return None
    goes_on = page.text[m.last - 1] != ","
    return max(m.end, sentence.end - (page.text[sentence.end - 1] in ".!?")) if goes_on else m.end


def _add(found: list[Attribution], spoken: Spoken) -> None:
    """Add a spoken stretch, to the last attribution where that has the same cue."""
    if found and found[-1].cue is spoken.cue:
        found[-1] = _extended(found[-1], spoken.start, spoken.end, spoken.mark)
    else:
        found.append(Attribution(((spoken.start, spoken.end),), (spoken.mark,), spoken.cue, spoken.sentence))


def _extended(known: Attribution, start: int, end: int, mark: int) -> Attribution:
    last = known.pieces[-1]
    if start <= last[1]:
        pieces = (*known.pieces[:-1], (min(last[0], start), max(last[1], end)))
    else:
        pieces = (*known.pieces, (start, end))
    return known._replace(pieces=pieces, marks=(*known.marks, mark))


def _leads_to(page: Page, loose: Attribution, spoken: Spoken) -> bool:
    """Tell whether marks without a cue stand in the clause that a cue after later marks attributes."""
    if spoken.cue is None or spoken.cue.start < spoken.end:
        return False
    return page.sentence_at(loose.end - 1) == page.sentence_at(page.marked[spoken.mark].start)


def _joined(first: Attribution, second: Attribution) -> Attribution:
    return second._replace(pieces=((min(first.start, second.start), second.end),), marks=(*first.marks, *second.marks))


def _is_apart(known: Attribution, start: int, end: int) -> bool:
    """Tell whether more words lie between two sentences of one speaker than are in them."""
    return start - known.end > sum(e - s for s, e in known.pieces) + end - start


def _is_orphan_end(page: Page, mark: int) -> bool:
    """Tell whether a closing mark without its fellow ends what the paragraph before left open, or a cue follows it."""
    m = page.marked[mark]
    if mark and page.marked[mark - 1].opened and not page.marked[mark - 1].closed:
        return True
    spoken = attach(page, mark)
    return spoken is not None and spoken.cue is not None and spoken.cue.start >= m.end


def _goes_on(page: Page, last: Attribution, mark: int) -> bool:
    """Tell whether a marked stretch goes on with the attribution before it, in its paragraph or right after that."""
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
    if last.sentence is None or not stands_alone(page, mark) or _is_over(page, last):
        return False
    return here - max(last.sentence, page.sentence_at(before.end - 1)) == 1


def _is_over(page: Page, last: Attribution) -> bool:
    """Tell whether a clause with a subject of its own follows marks whose cue stands before them: another tells on.

    In "Asked of his coach, who had called it “odd”, Orr smiled. “He is right.”" it is Orr who speaks.
    """
    end = page.marked[last.marks[-1]].end
    if last.cue is None or last.sentence is None or last.cue.start > end:
        return False
    tree = page.tree(last.sentence)
    behind = [i for i, t in enumerate(tree.tokens) if t.start >= end]
    roots = [i for i in behind if tree.head[i] == i and tree.tokens[i].tag in _FINITE]
    return any((subject := tree.child(i, "nsubj")) is not None and subject in behind for i in roots)


def _is_in_sentence(page: Page, last: Attribution, mark: int) -> bool:
    """Tell whether marks go on with the sentence in which the marks before them stand."""
    return page.sentence_at(page.marked[last.marks[-1]].last - 1) == page.sentence_at(page.marked[mark].start)


def _is_coordinate(page: Page, last: Attribution, mark: int, between: list[Token]) -> bool:
    """Tell whether marks are one more part of the same clause ("called it a “new low” and a “bizarre attempt”")."""
    if last.cue is None or last.cue.start > last.start or not _is_in_sentence(page, last, mark):
        return False
    if page.text[page.marked[last.marks[-1]].last - 1] == "," and between[0].pos != "CCONJ":
        return False
    told = any(t.tag in _FINITE or t.text in (":", ";") for t in between)
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
    """Tell whether marks hold whole sentences: nothing of their first and last sentence stands outside."""
    m = page.marked[mark]
    first, last = page.sentence_at(m.start), page.sentence_at(max(m.start, m.last - 1))
    after = [t for t in page.tokens(last) if t.start >= m.end]
    after = [] if after and after[0].text in ("—", "–", "--") else after
    outside = [t for t in page.tokens(first) if t.end <= m.start] + after
    return all(t.pos in _FILL or not t.text.strip("•*-–—·") for t in outside)


def _is_speech(page: Page, mark: int) -> bool:
    """Tell whether words in marks without a cue are speech: sentences or a clause, not a title or a term."""
    m = page.marked[mark]
    tokens = [t for s in range(page.sentence_at(m.first), page.sentence_at(m.last - 1) + 1) for t in page.tokens(s)]
    words = [t for t in tokens if m.first <= t.start < m.last and t.pos not in ("PUNCT", "SPACE")]
    rules = lexicon("quotes_marks")
    if is_title(page, mark):
        return False
    if stands_alone(page, mark):
        return len(words) >= rules["fewest_words_alone"]
    if page.is_headline(page.sentence_at(m.start)) and len(words) >= rules["fewest_words_headline"]:
        return True
    return len(page.text[m.first : m.last].split()) >= rules["fewest_words_inside"]


def _unmarked(page: Page, marked: list[Attribution]) -> Iterator[Attribution]:
    """Yield the attributions whose content the parse shows, outermost first within a sentence."""
    used, taken = _used(marked), _taken(page, marked)
    for number, sentence in enumerate(page.sentences):
        if not sentence.tokens or not page.cues(number):
            continue
        tree = page.tree(number)
        busy = list(used[number])
        cues = [c for c in page.cues(number) if c.content and c.token not in busy]
        here = list(taken[number])
        for cue in sorted(cues, key=lambda c: (c.lemma not in _OUTERMOST, not _follows(c), _depth(tree, c), c.token)):
            content = cue.content
            if content is None or any(s <= cue.start < e for s, e in here):
                continue
            if any(s < content.end and content.start < e for s, e in here):
                continue
            if any(content.start <= tree.tokens[b].start < content.end for b in busy if b != cue.token):
                continue
            here.append((content.start, content.end))
            busy.append(cue.token)
            yield Attribution(
                ((content.start, content.end),), tuple(page.marks_in(content.start, content.end)), cue, number
            )


def _follows(cue: Cue) -> bool:
    """Tell whether a verb of speech follows all that it attributes: nothing in that can be further out."""
    plain = cue.lemma in listed("plain")
    return plain and not cue.passive and cue.content is not None and cue.content.end <= cue.start


def _depth(tree: Tree, cue: Cue) -> int:
    return sum(1 for _ in tree.above(cue.token))


def _used(marked: list[Attribution]) -> dict[int, list[int]]:
    """Return for each sentence the tokens of the cues that have words in marks already."""
    used: dict[int, list[int]] = defaultdict(list)
    for a in marked:
        if a.cue is not None and a.sentence is not None:
            used[a.sentence].append(a.cue.token)
    return used


def _taken(page: Page, marked: list[Attribution]) -> dict[int, list[tuple[int, int]]]:
    """Return for each sentence the pieces of content that lie in it."""
    taken: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for start, end in (piece for a in marked for piece in a.pieces):
        for number in range(page.sentence_at(start), page.sentence_at(end - 1) + 1):
            taken[number].append((start, end))
    return taken
