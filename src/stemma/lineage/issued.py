"""Documents among the reports: statements, releases, bulletins and letters that a party to the event issued itself."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache

from stemma.data import lexicon
from stemma.lineage.addresses import outlet_keys, squeezed
from stemma.lineage.direction import Witness
from stemma.records import Report

_SHORTEST = 5  # letters of an issuer's name
_ASIDE = re.compile(r"\([^()]*\)")
_MARKUP = "#*_> \t“\"'"


def issued(witnesses: Sequence[Witness]) -> frozenset[int]:
    """Return which reports, by place, are documents that somebody issued, and not what a newsroom wrote of it.

    A document says so in its heading ("MEDIA STATEMENT", "SITUATION REPORT No. 3"), by whom it addresses ("Dear
    customers,"), or at its foot ("Media contact: ..."); or the one who publishes it is quoted by others.

    >>> from stemma.lineage.compare import compare
    >>> from stemma.sources import report_of_text
    >>> told = "Orr Council\\nPRESS STATEMENT\\n\\nThe mill is safe.", "The mill is safe, Orr Council said."
    >>> found = compare([report_of_text(text) for text in told]).witnesses
    >>> [found[place].text.report.text[:11] for place in sorted(issued(found))]
    ['Orr Council']
    """
    speakers = [_speakers(one.text.report) for one in witnesses]
    quoted = Counter(name for names in speakers for name in names)
    media = {key for one in witnesses for _, key, words in one.names if _reporting().search(words)}
    parties = {
        outlet: _names_of(outlet, quoted) for outlet in sorted({one.text.report.outlet or "" for one in witnesses})
    }
    return frozenset(
        place
        for place, (one, own) in enumerate(zip(witnesses, speakers, strict=True))
        if says_so(one.text.report.text)
        or (
            not one.credits.own
            and media.isdisjoint(outlet_keys(one.text.report))
            and any(quoted[name] > (name in own) for name in parties[one.text.report.outlet or ""])
        )
    )


def says_so(text: str) -> bool:
    """Tell whether a text says itself that it is a document: in its heading, by whom it addresses, or at its foot.

    >>> says_so("Dear friends, the mill is safe."), says_so("The mill is safe, Orr Council said in a statement.")
    (True, False)
    """
    rule = lexicon("lineage_documents")["headings"]
    opening = [line.strip(_MARKUP) for line in text[:2_000].split("\n") if line.strip(_MARKUP)][: rule["lines"]]
    short = [line for line in opening if len(line.split()) <= rule["words"] and not _is_sentence(line)]
    return (
        any(_heading().search(line) for line in short)
        or any(_salutation().match(line) for line in opening)
        or _foot().search(text) is not None
    )


def _is_sentence(line: str) -> bool:
    return line.endswith((".", ",")) and len(line.split()) > lexicon("lineage_documents")["headings"]["title"]


def _speakers(report: Report) -> frozenset[str]:
    """Return the names, squeezed, of those whom a report quotes."""
    known = {entity.id: entity for entity in report.entities if entity.named}
    told = [known[quote.speaker] for quote in report.quotes if quote.speaker in known]
    names = {squeezed(name) for entity in told for name in (entity.name, *entity.aliases)}
    return frozenset(name for name in names if len(name) >= _SHORTEST)


def _names_of(outlet: str, quoted: Iterable[str]) -> tuple[str, ...]:
    """Return the names of those quoted whose name an outlet bears; none where it is a medium by its own."""
    told = _ASIDE.sub("", outlet).strip()
    own = squeezed(told)
    if len(own) < _SHORTEST or "." in told or _medium().search(told):
        return ()
    return tuple(sorted(name for name in quoted if name in own or own in name))


@cache
def _heading() -> re.Pattern[str]:
    rule = lexicon("lineage_documents")["headings"]
    phrases, alone = (_either(rule[name]) for name in ("phrases", "first"))
    return re.compile(rf"\b(?:{phrases})(?!\w)|^(?:{alone})\b", re.IGNORECASE)


@cache
def _salutation() -> re.Pattern[str]:
    return re.compile(rf"(?:{_either(lexicon('lineage_documents')['salutations']['words'])})\b", re.IGNORECASE)


@cache
def _foot() -> re.Pattern[str]:
    phrases = _either(lexicon("lineage_documents")["foot"]["phrases"])
    return re.compile(rf"^\W{{0,3}}(?:{phrases})\b[^\n]{{0,80}}$", re.IGNORECASE | re.MULTILINE)


@cache
def _reporting() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_either(lexicon('lineage_documents')['media']['naming'])})\b")


@cache
def _medium() -> re.Pattern[str]:
    words = (*lexicon("lineage_naming")["media"]["words"], *lexicon("lineage_documents")["media"]["words"])
    return re.compile(rf"(?:{_either(words)})$", re.IGNORECASE)


def _either(phrases: Sequence[str]) -> str:
    return "|".join(re.escape(phrase) for phrase in phrases)
