"""Mix the entity corpora, their copies with invented names and sentences from templates."""

from __future__ import annotations

import random
from collections.abc import Iterable
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc, DocBin, Span

from training import entities, stories
from training.entities import Passage
from training.swap import fill_template, rewrite, swap_names

COPIES = 3  # copies of each corpus with names swapped
STORY_COPIES = 6  # the same of our own stories, of which each tells the same facts several times
TEMPLATES = 14000  # sentences from templates
NAMELESS = 0.15  # share of the passages without names that a copy keeps
SWAPPED = 0.75  # share of the distinct names that a copy replaces
TYPOGRAPHY = [("upper", 0.03), ("lower", 0.03), ("headline", 0.04), ("spaced", 0.20)]  # shares, one of them
ALSO = [("curly", 0.35), ("plain", 0.10)]  # shares, on top


def write_names(nlp: Language, corpora: Path, target: Path, seed: int = 7) -> int:
    """Write the training documents for names and return their number."""
    rng = random.Random(seed)
    sources = [
        (list(entities.read_uner(corpora, "train")), COPIES),
        (list(entities.read_gum(corpora, "train")), COPIES),
        (list(entities.read_wikigold(corpora)), COPIES),
        (list(entities.read_re3d(corpora)), COPIES),
        (list(stories.read_stories()), STORY_COPIES),
    ]
    bin_ = DocBin(store_user_data=False)
    for passages, copies in sources:
        for passage in _grouped(passages, rng):
            bin_.add(document(nlp, passage))
        for _ in range(copies):
            for passage in _grouped(passages, rng):
                if passage.names or rng.random() < NAMELESS:
                    bin_.add(document(nlp, _retyped(swap_names(passage, rng, SWAPPED), rng)))
    for passage in _invented(rng):
        bin_.add(document(nlp, _retyped(passage, rng)))
    target.parent.mkdir(parents=True, exist_ok=True)
    bin_.to_disk(target)
    return len(bin_)


def write_names_dev(nlp: Language, corpora: Path, target: Path) -> int:
    """Write the development parts of UNER and GUM as they are and return their number."""
    bin_ = DocBin(store_user_data=False)
    for passage in [*entities.read_uner(corpora, "dev"), *entities.read_gum(corpora, "dev")]:
        bin_.add(document(nlp, passage))
    target.parent.mkdir(parents=True, exist_ok=True)
    bin_.to_disk(target)
    return len(bin_)


def document(nlp: Language, passage: Passage) -> Doc:
    """The passage as a document; names that do not fall on words and unknown stretches are left missing."""
    doc = nlp.make_doc(passage.text)
    names: list[Span] = []
    missing: list[Span] = []
    for start, end, label in passage.names:
        span = doc.char_span(start, end, label=label)
        if span is None:
            _add(missing, doc.char_span(start, end, alignment_mode="expand"), names)
        else:
            _add(names, span, missing)
    for start, end in passage.unknown:
        if 0 <= start < end <= len(passage.text):
            _add(missing, doc.char_span(start, end, alignment_mode="expand"), names)
    doc.set_ents(names, missing=missing, default="outside")
    return doc


def _add(spans: list[Span], span: Span | None, others: list[Span]) -> None:
    if span is not None and not any(span.start < x.end and x.start < span.end for x in [*spans, *others]):
        spans.append(span)


def _grouped(passages: list[Passage], rng: random.Random) -> Iterable[Passage]:
    position = 0
    while position < len(passages):
        size = rng.choice([1, 1, 2, 3])
        yield joined(passages[position : position + size])
        position += size


def joined(passages: list[Passage]) -> Passage:
    """Several passages as one, a space between them."""
    whole = Passage("")
    for passage in passages:
        whole.text += " " if whole.text else ""
        shift = len(whole.text)
        whole.text += passage.text
        whole.names += [(start + shift, end + shift, label) for start, end, label in passage.names]
        whole.unknown += [(start + shift, end + shift) for start, end in passage.unknown]
    return whole


def _retyped(passage: Passage, rng: random.Random) -> Passage:
    draw = rng.random()
    for kind, share in TYPOGRAPHY:
        if draw < share:
            passage = rewrite(passage, kind)
            if kind in {"upper", "lower", "headline"}:
                return passage
            break
        draw -= share
    for kind, share in ALSO:
        if rng.random() < share:
            passage = rewrite(passage, kind)
    return passage


def _invented(rng: random.Random) -> Iterable[Passage]:
    folder = Path(__file__).parent / "data"
    templates = _lines_of(folder / "news_templates.txt")
    roles = _lines_of(folder / "roles.txt")
    for _ in range(TEMPLATES):
        yield joined([fill_template(rng.choice(templates), roles, rng) for _ in range(rng.choice([1, 1, 2]))])


def _lines_of(path: Path) -> list[str]:
    return [line for line in path.read_text(encoding="utf8").splitlines() if line.strip()]
