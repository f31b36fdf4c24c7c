"""Words in marks in a list that a sentence with a colon announces ("The company said:" and its items below)."""

from stemma.reading.cue_words import listed
from stemma.reading.cues_ahead import announcing
from stemma.reading.page import Page
from stemma.reading.spoken import Spoken

_SIGNS = "-–—•*·‣▪●"
_ITEMS = 20  # items of a list in which its announcement is looked for
_ENDS = ".;,"


def item_said(page: Page, mark: int) -> Spoken | None:
    """Return the words of a list item whose list somebody is said to have said, None where none is announced.

    What stands right behind the colon needs no sign; the later items of a list do.

    >>> from stemma.reading.language import bundled
    >>> from stemma.reading.parsed import parse
    >>> from stemma.sources import report_of_text
    >>> text = "The company said:\\n- It was “old”.\\n- It was “not safe”."
    >>> page = Page(parse(report_of_text(text), bundled()))
    >>> [text[said.start : said.end] for said in (item_said(page, 0), item_said(page, 1))]
    ['It was “old”', 'It was “not safe”']
    """
    m = page.marked[mark]
    here = page.sentence_at(m.start)
    first = here
    while first > 0 and here - first < _ITEMS and _is_item(page, first) and not _announces(page, first - 1):
        first -= 1
    if first == 0 or page.sentence_at(m.end - 1) != here or not _announces(page, first - 1):
        return None
    if page.sentences[first].paragraph - page.sentences[first - 1].paragraph > 1:
        return None
    cue = announcing(page, first - 1)
    if cue is None or cue.lemma not in listed("core") or (first != here and not _is_item(page, here)):
        return None
    sentence = page.sentences[here]
    words = page.text[sentence.start : sentence.end]
    start = sentence.start + len(words) - len(words.lstrip(_SIGNS + " "))
    end = sentence.end - (words[-1:] in _ENDS)
    return Spoken(mark, first - 1, cue._replace(content=None), min(start, m.start), max(end, m.end))


def _is_item(page: Page, sentence: int) -> bool:
    """Tell whether a sentence begins a line with the sign of a list."""
    start = page.sentences[sentence].start
    line = page.text[page.text.rfind("\n", max(0, start - 6), start) + 1 : start + 1].lstrip()
    return line[:1] in _SIGNS and bool(line)


def _announces(page: Page, sentence: int) -> bool:
    tokens = page.tokens(sentence)
    return bool(tokens) and tokens[-1].text == ":"
