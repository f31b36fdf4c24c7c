"""Read CoNLL-U files into sentences whose words and spaces give back the text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path


@dataclass
class Sentence:
    """One sentence of a treebank, one list entry per word.

    `heads` are word indices inside the sentence (a root points at itself). `mentions` are
    `(start, end, type)` word spans from GUM's MISC column. `tags` holds entity marks
    ("B-ORG", "I-ORG", "O"), or "" where nothing is known.
    """

    sent_id: str
    doc_id: str
    words: list[str] = field(default_factory=list)
    spaces: list[bool] = field(default_factory=list)
    lemmas: list[str] = field(default_factory=list)
    pos: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    morphs: list[str] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    deps: list[str] = field(default_factory=list)
    mentions: list[tuple[int, int, str]] = field(default_factory=list)
    names: list[str] = field(default_factory=list)


def read_conllu(path: Path) -> Iterator[Sentence]:
    """Yield the sentences of a CoNLL-U file.

    A multiword token ("don't") is split where its words spell it out, and becomes one word
    with the first word's analysis where they do not.
    """
    doc_id = ""
    for block in path.read_text(encoding="utf8").split("\n\n"):
        comments, rows = {}, []
        for line in block.splitlines():
            if line.startswith("#"):
                key, _, value = line[1:].partition("=")
                comments[key.strip()] = value.strip()
            elif line:
                rows.append(line.split("\t"))
        doc_id = comments.get("newdoc id", doc_id)
        if rows:
            yield _sentence(comments.get("sent_id", ""), doc_id, rows)


def _sentence(sent_id: str, doc_id: str, rows: list[list[str]]) -> Sentence:
    groups = _word_groups([row for row in rows if "." not in row[0]])
    index_of = {row[0]: i for i, (group, _, _) in enumerate(groups) for row in group}
    sentence = Sentence(sent_id, doc_id)
    open_mentions: list[tuple[str, int, str]] = []
    for i, (group, form, space) in enumerate(groups):
        row = group[0]
        for candidate in group:
            if candidate[6] not in {other[0] for other in group}:
                row = candidate
        head = i if row[6] == "0" else index_of[row[6]]
        sentence.words.append(form)
        sentence.spaces.append(space)
        sentence.lemmas.append(row[2] if row[2] != "_" or form == "_" else form)
        sentence.pos.append(row[3])
        sentence.tags.append(row[4] if row[4] != "_" else "")
        sentence.morphs.append(row[5] if row[5] != "_" else "")
        sentence.heads.append(head)
        sentence.deps.append("ROOT" if row[6] == "0" else row[7])
        for part in group:
            _note_mentions(part[9], i, open_mentions, sentence.mentions)
    return sentence


def _word_groups(rows: list[list[str]]) -> list[tuple[list[list[str]], str, bool]]:
    """Rows grouped into surface words: (rows, form, followed by a space)."""
    groups: list[tuple[list[list[str]], str, bool]] = []
    position = 0
    while position < len(rows):
        row = rows[position]
        space = "SpaceAfter=No" not in row[9]
        if "-" not in row[0]:
            groups.append(([row], row[1], space))
            position += 1
            continue
        first, last = (int(n) for n in row[0].split("-"))
        parts = rows[position + 1 : position + 2 + last - first]
        if "".join(part[1] for part in parts) == row[1]:
            groups += [([part], part[1], False) for part in parts[:-1]]
            groups.append(([parts[-1]], parts[-1][1], space))
        else:
            groups.append((parts, row[1], space))
        position += 1 + len(parts)
    return groups


def _note_mentions(
    misc: str, i: int, open_mentions: list[tuple[str, int, str]], done: list[tuple[int, int, str]]
) -> None:
    """Follow GUM's `Entity=(1-person-...(2-place-...)1)` brackets at word `i`."""
    for item in misc.split("|"):
        if not item.startswith("Entity="):
            continue
        for piece in item[7:].replace("(", "\0(").replace(")", ")\0").split("\0"):
            if piece.startswith("("):
                ident, kind = piece.strip("()").split("-")[:2]
                if piece.endswith(")"):
                    done.append((i, i + 1, kind))
                else:
                    open_mentions.append((ident, i, kind))
            elif piece.endswith(")"):
                for k in range(len(open_mentions) - 1, -1, -1):
                    if open_mentions[k][0] == piece[:-1]:
                        _, start, kind = open_mentions.pop(k)
                        done.append((start, i + 1, kind))
                        break
