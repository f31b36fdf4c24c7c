"""The parse of one sentence as a tree: who depends on whom, and from where to where a clause or phrase reaches."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from stemma.reading.language import Parse, Token
from stemma.records import Extent

SHAPES = 4_000  # trees whose shape is remembered: one sentence is looked at by several readers, and news is copied
_EDGE = frozenset(("PUNCT", "SPACE"))


class Tree:
    """Tokens of a sentence with their children and the reach of each subtree (inclusive token indices).

    A head outside the sentence makes a root; tokens whose heads run in a circle stand alone. `parse` is that of the
    tokens, where it is known.

    >>> from stemma.reading.language import Token
    >>> she = Token(0, 3, "She", "she", "PRON", "PRP", "nsubj", 1, "")
    >>> left = Token(4, 8, "left", "leave", "VERB", "VBD", "root", 1, "")
    >>> Tree((she, left)).child(1, "nsubj")
    0
    """

    def __init__(self, tokens: tuple[Token, ...], parse: Parse | None = None) -> None:
        self.tokens = tokens
        if parse is None:
            shape = _shape(tuple([t.head for t in tokens]), tuple([t.dep for t in tokens]))
        else:
            shape = _shape(parse.heads, parse.deps)
        self.head, self.children, self.left, self.right, self._dep, self._kind = shape

    def dep(self, i: int) -> str:
        """Return the relation of a token, with ClearNLP's names put into those of UD."""
        return self._dep[i]

    def child(self, i: int, *relations: str) -> int | None:
        """Return the first child of `i` by one of these relations (without their subtypes), or None."""
        for c in self.children[i]:
            if self._kind[c] in relations or self._dep[c] in relations:
                return c
        return None

    def all_children(self, i: int, *relations: str) -> Iterator[int]:
        """Yield the children of `i` by one of these relations.

        ``nsubj`` also means ``nsubj:outer`` and other subtypes, but not ``nsubj:pass``.
        """
        for c in self.children[i]:
            if self._kind[c] in relations or self._dep[c] in relations:
                yield c

    def root(self) -> int | None:
        """Return the first word that hangs on none, None in a sentence without words."""
        return next((i for i, head in enumerate(self.head) if head == i), None)

    def words(self, i: int) -> range:
        """Return the token indices that the subtree of `i` reaches over."""
        return range(self.left[i], self.right[i] + 1)

    def above(self, i: int) -> Iterator[int]:
        """Yield the heads of `i`, nearest first."""
        for _ in self.tokens:
            if self.head[i] == i:
                return
            i = self.head[i]
            yield i

    def extent(self, indices: Iterable[int]) -> Extent | None:
        """Return the text extent over these tokens, without punctuation at its edges but with brackets and marks."""
        kept = sorted(indices)
        while kept and self._loose(kept[0]):
            kept.pop(0)
        while kept and self._loose(kept[-1]) and not self._closes_bracket(kept):
            kept.pop()
        return Extent(start=self.tokens[kept[0]].start, end=self.tokens[kept[-1]].end) if kept else None

    def _closes_bracket(self, kept: list[int]) -> bool:
        if self.tokens[kept[-1]].text != ")":
            return False
        opens = next((i for i in reversed(kept[:-1]) if self.tokens[i].text in "()"), None)
        return opens is not None and self.tokens[opens].text == "("

    def _loose(self, i: int) -> bool:
        token = self.tokens[i]
        if token.text.isspace():
            return True
        return token.pos in _EDGE and not any(c in "\"“”‘’'«»`%$" for c in token.text)


class _Shape(NamedTuple):
    """All of a tree that does not hang on its words."""

    head: tuple[int, ...]
    children: tuple[tuple[int, ...], ...]
    left: tuple[int, ...]
    right: tuple[int, ...]
    dep: tuple[str, ...]
    kind: tuple[str, ...]


@lru_cache(maxsize=SHAPES)
def _shape(heads: tuple[int, ...], deps: tuple[str, ...]) -> _Shape:
    """Return the shape of a tree from the heads and relations of its tokens."""
    head = [h if 0 <= h < len(heads) else i for i, h in enumerate(heads)]
    children: list[list[int]] = [[] for _ in heads]
    for i, h in enumerate(head):
        if h != i:
            children[h].append(i)
    left, right = list(range(len(heads))), list(range(len(heads)))
    for i in _bottom_up(head, children):
        h = head[i]
        if left[i] < left[h]:  # noqa: PLR1730 - a call costs more than all else here
            left[h] = left[i]
        if right[i] > right[h]:  # noqa: PLR1730
            right[h] = right[i]
    relations = tuple([_relation(dep) for dep in deps])
    kinds = tuple([_kind(dep) for dep in relations])
    return _Shape(tuple(head), tuple(map(tuple, children)), tuple(left), tuple(right), relations, kinds)


def _bottom_up(head: Sequence[int], children: Sequence[Sequence[int]]) -> list[int]:
    """Return the tokens that hang on a root, children before their heads."""
    order = [i for i, h in enumerate(head) if h == i]
    for i in order:
        order.extend(children[i])
    return order[::-1]


@cache
def _relation(dep: str) -> str:
    return _UD.get(dep.lower(), dep)


@cache
def _kind(dep: str) -> str:
    """Return a relation without its subtype, which only the passive keeps."""
    return dep if dep.endswith(":pass") else dep.partition(":")[0]


_UD = {
    "dobj": "obj",
    "pobj": "obl",
    "prep": "obl",
    "nsubjpass": "nsubj:pass",
    "auxpass": "aux:pass",
    "csubjpass": "csubj:pass",
    "relcl": "acl:relcl",
    "poss": "nmod:poss",
    "neg": "advmod",
    "prt": "compound:prt",
    "dative": "iobj",
    "agent": "obl:agent",
    "nn": "compound",
}
