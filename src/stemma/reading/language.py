"""The language model behind one small interface.

The rules of this room see tokens with tags, a parse and entities; who made them is nobody's business but this
module's. The bundled spaCy pipeline is the default, any other installed spaCy pipeline can take its place.
"""

from collections.abc import Sequence
from functools import cache, cached_property
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import Any, Protocol

from stemma import data
from stemma.reading.annotation import Chunk, Parse, Token
from stemma.reading.network import Runtime, runtime

__all__ = ["Chunk", "Language", "ModelMissingError", "Parse", "SpacyLanguage", "Token", "bundled", "named"]

BATCH = 64  # sentences that spaCy annotates together where it runs a pipeline itself
PROBE = (
    "“We did n't see the U.S. envoy, who left Arlen on 3 May,” Ms. Tull told reporters.",
    "Nearly 1,200 people fled their homes; what they had been told was wrong.",
    "It rained   twice, he said.",
    "Orr",
)


class Language(Protocol):
    """Anything that can annotate sentences."""

    name: str

    @property
    def version(self) -> str:
        """What stands for the model: it changes whenever the model could say anything else."""
        ...

    def annotate(self, sentences: Sequence[str]) -> list[Parse]:
        """Return one parse for each sentence, in order."""
        ...


class SpacyLanguage:
    """A spaCy pipeline as `Language`: its networks are run by `stemma.reading.network` where they can be.

    >>> parse = bundled().annotate(["Anna Tull told reporters on Friday."])[0]
    >>> [token.text for token in parse.tokens][:3]
    ['Anna', 'Tull', 'told']
    """

    def __init__(self, name: str, pipeline: Any) -> None:
        self.name = name
        self._pipeline = pipeline
        self._runtime = _faithful(pipeline)

    @cached_property
    def version(self) -> str:
        """The name of the pipeline, the version of spaCy, and a digest of all that the pipeline has learned."""
        return f"{self.name} {version('spacy')} {_digest(self._pipeline)}"

    def annotate(self, sentences: Sequence[str]) -> list[Parse]:
        """Return one parse for each sentence, in order."""
        return _by_spacy(self._pipeline, sentences) if self._runtime is None else self._runtime.annotate(sentences)


def _faithful(pipeline: Any) -> Runtime | None:
    """Return what runs a pipeline's networks here, if it says of a few sentences exactly what spaCy says of them."""
    made = runtime(pipeline)
    return made if made is not None and made.annotate(PROBE) == _by_spacy(pipeline, PROBE) else None


def _digest(pipeline: Any) -> str:
    """Return a digest of the files of a pipeline, or of its bytes where it was made in memory."""
    digest = sha256()
    folder = pipeline.path
    if folder is None:
        digest.update(pipeline.to_bytes())
    else:
        for path in sorted(path for path in Path(folder).rglob("*") if path.is_file()):
            digest.update(f"{path.relative_to(folder).as_posix()}\n{path.stat().st_size}\n".encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()


def _by_spacy(pipeline: Any, sentences: Sequence[str]) -> list[Parse]:
    """Annotate with spaCy itself; what its stores learn of new words is given back, so that memory does not grow."""
    parses: list[Parse] = []
    for at in range(0, len(sentences), BATCH):
        with pipeline.memory_zone():
            parses += [_parse(doc) for doc in pipeline.pipe(sentences[at : at + BATCH], batch_size=BATCH)]
    return parses


def _parse(doc: Any) -> Parse:
    rows = [(t.idx, t.text, t.lemma_ or t.lower_, t.pos_, t.tag_, t.dep_, t.head.i, str(t.morph)) for t in doc]
    columns = zip(*rows, strict=True) if rows else ((),) * 8
    return Parse._make([*map(tuple, columns), tuple(Chunk(e.start, e.end, e.label_) for e in doc.ents)])


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
