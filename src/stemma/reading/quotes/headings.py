"""A word or two in marks in a headline: speech that the report below tells again ("Ferry owner ‘knew of leak’")."""

from collections.abc import Sequence

from stemma.reading.language import Token
from stemma.reading.quotes.page import Page
from stemma.words import fold

_THINGS = frozenset(("NOUN", "PROPN", "ADJ", "NUM"))
_LINE = 16  # words of a headline at the most
_READ = 40  # sentences below a headline in which its words are looked for


def is_told_again(page: Page, mark: int, words: Sequence[Token]) -> bool:
    """Tell whether the few words in marks of a headline stand together in a sentence below it that quotes somebody.

    Words that only name a thing ("‘wolf moon’") are a term.

    >>> from stemma.reading.language import bundled
    >>> from stemma.reading.parsed import parse
    >>> from stemma.sources import report_of_text
    >>> text = "Owner ‘knew of leak’\\n\\nThe owner knew of a leak, Orr said."
    >>> page = Page(parse(report_of_text(text), bundled()))
    >>> is_told_again(page, 0, [t for t in page.tokens(0) if page.mark_at(t.start) is not None and t.text.isalpha()])
    True
    """
    sentence = page.sentence_at(page.marked[mark].start)
    line = page.sentences[sentence]
    if not words or len(page.tokens(sentence)) > _LINE or page.text[line.end - 1] == ".":
        return False
    if all(t.pos in _THINGS for t in words) and not (len(words) == 1 and words[0].pos == "ADJ"):
        return False
    wanted = {fold(t.text) for t in words}
    below = range(sentence + 1, min(len(page.sentences), sentence + 1 + _READ))
    return any(wanted <= {fold(t.text) for t in page.tokens(s)} and _quotes(page, s) for s in below)


def _quotes(page: Page, sentence: int) -> bool:
    """Tell whether a sentence holds marks or a word that attributes."""
    here = page.sentences[sentence]
    return bool(page.cues(sentence)) or any(page.marks_in(here.start, here.end))
