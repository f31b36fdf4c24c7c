"""Plain text and Markdown with citations in brackets or footnotes, sentence by sentence."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from stemma.checking.cited import Cited, Library, looks_like_a_citation, together
from stemma.checking.quotations import quotations
from stemma.reading.sentences import split
from stemma.sources import report_of_text

_NOTE = re.compile(r"^[ ]{0,3}\[\^?(?P<mark>[^\]\s]{1,40})\]:[ \t]*(?P<cited>\S.*)$")
_BRACKETS = re.compile(r"\[(?P<words>[^\[\]\n]{1,400})\](?:\((?P<address>[^()\s]{1,2000})\))?")
_HEADING = re.compile(r"^[ ]{0,3}#{1,6}(?:\s|$)|^[ ]{0,3}(?:[-*_=][ ]?){3,}\s*$")
_ITEM = re.compile(r"^\s*(?:[-*+•>]|\d{1,3}[.)])\s+")
_MARKUP = re.compile(r"(\*\*|__|(?<![\w*])[*_](?=\S)|(?<=\S)[*_](?![\w*]))")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]<>#|~&$().+=-])")


class Statement(NamedTuple):
    """A sentence of a text, the line on which it begins, and what its citations mean."""

    line: int
    sentence: str
    cited: Cited


class _Mark(NamedTuple):
    at: int
    cited: Cited


def statements(text: str, library: Library) -> Iterator[Statement]:
    """Yield the sentences of a text with what they cite; headings, rules and the list of notes are no sentences.

    A citation belongs to the sentence that it stands in or directly follows.

    >>> from stemma.sources import report_of_text
    >>> library = Library({"r-1": report_of_text("Two died in Arlen.", id="r-1")})
    >>> text = "# News\\n\\nTwo died. [1]\\n\\n[1]: r-1:0-8"
    >>> [(s.line, s.sentence, s.cited.spans) for s in statements(text, library)]
    [(3, 'Two died.', (Span(report='r-1', start=0, end=8),))]
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    notes = {m["mark"]: m["cited"] for line in lines if (m := _NOTE.match(line))}
    first = 0
    paragraph: list[str] = []
    for number, line in enumerate([*lines, ""], start=1):
        ends = not line.strip() or _HEADING.match(line) or _NOTE.match(line) or _ITEM.match(line)
        if ends and paragraph:
            yield from _in_paragraph(first, "\n".join(paragraph), notes, library)
            paragraph = []
        if line.strip() and not _HEADING.match(line) and not _NOTE.match(line):
            first = first if paragraph else number
            paragraph.append(_ITEM.sub("", line))


def _in_paragraph(line: int, text: str, notes: dict[str, str], library: Library) -> Iterator[Statement]:
    plain, marks = _without_citations(text, notes, library)
    sentences = split(report_of_text(_unwrapped(plain, marks)))
    starts = [s.start for s in sentences]
    of: dict[int, list[Cited]] = {}
    for mark in marks:
        behind = [n for n, start in enumerate(starts) if start < mark.at]
        of.setdefault(behind[-1] if behind else 0, []).append(mark.cited)
    for number, sentence in enumerate(sentences):
        words = " ".join(plain[sentence.start : sentence.end].split())
        if any(c.isalnum() for c in words):
            yield Statement(line + plain.count("\n", 0, sentence.start), words, together(of.get(number, [])))


def _unwrapped(plain: str, marks: list[_Mark]) -> str:
    """Return the text with line ends inside a sentence as spaces; a citation or a stop before one ends the sentence."""
    cited = {mark.at for mark in marks}
    kept = list(plain)
    for at, char in enumerate(plain):
        if char == "\n" and not (at in cited or plain[at - 1 : at] in (".", "!", "?", ":", "…")):
            kept[at] = " "
    return "".join(kept)


def _without_citations(text: str, notes: dict[str, str], library: Library) -> tuple[str, list[_Mark]]:
    """Cut the citations out of a paragraph; return what is left, and where in it each stood."""
    inside = [(q.start, q.end) for q in quotations(text)]
    kept: list[str] = []
    marks: list[_Mark] = []
    at = length = 0
    for found in _BRACKETS.finditer(text):
        cited = _meaning(found, notes, library)
        quoted = any(start < found.start() and found.end() < end for start, end in inside)
        if cited is None or (quoted and cited.problems):
            continue
        before = _plain(text[at : found.start()])
        if found["address"]:
            before += _plain(found["words"])
        elif before.endswith(" ") and text[found.end() : found.end() + 1] in (".", ",", ";", ":", "!", "?"):
            before = before[:-1]
        kept.append(before)
        length += len(before)
        marks.append(_Mark(length, cited))
        at = found.end()
    kept.append(_plain(text[at:]))
    return "".join(kept), marks


def _meaning(found: re.Match[str], notes: dict[str, str], library: Library) -> Cited | None:
    """Return what words in brackets cite, or None where they are words of the text."""
    words = found["words"].strip()
    if found["address"]:
        return library.cited(found["address"]) if library.id_of(found["address"]) else None
    marks = [part.strip().removeprefix("^") for part in re.split(r"[;,]", words)]
    if all(mark in notes for mark in marks):
        return together([_note(notes[mark], library) for mark in marks])
    cited = library.cited(words)
    return cited if cited.spans or looks_like_a_citation(words) else None


def _note(words: str, library: Library) -> Cited:
    """Return what a note cites; words behind a dash or in marks only remind of what stands there."""
    cited = library.cited(words)
    if cited.spans:
        return cited
    short = re.split(r"\s[–—-]\s|\s[“\"(]", words)[0]
    return library.cited(short)


def _plain(text: str) -> str:
    return _ESCAPED.sub(r"\1", _MARKUP.sub("", text))
