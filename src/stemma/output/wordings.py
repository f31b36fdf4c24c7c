"""The wordings of one utterance: what each report has of it, the same words once."""

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

from stemma.output.visible import one_line
from stemma.records import QuoteKind, Utterance, Variant
from stemma.words import amid, folded

Forms = tuple[str, ...]
_SAYS_AGAIN = 0.6  # share of common words from which a second stretch of a report repeats the first and does not go on
_NEAREST = 100  # statements of one report that a stretch is compared with


class Wording(NamedTuple):
    """One wording, joined by an ellipsis where a report interrupts it, and the places that have it."""

    text: str
    variants: tuple[Variant, ...]


def in_marks(text: str, kind: QuoteKind, cue: str = "") -> str:
    """Return words as they were said: in quotation marks, but for what a report gives in its own words.

    `cue` is the verb by which it does, where that says more than that something was said.

    >>> in_marks("We will stay", "direct"), in_marks("they would stay", "indirect")
    ('“We will stay”', 'they would stay (indirect)')
    >>> in_marks("that they had left", "indirect", "denied")
    'that they had left (indirect: denied)'
    """
    if kind == "indirect":
        return f"{text} (indirect: {cue})" if cue else f"{text} (indirect)"
    return f"“{text}” ({cue})" if cue else f"“{text}”"


def said_by(variants: Iterable[Variant], speaker: str | None, people: Mapping[str, str]) -> str:
    """Return the names of those who say a wording where it is said of others than the speaker of the utterance.

    >>> here = Variant(report="a", start=0, end=2, text="No", kind="direct", origin="o", speaker="n1")
    >>> said_by([here], "n0", {"n0": "Orlo Tull", "n1": "Jo Orr"}), said_by([here], "n1", {"n1": "Jo Orr"})
    ('Jo Orr', '')
    """
    found = dict.fromkeys(v.speaker for v in variants if v.speaker)
    return ", ".join(amid(people.get(who, "")) for who in found) if set(found) - {speaker} else ""


def wordings(variants: Iterable[Variant]) -> list[Wording]:
    """Return the wordings of an utterance in the order of its variants.

    Stretches of one report go together where one continues the other, as the halves of a sentence do that its cue
    interrupts. Reports with the same words, whatever their case and marks, have one wording, unless they give them to
    different speakers.

    >>> def said(report, start, text):
    ...     return Variant(report=report, start=start, end=start + len(text), text=text, kind="direct", origin="o")
    >>> halves = [said("a", 0, "If it was,"), said("a", 30, "you will hear it."), said("b", 0, "If it was")]
    >>> [(wording.text, len(wording.variants)) for wording in wordings(halves)]
    [('If it was, … you will hear it.', 2), ('If it was', 1)]
    """
    by_report: dict[str, list[Variant]] = {}
    for variant in variants:
        by_report.setdefault(variant.report, []).append(variant)
    disputed = len(speakers(variants := list(variants))) > 1
    found: dict[tuple[Forms, str | None], list[Variant]] = {}
    texts: dict[tuple[Forms, str | None], str] = {}
    for its in by_report.values():
        for text, members in _statements(sorted(its, key=lambda v: (v.start, v.end))):
            key = _forms(text), members[0].speaker if disputed else None
            texts.setdefault(key, text)
            found.setdefault(key, []).extend(members)
    return [Wording(texts[key], tuple(members)) for key, members in found.items()]


def speakers(variants: Iterable[Variant]) -> list[str]:
    """Return who is named as the speaker of an utterance, each once, in the order of its variants.

    >>> said = Variant(report="a", start=0, end=2, text="No", kind="direct", origin="o", speaker="n1")
    >>> speakers([said, said])
    ['n1']
    """
    return list(dict.fromkeys(v.speaker for v in variants if v.speaker))


def wording_label(utterance: Utterance) -> str:
    """Return what there is to say of the wordings of an utterance: whether words or speakers differ.

    >>> yes, no = (Variant(report="a", start=0, end=2, text="No", kind="direct", origin="o", speaker=w) for w in "ab")
    >>> wording_label(Utterance(id="q", speaker="a", wording="conflicts", origins=1, variants=(yes, no)))
    'speakers conflict'
    """
    if utterance.wording == "same":
        return "same wording"
    if utterance.wording == "conflicts" and len(speakers(utterance.variants)) > 1:
        alike = len({_forms(one_line(v.text)) for v in utterance.variants}) == 1
        return "speakers conflict" if alike else "wording and speakers conflict"
    return f"wording {utterance.wording}"


class _Statement:
    """What a report says in one or more stretches; `said` are its words on one line, each between blanks."""

    def __init__(self, text: str, variant: Variant) -> None:
        self.members = [variant]
        self.say(text)

    def say(self, text: str) -> None:
        self.texts, self.said, self.counts = [text], _line_of(text), Counter(_forms(text))

    def go_on(self, text: str) -> None:
        self.texts.append(text)
        self.said += _line_of(text).lstrip()
        self.counts.update(_forms(text))

    def common(self, text: str) -> float:
        """Return the share of words that a stretch and this have in common, of the shorter."""
        forms = Counter(_forms(text))
        shared = sum(min(count, self.counts[form]) for form, count in forms.items())
        return shared / max(1, min(forms.total(), self.counts.total()))


def _statements(variants: list[Variant]) -> list[tuple[str, list[Variant]]]:
    """Return what one report says: each statement with the stretches that make it or repeat a part of it."""
    statements: list[_Statement] = []
    for variant in variants:
        text = one_line(variant.text)
        line, near = _line_of(text), statements[-_NEAREST:]
        home = next((s for s in near if line in s.said), None)
        if home:
            home.members.append(variant)
        elif wider := next((s for s in near if s.said in line), None):
            wider.say(text)
            wider.members.append(variant)
        elif statements and statements[-1].common(text) < _SAYS_AGAIN:
            statements[-1].go_on(text)
            statements[-1].members.append(variant)
        else:
            statements.append(_Statement(text, variant))
    return [(" … ".join(s.texts), s.members) for s in statements]


@lru_cache(maxsize=4096)
def _forms(text: str) -> Forms:
    return tuple(folded(text))


def _line_of(text: str) -> str:
    return f" {' '.join(_forms(text))} "
