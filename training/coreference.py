"""GUM's documents with their mentions: who or what each stretch of text means, from the `Entity` brackets."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_BRACKET = re.compile(r"\((\d+)-(\w+)[^()]*(\)?)|(\d+)\)")


class Told(NamedTuple):
    """A mention: its chain, where it stands in the text, where its head stands, and the head's part of speech."""

    chain: str
    start: int
    end: int
    head: int
    pos: str


def documents(path: Path) -> Iterator[tuple[str, list[Told]]]:
    """Yield the text of each document of a CoNLL-U file, paragraphs apart, and its mentions."""
    rows: list[list[str]] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# newdoc id") and rows:
            yield _document(rows)
            rows = []
        elif line.startswith("# newpar") and not line.startswith("# newpar_"):
            rows.append(["par"])
        elif not line:
            rows.append(["end"])
        elif line[0].isdigit() and line.split("\t", 1)[0].isdigit():
            rows.append(line.split("\t"))
    if rows:
        yield _document(rows)


def _document(rows: list[list[str]]) -> tuple[str, list[Told]]:
    text, sentence = "", 0
    words: list[tuple[int, list[str], int, int]] = []
    open_mentions: list[tuple[str, int]] = []
    told: list[Told] = []
    for row in rows:
        if row[0] == "end":
            sentence += 1
        elif row[0] == "par":
            text = text.rstrip() + "\n\n" if text else ""
        else:
            words.append((sentence, row, len(text), len(text) + len(row[1])))
            text += row[1] + ("" if "SpaceAfter=No" in row[9] else " ")
            for chain, first in _closed(row[9], len(words) - 1, open_mentions):
                told.append(_told(chain, words[first:], sentence))
    return text, told


def _closed(misc: str, at: int, open_mentions: list[tuple[str, int]]) -> Iterator[tuple[str, int]]:
    """Follow the brackets at word `at`, and yield chain and first word of each mention that ends there."""
    item = next((item for item in misc.split("|") if item.startswith("Entity=")), "")
    for opened, _kind, whole, closed in _BRACKET.findall(item):
        if opened and not whole:
            open_mentions.append((opened, at))
        elif opened:
            yield opened, at
        else:
            last = next((i for i in range(len(open_mentions) - 1, -1, -1) if open_mentions[i][0] == closed), None)
            if last is not None:
                yield open_mentions.pop(last)


def _told(chain: str, words: list[tuple[int, list[str], int, int]], sentence: int) -> Told:
    inside = {row[0] for number, row, _, _ in words if number == sentence}
    head = next((word for word in words if word[1][6] not in inside), words[0])
    return Told(chain, words[0][2], words[-1][3], head[2], head[1][3])
