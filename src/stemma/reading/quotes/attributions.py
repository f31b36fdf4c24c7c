"""All that a report attributes: words in marks with their cues, then what stands without marks.

Marks come first, since they are sure. A marked stretch without a cue of its own goes with the attribution before it
where only a conjunction or a sentence end lies between. Attributions are not nested, the outermost holds.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator

from stemma.data import lexicon
from stemma.reading.clauses import Tree
from stemma.reading.cues.cue_words import Cue, listed
from stemma.reading.quotes.headings import is_told_again
from stemma.reading.quotes.marks_said import is_title
from stemma.reading.quotes.page import Page
from stemma.reading.quotes.spoken import Spoken, attach
from stemma.reading.quotes.told_on import (
    Attribution,
    end_of_told_on,
    goes_on,
    is_apart,
    is_in_sentence,
    is_interrupted,
    is_told_on,
    stands_alone,
)
from stemma.reading.quotes.transcripts import labelled

__all__ = ("Attribution", "gather", "stands_alone")

_DASHES = frozenset(("—", "–", "―", "--", "-"))
_OUTERMOST = frozenset(("according to", ":"))


def gather(page: Page) -> list[Attribution]:
    """Return the attributions of a page in the order of their contents.

    >>> from stemma.reading.language import Token
    >>> from stemma.reading.parsed import ParsedReport, ParsedSentence
    >>> from stemma.records import Report
    >>> text = "“We stay,” Orr said."
    >>> rows = [("We", "PRON", "nsubj", 1), ("stay", "VERB", "ccomp", 3), ("Orr", "PROPN", "nsubj", 3),
    ...     ("said", "VERB", "root", 3)]
    >>> tokens = tuple(Token(text.index(w), text.index(w) + len(w), w, w, p, "VBD", d, h, "") for w, p, d, h in rows)
    >>> report = Report(id="a", source="a", text=text, text_sha256="")
    >>> [found] = gather(Page(ParsedReport(report, (ParsedSentence(0, 20, 0, tokens, ()),))))
    >>> text[found.start : found.end], found.cue.lemma
    ('“We stay,”', 'say')
    """
    marked, loose = _marked(page)
    found = sorted([*marked, *_unmarked(page, marked)], key=lambda a: (a.start, a.end))
    held = {m for a in found for m in a.marks}
    for a in loose:
        if a.marks[0] in held or not _is_speech(page, a.marks[0]):
            continue
        at = bisect_right(found, a.start, key=lambda known: known.start) - 1
        if at >= 0 and is_told_on(page, found[at], a):
            found[at] = _extended(found[at], a.start, a.end, a.marks[0])
        else:
            found.insert(at + 1, a)
    return found


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
        if last is not None and found and last is found[-1] and is_interrupted(page, last, mark):
            found[-1] = last = _extended(last, m.start, m.end, mark)
        elif spoken is not None:
            _add(found, spoken)
            if last is not None and last.cue is None and loose and last is loose[-1] and _leads_to(page, last, spoken):
                loose.pop()
                found[-1] = _joined(last, found[-1])
            last = found[-1]
        elif last is not None and last.cue and last is found[-1] and goes_on(page, last, mark):
            if is_apart(last, m.start, m.end) and not is_in_sentence(page, last, mark):
                found.append(last._replace(pieces=((m.start, m.end),), marks=(mark,)))
            else:
                found[-1] = _extended(last, m.start, m.end, mark)
            last = found[-1]
        elif (
            last is not None
            and last.cue
            and last is found[-1]
            and (end := end_of_told_on(page, last, mark)) is not None
        ):
            if is_apart(last, m.start, end):
                found.append(last._replace(pieces=((m.start, end),), marks=(mark,)))
            else:
                found[-1] = _extended(last, m.start, end, mark)
            last = found[-1]
        else:
            last = Attribution(((m.start, m.end),), (mark,), None, None)
            loose.append(last)
    return found, loose


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


def _is_orphan_end(page: Page, mark: int) -> bool:
    """Tell whether a closing mark without its fellow ends what the paragraph before left open, or a cue follows it."""
    m = page.marked[mark]
    if mark and page.marked[mark - 1].opened and not page.marked[mark - 1].closed:
        return True
    spoken = attach(page, mark)
    return spoken is not None and spoken.cue is not None and spoken.cue.start >= m.end


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
    if page.is_headline(page.sentence_at(m.start)) and (
        len(words) >= rules["fewest_words_headline"] or is_told_again(page, mark, words)
    ):
        return True
    least = rules["fewest_words_set_off" if _is_set_off(page, mark) else "fewest_words_inside"]
    return len(page.text[m.first : m.last].split()) >= least


def _is_set_off(page: Page, mark: int) -> bool:
    """Tell whether a dash or a conjunction stands before words in marks, and nothing that leads up to them.

    A few such words are mostly a slogan, a headline or a term ("Kerrow – “gem of the coast” – is ...").
    """
    m = page.marked[mark]
    before = [t for t in page.tokens(page.sentence_at(m.start)) if t.end <= m.start and t.pos != "SPACE"]
    return bool(before) and (before[-1].text in _DASHES or before[-1].pos == "CCONJ")


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
    """Return how deep a cue stands; one that interrupts what it attributes stands above the verb that it interrupts."""
    depth = sum(1 for _ in tree.above(cue.token))
    interrupts = tree.dep(cue.token) == "parataxis" and cue.content is not None and cue.content.start < cue.start
    return depth - 2 if interrupts and cue.lemma in listed("plain") else depth


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
