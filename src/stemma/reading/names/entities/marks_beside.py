"""The words in marks beside a pronoun or description: whom they name, whom they tell of, whom a question addresses."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from stemma.reading.language import Token
from stemma.reading.marks.quoted import quoted_parts
from stemma.reading.names.entities.by_itself import by_itself
from stemma.reading.names.entities.holders import Holder
from stemma.reading.parsed import ParsedSentence

_QUESTIONS = 3  # quotations back in which a question may stand that is answered


class Stretch(NamedTuple):
    """A stretch of a sentence: the sentence's number and tokens, half-open token indices."""

    number: int
    tokens: Sequence[Token]
    first: int
    last: int


class MarksBeside:
    """The quotations of a report by number, and who is named and told of in each.

    >>> rows = [("“", 0), ("Go", 1), (",", 3), ("”", 4), ("she", 6), ("said", 10)]
    >>> tokens = [Token(at, at + len(word), word, word, "X", "", "dep", 5, "") for word, at in rows]
    >>> marks = MarksBeside("“Go,” she said", [ParsedSentence(0, 14, 0, tuple(tokens), ())])
    >>> marks.quotation(1), marks.quotation(6), marks.beside(Stretch(0, tokens, 4, 5))
    (0, -1, [0])
    """

    def __init__(self, text: str, sentences: Sequence[ParsedSentence]) -> None:
        self.quotation = quoted_parts(text, sentences)
        self._around: dict[int, list[int]] = {}
        self._named: dict[int, list[Holder]] = defaultdict(list)
        self._gendered: dict[int, set[str]] = defaultdict(set)
        self._questions: set[int] = set()

    def hear(self, sentence: ParsedSentence, people: Iterable[tuple[int, Holder]]) -> None:
        """Note the genders and questions in the quotations of a sentence, and the people whom it names at offsets."""
        alone = by_itself(sentence)
        for at, gender in alone.pronouns:
            if (number := self.quotation(sentence.tokens[at].start)) >= 0:
                self._gendered[number].add(gender)
        for at in alone.questions:
            if (number := self.quotation(sentence.tokens[at].start)) >= 0:
                self._questions.add(number)
        for start, holder in people:
            if (number := self.quotation(start)) >= 0:
                self._named[number].append(holder)

    def beside(self, where: Stretch) -> list[int]:
        """Return the quotations of a mention's sentence and the one that ends right before it."""
        start = where.tokens[where.first].start
        before = [self.quotation(offset) for offset in (start - 3, start - 2) if offset >= 0]
        if where.number not in self._around:  # a sentence holds several mentions
            self._around[where.number] = list(dict.fromkeys(self.quotation(t.start) for t in where.tokens))
        return [n for n in dict.fromkeys((*before, *self._around[where.number])) if n >= 0]

    def naming(self, where: Stretch) -> list[Holder]:
        """Return who is named in the quotations beside a mention."""
        return [holder for number in self.beside(where) for holder in self._named.get(number, ())]

    def addressed(self, where: Stretch) -> list[Holder]:
        """Return who is named in the question before the words beside a mention ("“Did you, Mr Orr?” ... he said")."""
        here = min(self.beside(where), default=0)
        asked = next((n for n in range(here - 1, max(-1, here - _QUESTIONS), -1) if n in self._questions), None)
        return [] if asked is None else self._named.get(asked, [])

    def telling_of(self, where: Stretch, gender: str) -> tuple[bool, bool]:
        """Tell whether marked words stand beside a mention, and whether they tell of somebody of a gender."""
        beside = self.beside(where)
        return bool(beside), any(gender in self._gendered.get(number, ()) for number in beside)
