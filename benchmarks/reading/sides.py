"""The sides that are measured: each takes texts and reads them whole."""

import resource
import time
import warnings
from collections.abc import Callable
from contextlib import suppress
from importlib.metadata import version

Reader = Callable[[list[str]], None]


def stemma() -> Reader:
    """Stemma's whole reading, from text to names, dates, quotes, quantities and happenings."""
    from stemma.reading import Reader as Reading
    from stemma.reading.language import bundled
    from stemma.sources import report_of_text

    reading = Reading(bundled())

    def read(texts: list[str]) -> None:
        for _ in reading.read(report_of_text(text) for text in texts):
            pass

    return read


def _same_model() -> object:
    """The bundled pipeline, run by spaCy."""
    import spacy

    from stemma import data

    return spacy.load(data.path("language"))


def spacy_alone() -> Reader:
    """spaCy with the same model, and nothing else."""
    nlp = _same_model()

    def read(texts: list[str]) -> None:
        for _ in nlp.pipe(texts):
            pass

    return read


def script(**of_dates: object) -> Reader:
    """What a user would write without Stemma: spaCy with the same model, textacy, dateparser and quantulum3.

    All three are called as their documentation shows; `of_dates` goes to dateparser.
    """
    warnings.simplefilter("ignore")
    import textacy.extract
    from dateparser.search import search_dates
    from quantulum3 import parser

    nlp = _same_model()

    def read(texts: list[str]) -> None:
        for text, doc in zip(texts, nlp.pipe(texts), strict=True):
            with suppress(ValueError):  # textacy gives a text with an unclosed mark up
                list(textacy.extract.direct_quotations(doc))
            search_dates(text, **of_dates)
            with suppress(Exception):  # quantulum3 fails on some numbers
                parser.parse(text)

    return read


def script_for_english() -> Reader:
    """The same script, where dateparser need not find out the language."""
    return script(languages=["en"])


SIDES = {
    "Stemma, whole reading": stemma,
    "script of peers": script,
    "script, English told": script_for_english,
    "spaCy alone": spacy_alone,
}
PACKAGES = ("stemma", "spacy", "textacy", "dateparser", "quantulum3", "scikit-learn")


def serve(side: str, pipe: object) -> None:
    """Read what comes through a pipe until None comes; answer with seconds by clock and processor, and peak MB."""
    read = SIDES[side]()
    read(["Orr left Arlen on Friday with at least 22 people, he said."])
    pipe.send(None)
    while (texts := pipe.recv()) is not None:
        clock, processor = time.perf_counter(), time.process_time()
        read(texts)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        pipe.send((time.perf_counter() - clock, time.process_time() - processor, peak))


def versions() -> str:
    """Return the versions of all that is measured."""
    return ", ".join(f"{name} {version(name)}" for name in PACKAGES)
