"""Read the entity corpora as texts with spans, whatever their own schemes are.

Labels that a corpus does not know are unknown there, never "outside": UNER's OTH and
WikiGold's MISC are nationalities where the gazetteer says so and MISC elsewhere; GUM's
proper nouns outside its mentions, and what re3d marks otherwise, are left unknown.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from training import invent
from training.conllu import Sentence, read_conllu
from training.trim import names_of_mentions

DEMONYMS = Path(__file__).parents[1] / "src" / "stemma" / "data" / "gazetteer" / "demonyms.txt"
ROLES = Path(__file__).parent / "data" / "roles.txt"
UNER = {"PER": "PERSON", "ORG": "ORG", "LOC": "PLACE", "OTH": "MISC"}
WIKIGOLD = {"PER": "PERSON", "ORG": "ORG", "LOC": "PLACE", "MISC": "MISC"}
RE3D = {"PERSON": "PERSON", "ORG": "ORG", "PLACE": "PLACE", "NORP": "NORP"}
WORDS = invent.word_lists()
TITLES, PRONOUNS = frozenset(WORDS["title_words"]), frozenset(WORDS["pronouns"])
STATES, FACILITY_HEADS = frozenset(WORDS["states"]), frozenset(WORDS["facility_heads"])


@dataclass
class Passage:
    """A text with its names as `(start, end, label)` and the stretches of which nothing is known."""

    text: str
    names: list[tuple[int, int, str]] = field(default_factory=list)
    unknown: list[tuple[int, int]] = field(default_factory=list)


@cache
def demonyms() -> frozenset[str]:
    """Words for nations, peoples and religions."""
    return frozenset(DEMONYMS.read_text(encoding="utf8").split())


@cache
def role_words() -> frozenset[str]:
    """Lower-case words that name an office ("president", "minister")."""
    return frozenset(ROLES.read_text(encoding="utf8").lower().split()) | TITLES


def passage_of(words: list[str], spaces: list[bool], marks: list[str]) -> Passage:
    """The words as text, their marks ("B-ORG", "O", "" for unknown) as spans."""
    passage = Passage("")
    for word, space, mark in zip(words, spaces, marks, strict=True):
        start = len(passage.text)
        end = start + len(word)
        if mark == "":
            passage.unknown.append((start, end))
        elif mark.startswith("I-") and passage.names and _goes_on(passage.names[-1], start, mark[2:]):
            passage.names[-1] = (passage.names[-1][0], end, mark[2:])
        elif mark != "O":
            passage.names.append((start, end, mark[2:]))
        passage.text += word + (" " if space else "")
    passage.text = passage.text.rstrip()
    return _settle(passage)


def _goes_on(name: tuple[int, int, str], start: int, label: str) -> bool:
    return name[1] >= start - 1 and name[2] == label


def _settle(passage: Passage) -> Passage:
    """Apply the conventions that all corpora share: nationalities, states, roles."""
    names = []
    for start, end, label in passage.names:
        words = passage.text[start:end]
        if words in demonyms() or (words.title() in demonyms() and len(words) > 5):
            names.append((start, end, "NORP"))
        elif label == "PERSON" and all(w.lower().strip(".") in role_words() for w in words.split()):
            passage.unknown.append((start, end))
        elif label in {"PLACE", "ORG"} and " " in words and words.split()[-1].lower() in FACILITY_HEADS:
            names.append((start, end, "FACILITY"))
        elif label == "ORG" and words.lower() in STATES:
            names.append((start, end, "PLACE"))
        else:
            names.append((start, end, label))
    covered = [(s, e) for s, e, _ in names]
    for match in re.finditer(r"[^\W\d_][\w'’-]+", passage.text):
        if match[0] in demonyms() and not any(s < match.end() and match.start() < e for s, e in covered):
            names.append((match.start(), match.end(), "NORP"))
            covered.append(match.span())
    passage.names = sorted(names)
    passage.unknown = [(s, e) for s, e in passage.unknown if not any(a < e and s < b for a, b in covered)]
    return passage


def read_uner(corpora: Path, part: str) -> Iterator[Passage]:
    """EWT sentences with Universal NER's marks; sentences whose words do not agree are left out."""
    marks = _iob2(corpora / "names" / f"uner-ewt-{part}.iob2")
    for sentence in read_conllu(corpora / "syntax" / f"ewt-{part}.conllu"):
        rows = marks.get(sentence.sent_id, [])
        if [word for word, _ in rows] == sentence.words:
            yield passage_of(sentence.words, sentence.spaces, [_mark(mark, UNER) for _, mark in rows])


