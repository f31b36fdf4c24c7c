"""Transcripts in marks: every paragraph opens with a mark and with who speaks ("“TULL: We stay.")."""

import re

from stemma.reading.cues.cue_words import Cue
from stemma.reading.quotes.page import Page
from stemma.reading.quotes.spoken import Spoken
from stemma.records import Extent

_LABEL = re.compile(r"([A-Z][A-Z.’'-]{1,20}(?: [A-Z][A-Z.’'-]{1,20}){0,2}|[A-Z]\w{1,20} [A-Z]\w{1,20}):\s+(?=\S)")


def labelled(page: Page, mark: int) -> Spoken | None:
    """Return the words of a marked paragraph that begins with the name of who speaks, None where it does not.

    >>> from stemma.reading.language import Token
    >>> from stemma.reading.parsed import ParsedReport, ParsedSentence
    >>> from stemma.records import Report
    >>> text = "“TULL: We stay.”"
    >>> tokens = tuple(Token(at, at + len(w), w, w, "PROPN", "NNP", "dep", 0, "") for at, w in ((1, "TULL"), (5, ":")))
    >>> sentence = ParsedSentence(0, len(text), 0, tokens, ())
    >>> spoken = labelled(Page(ParsedReport(Report(id="a", source="a", text=text, text_sha256=""), (sentence,))), 0)
    >>> text[spoken.start : spoken.end], spoken.cue.source
    ('We stay.”', Extent(start=1, end=5))
    """
    m = page.marked[mark]
    label = _LABEL.match(page.text, m.first, m.last)
    sentence = page.sentence_at(m.start)
    if label is None or page.sentences[sentence].start < m.start:
        return None
    tokens = page.tokens(sentence)
    colon = next((i for i, t in enumerate(tokens) if t.text == ":" and t.start == label.end(1)), None)
    if not colon:
        return None
    source = Extent(start=m.first, end=label.end(1))
    cue = Cue(tokens[colon].start, tokens[colon].end, colon, ":", True, source, colon - 1, None)
    return Spoken(mark, sentence, cue, label.end(), m.end)
