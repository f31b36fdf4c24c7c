"""What a language model says of a sentence: tokens with their places, tags and heads, and named entities."""

from functools import lru_cache
from itertools import repeat
from operator import add
from typing import NamedTuple

KEPT = 256  # sentences whose tokens are kept, since several readers of one report ask for them


class Token(NamedTuple):
    """A token with its place and what the model says of it.

    `pos` is the universal part of speech, `tag` the Penn tag, `dep` the Universal Dependencies relation, `head` the
    index of its head in the same sentence (its own index at the root), `morph` the features as ``Tense=Past|...``.
    """

    start: int
    end: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    morph: str


class Chunk(NamedTuple):
    """A named entity: half-open token indices and its label (PERSON, ORG, PLACE, NORP, ...)."""

    first: int
    last: int
    label: str


class Parse(NamedTuple):
    """What the model says of one sentence, in columns, since many are kept; offsets count from the sentence's start.

    >>> parse = Parse((0, 4), ("Orr", "left"), ("Orr", "leave"), ("PROPN", "VERB"), ("NNP", "VBD"), ("nsubj", "ROOT"),
    ...               (1, 1), ("", ""), (Chunk(0, 1, "PERSON"),))
    >>> [(token.start, token.end, token.text) for token in parse.tokens_at(100)]
    [(100, 103, 'Orr'), (104, 108, 'left')]
    """

    starts: tuple[int, ...] = ()
    texts: tuple[str, ...] = ()
    lemmas: tuple[str, ...] = ()
    pos: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    deps: tuple[str, ...] = ()
    heads: tuple[int, ...] = ()
    morphs: tuple[str, ...] = ()
    chunks: tuple[Chunk, ...] = ()

    def __hash__(self) -> int:
        """Return the hash of the words alone: it is asked for often, and the rest hangs on them."""
        return hash(self.texts)

    def tokens_at(self, offset: int) -> tuple[Token, ...]:
        """Return the tokens of the sentence where it begins at `offset`."""
        starts = [start + offset for start in self.starts]
        ends = map(add, starts, map(len, self.texts))
        rows = zip(starts, ends, *self[1:8], strict=True)
        # `Token._make` without its count of columns: most of a reader's objects are made here.
        return tuple(map(tuple.__new__, repeat(Token), rows))

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The tokens of the sentence by itself."""
        return _alone(self)


@lru_cache(maxsize=KEPT)
def _alone(parse: Parse) -> tuple[Token, ...]:
    return parse.tokens_at(0)
