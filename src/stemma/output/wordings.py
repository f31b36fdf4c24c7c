"""The wordings of one utterance: what each report has of it, the same words once."""

from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from stemma.output.visible import one_line
from stemma.records import QuoteKind, Variant
from stemma.words import words

Forms = tuple[str, ...]
_SAYS_AGAIN = (
    0.6  # share of common words from which a second stretch of one report repeats the first and does not go on
)


class Wording(NamedTuple):
    """One wording, joined by an ellipsis where a report interrupts it, and the places that have it."""

    text: str
    variants: tuple[Variant, ...]


def in_marks(text: str, kind: QuoteKind) -> str:
    """Return words as they were said: in quotation marks, but for what a report gives in its own words.

    >>> in_marks("We will stay", "direct"), in_marks("they would stay", "indirect")
    ('“We will stay”', 'they would stay (indirect)')
    """
    return f"{text} (indirect)" if kind == "indirect" else f"“{text}”"


def wordings(variants: Iterable[Variant]) -> list[Wording]:
    """Return the wordings of an utterance in the order of its variants.

    Stretches of one report go together where one continues the other, as the halves of a sentence do that its cue
    interrupts. Reports with the same words, whatever their case and marks, have one wording.

    >>> def said(report, start, text):
    ...     return Variant(report=report, start=start, end=start + len(text), text=text, kind="direct", origin="o")
    >>> halves = [said("a", 0, "If it was,"), said("a", 30, "you will hear it."), said("b", 0, "If it was")]
    >>> [(wording.text, len(wording.variants)) for wording in wordings(halves)]
    [('If it was, … you will hear it.', 2), ('If it was', 1)]
    """
    by_report: dict[str, list[Variant]] = {}
    for variant in variants:
        by_report.setdefault(variant.report, []).append(variant)
    found: dict[Forms, list[Variant]] = {}
    texts: dict[Forms, str] = {}
    for its in by_report.values():
        for text, members in _statements(sorted(its, key=lambda v: (v.start, v.end))):
            forms = _forms(text)
            texts.setdefault(forms, text)
            found.setdefault(forms, []).extend(members)
    return [Wording(texts[forms], tuple(members)) for forms, members in found.items()]


def _statements(variants: list[Variant]) -> list[tuple[str, list[Variant]]]:
    """Return what one report says: each statement with the stretches that make it or repeat a part of it."""
    statements: list[tuple[list[str], list[Variant]]] = []
    for variant in variants:
        text = one_line(variant.text)
        home = next((s for s in statements if _inside(_forms(text), _forms(" ".join(s[0])))), None)
        if home:
            home[1].append(variant)
        elif wider := next((s for s in statements if _inside(_forms(" ".join(s[0])), _forms(text))), None):
            wider[0][:] = [text]
            wider[1].append(variant)
        elif statements and _common(_forms(text), _forms(" ".join(statements[-1][0]))) < _SAYS_AGAIN:
            statements[-1][0].append(text)
            statements[-1][1].append(variant)
        else:
            statements.append(([text], [variant]))
    return [(" … ".join(texts), members) for texts, members in statements]


@lru_cache(maxsize=4096)
def _forms(text: str) -> Forms:
    return tuple(word.form for word in words(text))


def _inside(part: Forms, whole: Forms) -> bool:
    return f" {' '.join(part)} " in f" {' '.join(whole)} "


def _common(one: Forms, other: Forms) -> float:
    shared = sum((Counter(one) & Counter(other)).values())
    return shared / max(1, min(len(one), len(other)))