def read_gum(corpora: Path, part: str) -> Iterator[Passage]:
    """GUM sentences with the names in its mentions."""
    for sentence in read_conllu(corpora / "syntax" / f"gum-{part}.conllu"):
        yield passage_of(sentence.words, sentence.spaces, _gum_marks(sentence))


def _gum_marks(sentence: Sentence) -> list[str]:
    return names_of_mentions(sentence)


def _mark(mark: str, scheme: dict[str, str]) -> str:
    if mark == "O":
        return "O"
    label = scheme.get(mark[2:])
    return f"{mark[:2]}{label}" if label and mark[1:2] == "-" else ""


def _iob2(path: Path) -> dict[str, list[tuple[str, str]]]:
    sentences: dict[str, list[tuple[str, str]]] = {}
    for block in path.read_text(encoding="utf8").split("\n\n"):
        sent_id, rows = "", []
        for line in block.splitlines():
            if line.startswith("# sent_id"):
                sent_id = line.split("=", 1)[1].strip()
            elif line and not line.startswith("#"):
                parts = line.split("\t")
                rows.append((parts[1], parts[2]))
        sentences[sent_id] = rows
    return sentences


def read_wikigold(corpora: Path) -> Iterator[Passage]:
    """WikiGold's sentences; its plain I- marks start a name where the label changes."""
    for block in (corpora / "names" / "wikigold.conll").read_text(encoding="utf8").split("\n\n"):
        lines = [line for line in block.splitlines() if line.strip() and not line.startswith("-DOCSTART-")]
        rows = [line.rsplit(" ", 1) for line in lines]
        if not rows:
            continue
        words, marks, before = [w for w, _ in rows], [], "O"
        for _, mark in rows:
            label = WIKIGOLD.get(mark[2:])
            marks.append("O" if mark == "O" or not label else ("I-" if mark == before else "B-") + label)
            before = mark
        yield passage_of(words, _spacing(words), marks)


def _spacing(words: list[str]) -> list[bool]:
    """Whether a space follows each word of a tokenised sentence."""
    closing = re.compile(r"^([.,;:!?)\]%]|'s|'|n't|’s|'re|'ve|'ll|'d|'m)$")
    follow = [not closing.match(word) for word in words[1:]] + [True]
    return [space and word not in {"(", "[", "$", "£"} for word, space in zip(words, follow, strict=True)]


def read_re3d(corpora: Path) -> Iterator[Passage]:
    """Sentences of re3d's official reports (not the BBC's); only names in capitals are kept."""
    for line in (corpora / "names" / "re3d.jsonl").read_text(encoding="utf8").splitlines():
        report = json.loads(line)
        if "BBC" in (report.get("outlet") or ""):
            continue
        text = report["text"]
        for sentence in re.finditer(r"[^\s].*?(?:(?<=[a-z”\"’')][.!?])(?=\s)|(?=\n)|$)", text):
            yield _re3d_sentence(text, sentence.start(), sentence.end(), report["names"])


def _re3d_sentence(text: str, begin: int, stop: int, entities: list[dict[str, object]]) -> Passage:
    spans: dict[tuple[int, int], str] = {}
    for entity in entities:
        start, end = int(str(entity["start"])), int(str(entity["end"]))
        if not begin <= start < end <= stop or not text[start].isalnum():
            continue
        label = RE3D.get(str(entity["type"]))
        start, end = _bare(text, start, end)
        if label and start < end and _is_name(text[start:end]) and (start == 0 or not text[start - 1].isalnum()):
            spans.setdefault((start, end), label)
    longest: list[tuple[int, int, str]] = []
    for (start, end), label in sorted(spans.items(), key=lambda s: (s[0][0] - s[0][1], s[0])):
        if not any(a + begin < end and start < b + begin for a, b, _ in longest):
            longest.append((start - begin, end - begin, label))
    passage = Passage(text[begin:stop], sorted(longest))
    for match in re.finditer(r"\b[A-Z]\w*", passage.text):
        if match.start() and not any(a < match.end() and match.start() < b for a, b, _ in passage.names):
            passage.unknown.append(match.span())
    return _settle(passage)


def _bare(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without determiners, titles and a possessive ending."""
    while True:
        word = re.match(r"[\w.]+\s+", text[start:end])
        if not word or word[0].strip().lower().strip(".") not in TITLES:
            break
        start += word.end()
    ending = re.search(r"['’]s?$", text[start:end])
    return start, end - len(ending[0]) if ending else end


def _is_name(words: str) -> bool:
    parts = re.findall(r"[\w'’.-]+", words)
    small = {"of", "for", "and", "the", "in", "al", "bin", "de", "on", "to", "against"}
    if not parts or parts[0] in PRONOUNS or not parts[0][0].isupper():
        return False
    return parts[-1][0].isupper() and all(p[0].isupper() or p in small or p.startswith("al-") for p in parts)
