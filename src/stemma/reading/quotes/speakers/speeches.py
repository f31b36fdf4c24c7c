"""What is said, with who says it, and speeches that go on over several paragraphs."""

from collections.abc import Sequence
from typing import NamedTuple

from stemma.reading.cues.contents_beside import cue_addresses
from stemma.reading.cues.cue_words import Cue
from stemma.reading.quotes.attributions import Attribution
from stemma.reading.quotes.page import Page
from stemma.records import Extent

_CAPTIONS = 8  # paragraphs over which marks that nobody closed go on: pages set pictures and adverts in a speech
FAR = 3  # paragraphs beyond which it makes no difference how far


class Said(NamedTuple):
    """Words that are attributed, or may be: who speaks by the rules of flow, the source in the report's words, and
    whether the speaker signs them behind a dash.
    """

    attribution: Attribution
    speaker: str | None
    source: Extent | None
    signed: bool = False


def apart(page: Page, said: Said, other: Said) -> int:
    """Return how many paragraphs lie between what is said here and there, `FAR` at the most.

    >>> from stemma.reading.parsed import ParsedReport, ParsedSentence
    >>> from stemma.records import Report
    >>> sentences = ParsedSentence(0, 5, 0, (), ()), ParsedSentence(7, 12, 1, (), ())
    >>> page = Page(ParsedReport(Report(id="a", source="a", text="“No.”\\n\\n“No.”", text_sha256=""), sentences))
    >>> first, second = (Said(Attribution(((at, at + 5),), (), None, None), None, None) for at in (0, 7))
    >>> apart(page, first, second)
    1
    """
    return min(abs(_paragraph(page, said) - _paragraph(page, other)), FAR)


def goes_on(page: Page, before: Said, said: Said) -> bool:
    """Tell whether words go on in a paragraph after one whose marks nobody closed, captions aside: one speech.

    >>> goes_on(None, Said(Attribution(((0, 4),), (), None, None), None, None), Said(None, None, None))
    False
    """
    if not before.attribution.marks or said.attribution.cue is not None or not said.attribution.marks:
        return False
    last, first = (page.marked[at] for at in (before.attribution.marks[-1], said.attribution.marks[0]))
    steps = _paragraph(page, said) - _paragraph(page, before)
    opens = not page.text[page.text.rfind("\n", 0, first.start) + 1 : first.start].strip()
    near = 0 < steps < FAR or (opens and 0 < steps <= _CAPTIONS)
    return last.opened and not last.closed and near and first.opened


def is_told_by_nobody(cue: Cue) -> bool:
    """Tell whether somebody was told something and by whom is not said: whoever was told has not said it.

    >>> is_told_by_nobody(Cue(8, 16, 2, "tell", True, None, None, None, passive=True))
    True
    """
    return cue.passive and cue.source is None and cue_addresses(cue)


def _paragraph(page: Page, said: Said) -> int:
    return page.sentences[page.sentence_at(said.attribution.start)].paragraph


def with_signatures(page: Page, said: Sequence[Said]) -> list[Said]:
    """Return what is said, the paragraphs of a speech given to whoever signs its last one.

    >>> with_signatures(None, [])
    []
    """
    found = list(said)
    for at in range(len(found) - 1, 0, -1):
        before, last = found[at - 1], found[at]
        if last.signed and before.attribution.cue is None and goes_on(page, before, last):
            found[at - 1] = before._replace(speaker=last.speaker, source=last.source, signed=True)
    return found
