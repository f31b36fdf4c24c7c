"""Who made the texts that a report tells of before it quotes them ("Orr sued the mill. ... the suit says")."""

from collections.abc import Iterator
from functools import cache

from stemma.data import lexicon
from stemma.reading.cues.agents import agent
from stemma.reading.cues.noun_phrases import noun_phrase
from stemma.reading.cues.text_authors import is_text, told_of
from stemma.reading.quotes.page import Page
from stemma.reading.quotes.speakers.cast import Cast
from stemma.reading.quotes.speakers.source_names import named_in

_MAKERS = frozenset(("PERSON", "ORG", "GROUP", "PLACE"))


class MadeTexts:
    """The named people and bodies who made the texts told of so far, by the noun for the text.

    >>> from stemma.reading.parsed import ParsedReport
    >>> from stemma.records import Report
    >>> page = Page(ParsedReport(Report(id="a", source="a", text="", text_sha256=""), ()))
    >>> MadeTexts(page, Cast(page, ())).maker("letter", 0) is None
    True
    """

    def __init__(self, page: Page, cast: Cast) -> None:
        self._page = page
        self._cast = cast
        self._makers: dict[str, str] = {}
        self._read = 0

    def maker(self, noun: str, sentence: int) -> str | None:
        """Return who made the text of a noun that was last told of before a sentence, by that noun or one like it."""
        while self._read < sentence:
            for text, maker in self._made(self._read):
                for name in _alike().get(text, (text,)):
                    self._makers[name] = maker
            self._read += 1
        return self._makers.get(noun)

    def _made(self, sentence: int) -> Iterator[tuple[str, str]]:
        """Yield the texts that somebody named makes in a sentence, outside of all marks."""
        for at, token in enumerate(self._page.tokens(sentence)):
            kinds = _verbs().get(token.lemma.lower()) if token.pos == "VERB" else None
            if kinds is None or not self._page.free(sentence, at):
                continue
            tree = self._page.tree(sentence)
            head = agent(tree, at)
            source = None if head is None else noun_phrase(tree, head, at)
            if head is None or source is None:
                continue
            maker = self._cast.mention_at(tree.tokens[head].start) or named_in(self._cast, sentence, head, source)
            if maker is None or not self._cast.known(maker).named or self._cast.known(maker).type not in _MAKERS:
                continue
            made = [tree.tokens[c].lemma.lower() for c in tree.all_children(at, "obj") if is_text(tree.tokens[c])]
            yield from ((text, maker) for text in made or kinds)


@cache
def _verbs() -> dict[str, tuple[str, ...]]:
    """The verbs of making a text, each with the texts that it makes where it names none ("sued", "tweeted")."""
    alone: dict[str, list[str]] = lexicon("quotes_speakers")["making"]
    return {**dict.fromkeys(sorted(told_of("writing")), ()), **{verb: tuple(made) for verb, made in alone.items()}}


@cache
def _alike() -> dict[str, tuple[str, ...]]:
    groups: list[list[str]] = lexicon("quotes_speakers")["texts_alike"]
    return {text: tuple(group) for group in groups for text in group}
