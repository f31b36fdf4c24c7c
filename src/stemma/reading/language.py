"""The language model behind one small interface.

The rules of this room see tokens with tags, a parse and entities; who made them is nobody's business but this
module's. The bundled spaCy pipeline is the default, any other installed spaCy pipeline can take its place.
"""

import warnings
from collections.abc import Sequence
from functools import cache, cached_property
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from stemma import data
from stemma.reading.annotation import Chunk, Parse, Token
from stemma.reading.universal import speaks_clearnlp, universal, with_parts_of_speech

if TYPE_CHECKING:
    from stemma.reading.network import Runtime

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
        parser = pipeline.get_pipe("parser") if "parser" in pipeline.pipe_names else None
        self._clearnlp = speaks_clearnlp(getattr(parser, "labels", ()))

    @cached_property
    def version(self) -> str:
        """The name of the pipeline, the version of spaCy, and a digest of all that the pipeline has learned."""
        return f"{self.name} {version('spacy')} {_digest(self._pipeline)}"

    def annotate(self, sentences: Sequence[str]) -> list[Parse]:
        """Return one parse for each sentence, in order."""
        if self._runtime is not None:
            return self._runtime.annotate(sentences)
        return [self._in_one_scheme(parse) for parse in _by_spacy(self._pipeline, sentences)]

    def _in_one_scheme(self, parse: Parse) -> Parse:
        parse = with_parts_of_speech(parse)
        return universal(parse) if self._clearnlp or speaks_clearnlp(parse.deps) else parse


def _faithful(pipeline: Any) -> "Runtime | None":
    """Return what runs a pipeline's networks here, if it says of a few sentences exactly what spaCy says of them."""
    from stemma.reading.network import runtime  # brings spaCy in: what only shows or explains an account goes without

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


class ModelMissingError(LookupError):
    """A language model is not installed, is broken, or lacks what reading needs; the message says how to mend it."""


@cache
def bundled() -> SpacyLanguage:
    """Return the pipeline that ships with the package, loaded once.

    Raises ModelMissingError where the installed package is damaged.

    >>> bundled().name, bundled() is bundled()
    ('stemma-en', True)
    """
    try:
        return SpacyLanguage("stemma-en", _load(data.path("language")))
    except Exception as error:
        mend = "its files are damaged: install Stemma anew from where you had it"
        raise ModelMissingError(f"the bundled language model cannot be loaded ({_plain(error)}); {mend}") from error


@cache
def named(name: str | None) -> SpacyLanguage:
    """Return an installed spaCy pipeline by its name or folder, or the bundled one for None, loaded once.

    Raises ModelMissingError, whose message says how to mend it.

    >>> named(None) is bundled()
    True
    >>> named("no-such-model")
    Traceback (most recent call last):
    stemma.reading.language.ModelMissingError: language model 'no-such-model' is not installed; ...
    """
    if name is None:
        return bundled()
    from spacy.util import is_package

    known = is_package(name) or Path(name).is_dir()
    mend = f"{'install it anew' if known else 'install it'} (python -m spacy download {name})"
    mend += " or leave --language-model out to use the bundled one"
    if not known:
        raise ModelMissingError(f"language model {name!r} is not installed; {mend}")
    try:
        pipeline = _load(name)
        probe = pipeline(PROBE[0])
    except Exception as error:  # a damaged pipeline fails in as many ways as it has parts
        raise ModelMissingError(f"language model {name!r} cannot be loaded ({_plain(error)}); {mend}") from error
    if missing := _missing(pipeline, probe):
        mend = "take one that has all of them (python -m spacy download en_core_web_sm) or leave --language-model out"
        raise ModelMissingError(f"language model {name!r} has no {' and no '.join(missing)}; {mend}")
    return SpacyLanguage(name, pipeline)


def _load(name: str | Path) -> Any:
    import spacy

    import stemma.reading.network.component  # noqa: F401  spaCy learns of the bundled parser, however Stemma is installed

    with warnings.catch_warnings():  # that the pipeline was made with another version of spaCy; `named` looks itself
        warnings.simplefilter("ignore")
        return spacy.load(name)


def _missing(pipeline: Any, probe: Any) -> list[str]:
    """Return which annotations that reading needs a pipeline does not make."""
    makes_names = any("doc.ents" in pipeline.get_pipe_meta(name).assigns for name in pipeline.pipe_names)
    has = {
        "tagger": probe.has_annotation("TAG"),
        "parser": probe.has_annotation("DEP"),
        "entity recogniser": makes_names,
    }
    return [part for part, there in has.items() if not there]


def _plain(error: Exception) -> str:
    """Return the first line of what an error says, cut to what fits a line."""
    return " ".join(str(error).split())[:120] or type(error).__name__
