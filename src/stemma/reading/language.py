"""The language model behind one small interface.

The rules of this room see tokens with tags, a parse and entities; who made them is nobody's business but this
module's. The bundled spaCy pipeline is the default, any other installed spaCy pipeline can take its place.
"""

from collections.abc import Sequence
from functools import cache
from typing import Any, NamedTuple, Protocol

from stemma import data


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
    """What the model says of one sentence; offsets count from the start of that sentence."""

    tokens: tuple[Token, ...]
    chunks: tuple[Chunk, ...]


class Language(Protocol):
    """Anything that can annotate sentences."""

    name: str

    def annotate(self, sentences: Sequence[str]) -> list[Parse]:
        """Return one parse for each sentence, in order."""
        ...


class SpacyLanguage:
    """A spaCy pipeline as `Language`.

    >>> parse = bundled().annotate(["Anna Tull told reporters on Friday."])[0]
    >>> [token.text for token in parse.tokens][:3]
    ['Anna', 'Tull', 'told']
    """

    def __init__(self, name: str, pipeline: Any) -> None:
        self.name = name
        self._pipeline = pipeline

    def annotate(self, sentences: Sequence[str]) -> list[Parse]:
        """Return one parse for each sentence, in order."""
        return [_parse(doc) for doc in self._pipeline.pipe(sentences, batch_size=64)]


def _parse(doc: Any) -> Parse:
    tokens = tuple(
        Token(t.idx, t.idx + len(t.text), t.text, t.lemma_ or t.lower_, t.pos_, t.tag_, t.dep_, t.head.i, str(t.morph))
        for t in doc
    )
    return Parse(tokens, tuple(Chunk(e.start, e.end, e.label_) for e in doc.ents))


@cache
def bundled() -> SpacyLanguage:
    """Return the pipeline that ships with the package, loaded once."""
    import spacy

    return SpacyLanguage("stemma-en", spacy.load(data.path("language")))


class ModelMissingError(LookupError):
    """No spaCy pipeline of that name is installed, or the installed spaCy cannot run it."""


@cache
def named(name: str | None) -> SpacyLanguage:
    """Return an installed spaCy pipeline by its name, or the bundled one for None, loaded once.

    Raises ModelMissingError, whose message says how to mend it.
    """
    if name is None:
        return bundled()
    import spacy

    try:
        return SpacyLanguage(name, spacy.load(name))
    except (OSError, ValueError) as error:
        mend = f"install it (python -m spacy download {name}) or leave --language-model out to use the bundled one"
        raise ModelMissingError(f"language model {name!r} cannot be loaded; {mend}") from error
