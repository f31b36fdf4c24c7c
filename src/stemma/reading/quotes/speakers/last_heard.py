"""Who spoke last in a report: whom a pronoun, "the statement", or marks that were left open go back to."""

from stemma.reading.cues.cue_words import listed
from stemma.reading.cues.text_authors import is_received, is_text
from stemma.reading.language import Token
from stemma.reading.quotes.attributions import Attribution
from stemma.reading.quotes.page import Page
from stemma.reading.quotes.speakers.cast import Cast
from stemma.reading.quotes.speakers.issuers import author_of
from stemma.reading.quotes.speakers.made_texts import MadeTexts
from stemma.records import Extent

_APART = 3  # paragraphs, captions among them, over which a speech goes on that no mark has closed
_BARE = 4  # words of a description from which it tells who wrote a text
_THAT = frozenset(("the", "that", "this"))
_THIRD_PERSON = {"he": "m", "him": "m", "his": "m", "she": "f", "her": "f", "they": None, "it": None}


class LastHeard:
    """The last speaker with the source that named them, the last body and the last person, and the texts of each.

    >>> from stemma.reading.parsed import ParsedReport
    >>> from stemma.records import Entity, Report
    >>> page = Page(ParsedReport(Report(id="a", source="a", text="", text_sha256=""), ()))
    >>> orr = Entity(id="n0", name="Ida Orr", type="PERSON", gender="f", mentions=())
    >>> heard = LastHeard(page, Cast(page, (orr,)))
    >>> heard.remember(Attribution(((0, 4),), (), None, None), "n0", None)
    >>> heard.pronoun("she"), heard.pronoun("he"), heard.pronoun("it")
    ('n0', None, None)
    """

    def __init__(self, page: Page, cast: Cast) -> None:
        self._page = page
        self._cast = cast
        self.last: str | None = None
        self.source: Extent | None = None
        self.body: str | None = None
        self.person: str | None = None
        self._end = 0
        self._unclosed: tuple[str, int] | None = None
        self._texts: dict[str, str] = {}
        self._made = MadeTexts(page, cast)

    def remember(self, attribution: Attribution, speaker: str, source: Extent | None) -> None:
        """Note who says an attribution."""
        if attribution.marks or self._cast.is_person(speaker):
            self.last, self._end, self.source = speaker, attribution.end, source
        if not self._cast.is_named_person(speaker):
            self.body = speaker
        else:
            self.person = speaker
        if self._cast.known(speaker).type != "TEXT" and attribution.sentence is not None:
            self._note_texts(attribution, attribution.sentence, speaker)
        self._leave_open(attribution, speaker)

    def _note_texts(self, attribution: Attribution, sentence: int, speaker: str) -> None:
        """Remember through which texts somebody speaks in a sentence; whose text was told before keeps it.

        Of a text that is only spoken of ("Orr said the report was wrong") nobody is told to be the author.
        """
        tokens = self._page.tokens(sentence)
        says = attribution.cue is not None and attribution.cue.lemma in listed("plain")
        for i, token in enumerate(tokens):
            if token.pos != "NOUN" or not is_text(token) or not self._page.free(sentence, i):
                continue
            if says and any(start <= token.start < end for start, end in attribution.pieces):
                continue
            if is_received(self._page.tree(sentence), i):
                continue
            owner = author_of(self._cast, sentence, i)
            whose = None if owner is None else self._cast.mention_at(tokens[owner].start)
            known = i > 0 and tokens[i - 1].text.lower() in _THAT and token.lemma.lower() in self._texts
            if whose is not None or not known:
                self._texts[token.lemma.lower()] = whose or speaker

    def _leave_open(self, attribution: Attribution, speaker: str) -> None:
        """Remember who speaks in marks that the end of a paragraph does not close: the next marks go on with them."""
        last = self._page.marked[attribution.marks[-1]] if attribution.marks else None
        if last is not None and last.opened and not last.closed:
            self._unclosed = speaker, self._paragraph(self._page.sentence_at(last.start))
        elif last is not None and self._unclosed is not None and self._unclosed[0] == speaker:
            self._unclosed = None

    def speaking(self, here: int) -> str | None:
        """Return who goes on speaking in a sentence, as marks before it were left open."""
        if self._unclosed is None or self._paragraph(here) - self._unclosed[1] > _APART:
            return None
        return self._unclosed[0]

    def near(self, before: int) -> bool:
        """Tell whether the last speaker spoke in the sentence before or its paragraph."""
        if self.last is None:
            return False
        return self._paragraph(before) - self._paragraph(self._page.sentence_at(self._end - 1)) <= 1

    def issuer(self, head: Token, source: Extent) -> str | None:
        """Return who issued "the statement": who spoke through such a text; for "a statement" the body heard last."""
        words = self._page.text[source.start : source.end].lower()
        near = self.near(self._page.sentence_at(source.start))
        if is_text(head) and words.startswith(("the ", "that ", "this ", "its ", "it ")):
            bare = head.lemma.lower() == "statement" and len(words.split()) < _BARE
            told = self._texts.get(head.lemma.lower()) or (self.last if bare and near else None)
            return told or self._made.maker(head.lemma.lower(), self._page.sentence_at(source.start))
        bare = is_text(head) and words.startswith(("a ", "an ")) and len(words.split()) < _BARE
        heard = self.body is not None and self._cast.known(self.body).type == "ORG"
        return self.body if bare and heard and near else None

    def pronoun(self, word: str) -> str | None:
        """Return the last speaker for a pronoun that nobody resolved, where the gender does not speak against it."""
        if word == "it":
            return self.body
        if word not in _THIRD_PERSON or self.last is None:
            return None
        last = self._cast.known(self.last)
        if last.type not in (("PERSON", "GROUP") if word == "they" else ("PERSON",)):
            return None
        wanted = _THIRD_PERSON[word]
        return self.last if wanted is None or last.gender in (None, wanted) else None

    def _paragraph(self, sentence: int) -> int:
        return self._page.sentences[sentence].paragraph
