"""What of a sentence hangs on its parse alone when mentions are resolved: found once for all copies of it."""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from stemma.reading.language import Parse, Token
from stemma.reading.names.entities.mention_roles import is_speech, is_told, role_of_mention, speech_around
from stemma.reading.names.entities.speaks_beside import speaks_beside
from stemma.reading.parsed import ParsedSentence

KEPT = 4_000  # sentences of which this is remembered
PRONOUNS = {
    "he": "m",
    "him": "m",
    "his": "m",
    "himself": "m",
    "she": "f",
    "her": "f",
    "hers": "f",
    "herself": "f",
    "it": "body",
    "they": "group",
}


class Standing(NamedTuple):
    """How a mention stands in its sentence: grammatical role, right beside a verb of speech, as the subject of one, in
    what somebody is reported to say, as who is asked, as who asks, as whom somebody tells something.
    """

    role: str
    beside: bool
    says: bool
    told: bool
    asked: bool
    asks: bool
    hears: bool


class ByItself:
    """A sentence by itself: pronouns with what they ask for, question marks, words with a clause of saying set beside.

    >>> rows = [("He", "PRON", "nsubj", 1), ("left", "VERB", "root", 1), ("?", "PUNCT", "punct", 1)]
    >>> tokens = tuple(Token(5 * i, 5 * i + len(w), w, w, p, "", d, h, "") for i, (w, p, d, h) in enumerate(rows))
    >>> alone = ByItself(tokens)
    >>> alone.pronouns, alone.questions, alone.standing(tokens, 0, 1, pronoun=True).role
    ([(0, 'm')], [2], 'subject')
    """

    def __init__(self, tokens: tuple[Token, ...]) -> None:
        wanted = enumerate([PRONOUNS.get(t.text.lower()) for t in tokens])
        self.pronouns = [(at, gender) for at, gender in wanted if gender is not None]
        self.questions = [at for at, t in enumerate(tokens) if t.text == "?"]
        self._asides = frozenset([t.head for t in tokens if t.dep == "parataxis" and is_speech(t)])
        self._standings: dict[tuple[int, int, bool], Standing] = {}

    def standing(self, tokens: Sequence[Token], first: int, last: int, *, pronoun: bool) -> Standing:
        """Return how a mention (half-open token indices) stands in the sentence, whose tokens are not kept."""
        key = first, last, pronoun
        if key not in self._standings:
            self._standings[key] = self._standing(tokens, first, last, pronoun=pronoun)
        return self._standings[key]

    def _standing(self, tokens: Sequence[Token], first: int, last: int, *, pronoun: bool) -> Standing:
        beside = not pronoun and speaks_beside(tokens, first, last)
        speech = speech_around(tokens, first, last)
        return Standing(
            "subject" if beside else role_of_mention(tokens, first, last),
            beside,
            beside or speech.says,
            not beside and is_told(tokens, first, self._asides),
            speech.asked,
            speech.asks,
            speech.hears,
        )


def by_itself(sentence: ParsedSentence) -> ByItself:
    """Return a sentence by itself, the same for all its copies where its parse is known.

    >>> parse = Parse((0, 3), ("He", "left"), ("he", "leave"), ("PRON", "VERB"), ("PRP", "VBD"), ("nsubj", "root"),
    ...     (1, 1), ("", ""))
    >>> one, copy = (ParsedSentence(at, at + 7, 0, parse.tokens_at(at), (), parse) for at in (0, 50))
    >>> by_itself(one) is by_itself(copy)
    True
    """
    return ByItself(sentence.tokens) if sentence.parse is None else _of_parse(sentence.parse)


@lru_cache(maxsize=KEPT)
def _of_parse(parse: Parse) -> ByItself:
    return ByItself(parse.tokens)
