"""Parses by the ClearNLP scheme of many English pipelines, put into Universal Dependencies.

Most relations only have another name (`language_relations`). Four hang otherwise: UD lets content words be the heads
of prepositions and of "be", and puts all of a coordination under its first member (de Marneffe et al. 2014).
"""

from collections.abc import Collection, Sequence
from functools import cache
from typing import Any

from stemma.data import lexicon
from stemma.reading.annotation import Parse

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "DET", "SYM"})
_BE = frozenset({"be", "am", "is", "are", "was", "were", "been", "being", "'s", "’s", "'re", "’re", "'m", "’m"})
_HELD = frozenset({"pobj", "pcomp"})
_PREPOSITIONS = frozenset({"prep", "agent", "dative"})


def speaks_clearnlp(relations: Collection[str]) -> bool:
    """Tell whether relations are by the scheme of ClearNLP, as those of spaCy's own English pipelines are.

    >>> speaks_clearnlp({"nsubj", "dobj", "pobj"}), speaks_clearnlp({"nsubj", "obj", "obl"})
    (True, False)
    """
    return not _telling().isdisjoint(relations)


def universal(parse: Parse) -> Parse:
    """Return a parse by the scheme of ClearNLP as one by Universal Dependencies.

    >>> parse = Parse((0, 4, 10), ("Orr", "slept", "in", "Arlen"), ("Orr", "sleep", "in", "Arlen"),
    ...               ("PROPN", "VERB", "ADP", "PROPN"), ("NNP", "VBD", "IN", "NNP"),
    ...               ("nsubj", "ROOT", "prep", "pobj"), (1, 1, 1, 2), ("", "", "", ""))
    >>> new = universal(parse)
    >>> list(zip(new.deps, new.heads))
    [('nsubj', 1), ('ROOT', 1), ('case', 3), ('obl', 1)]
    """
    tree = _Arcs(parse)
    for word in tree.bottom_up():
        if tree.deps[word] in _PREPOSITIONS:
            tree.turn_preposition(word)
    for word in tree.bottom_up():
        if parse.lemmas[word].lower() == "be" or parse.texts[word].lower() in _BE:
            tree.turn_copula(word)
    tree.flatten_coordinations()
    names = _relations()
    deps = [
        "mark" if dep == "aux" and parse.tags[word] == "TO" else names.get(dep, dep)
        for word, dep in enumerate(tree.deps)
    ]
    return parse._replace(heads=tuple(tree.heads), deps=tuple(deps))


def with_parts_of_speech(parse: Parse) -> Parse:
    """Return a parse whose words without a part of speech have the one that their Penn tag tells.

    >>> with_parts_of_speech(Parse(texts=("Orr",), pos=("",), tags=("NNP",))).pos
    ('PROPN',)
    """
    if all(parse.pos):
        return parse
    table = lexicon("language_relations")["pos"]
    return parse._replace(pos=tuple(pos or table.get(tag, "X") for pos, tag in zip(parse.pos, parse.tags, strict=True)))


class _Arcs:
    """The arcs of one sentence while they are hung otherwise."""

    def __init__(self, parse: Parse) -> None:
        self._pos, self._lemmas = parse.pos, parse.lemmas
        size = len(parse.heads)
        self.heads = [head if 0 <= head < size else word for word, head in enumerate(parse.heads)]
        self.deps = list(parse.deps)
        self._below: list[set[int]] = [set() for _ in self.heads]
        for word, head in enumerate(self.heads):
            if head != word:
                self._below[head].add(word)

    def bottom_up(self) -> list[int]:
        """Return the words that hang on a root, those below before those above."""
        order = [word for word, head in enumerate(self.heads) if word == head]
        for word in order:
            order.extend(sorted(self._below[word]))
        return order[::-1]

    def turn_preposition(self, word: int) -> None:
        """Hang what a preposition governs in its place, and the preposition under it; one without object stays."""
        governed = [child for child in sorted(self._below[word]) if self.deps[child] in _HELD]
        governed = governed or [c for c in sorted(self._below[word]) if self.deps[c] in ("nmod", "obl") and c > word]
        if not governed or self.heads[word] == word:
            return
        noun, head, agent = governed[0], self.heads[word], self.deps[word] == "agent"
        clause, nominal = self.deps[noun] == "pcomp", self._pos[head] in _NOMINAL
        if clause:
            self.deps[noun] = "acl" if nominal else "advcl"
        else:
            self.deps[noun] = "obl:agent" if agent else "nmod" if nominal else "obl"
        self._swap(word, noun)
        self.deps[word] = "mark" if clause else "case"

    def turn_copula(self, word: int) -> None:
        """Hang what is said by "be" in its place; where "there" precedes, what there is, is the subject."""
        below = sorted(self._below[word])
        said = [child for child in below if self.deps[child] in ("attr", "acomp")]
        if not said:
            return
        if any(self.deps[child] == "expl" for child in below):
            self.deps[said[0]] = "nsubj"
            return
        self._swap(word, said[0], role=self.deps[word])
        self.deps[word] = "cop"

    def flatten_coordinations(self) -> None:
        """Hang every member of a coordination under the first, and every conjunction under the member after it."""
        for word, dep in enumerate(self.deps):
            if dep == "cc":
                later = [c for c in self._below[self.heads[word]] if self.deps[c] == "conj" and c > word]
                if later:
                    self._hang(word, min(later))
        for word, dep in enumerate(self.deps):
            if dep == "conj":
                self._hang(word, self._first_member(word))

    def _first_member(self, word: int) -> int:
        head = self.heads[word]
        for _ in self.heads:
            if self.deps[head] != "conj":
                break
            head = self.heads[head]
        return head

    def _swap(self, word: int, lower: int, role: str | None = None) -> None:
        """Let `lower`, which hangs on `word`, take its place; all else that hung on `word` then hangs on `lower`."""
        head = self.heads[word]
        for child in sorted(self._below[word] - {lower}):
            self._hang(child, lower)
        self._hang(lower, lower if head == word else head)
        if role is not None:
            self.deps[lower] = role
        self._hang(word, lower)

    def _hang(self, word: int, head: int) -> None:
        self._below[self.heads[word]].discard(word)
        self.heads[word] = head
        if head != word:
            self._below[head].add(word)


@cache
def _relations() -> dict[str, str]:
    relations: dict[str, Any] = lexicon("language_relations")["relations"]
    return dict(relations)


@cache
def _telling() -> frozenset[str]:
    names: Sequence[str] = lexicon("language_relations")["telling"]
    return frozenset(names)
