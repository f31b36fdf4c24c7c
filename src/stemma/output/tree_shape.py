"""From edges to a forest that can be drawn: one parent for each text, the other edges kept apart."""

from collections.abc import Sequence
from typing import NamedTuple

from stemma.output.sigla import Sigla
from stemma.records import Edge, Story


class Node(NamedTuple):
    """A text in the drawn forest, in the order of drawing; `parent` is the place of its parent in that order."""

    text: str
    depth: int
    parent: int | None
    edge: Edge | None


class Forest(NamedTuple):
    """The texts to draw, parents before children, and what is not drawn."""

    nodes: tuple[Node, ...]
    further: tuple[Edge, ...]  # edges of texts that have a nearer parent
    alone: tuple[str, ...]  # reports without any edge, which are not drawn
    left_out: int  # texts of trees that are not drawn for want of room


def forest(story: Story, names: Sigla, most: int) -> Forest:
    """Return the forest of a story's texts, at most `most` of them.

    Where a text has several parents, it hangs on the one from which it has the greatest share. Reports without edges
    come last, as far as there is room. Circles, which lineage never makes, are cut and not followed.

    >>> from stemma.output.sigla import sigla
    >>> from stemma.records import Counts, Lineage
    >>> edge = Edge(id="e", child="b", parent="a", kind="copy", share=0.9, evidence=())
    >>> story = Story(id="s", title="", reports=("a", "b"), counts=Counts(reports=2, outlets=0, origins=1),
    ...               lineage=Lineage(edges=(edge,)))
    >>> [(node.text, node.depth) for node in forest(story, sigla(story, {}), most=10).nodes]
    [('a', 0), ('b', 1)]
    """
    texts = [*story.reports, *(lost.id for lost in story.lineage.lost)]
    nearest, further = _nearest_parents(story, frozenset(texts))
    children: dict[str, list[str]] = {}
    for child in texts:
        if child in nearest:
            children.setdefault(nearest[child].parent, []).append(child)
    roots = [text for text in texts if text not in nearest]
    rank = {text: n for n, text in enumerate(texts)}
    roots.sort(key=lambda text: (text not in children, names.of(text).number, text not in story.reports, rank[text]))
    nodes = _preorder(roots, children, nearest)
    lone = [node.text for node in nodes if node.parent is None and node.text not in children]
    in_trees = len(nodes) - len(lone)
    drawn = nodes[:most]
    return Forest(
        nodes=tuple(drawn),
        further=tuple(further),
        alone=tuple(text for text in lone if text not in {node.text for node in drawn}),
        left_out=max(0, in_trees - most),
    )


def _nearest_parents(story: Story, texts: frozenset[str]) -> tuple[dict[str, Edge], list[Edge]]:
    nearest: dict[str, Edge] = {}
    further = []
    edges = [e for e in story.lineage.edges if e.child in texts and e.parent in texts and e.child != e.parent]
    for edge in sorted(edges, key=lambda e: (-e.share, e.id)):
        if edge.child in nearest or _descends(edge.parent, edge.child, nearest):
            further.append(edge)
        else:
            nearest[edge.child] = edge
    return nearest, further


def _descends(text: str, ancestor: str, nearest: dict[str, Edge]) -> bool:
    while text in nearest:
        text = nearest[text].parent
        if text == ancestor:
            return True
    return text == ancestor


def _preorder(roots: Sequence[str], children: dict[str, list[str]], nearest: dict[str, Edge]) -> list[Node]:
    nodes: list[Node] = []
    todo: list[tuple[str, int, int | None]] = [(root, 0, None) for root in reversed(roots)]
    while todo:
        text, depth, parent = todo.pop()
        here = len(nodes)
        nodes.append(Node(text, depth, parent, nearest.get(text)))
        todo += [(child, depth + 1, here) for child in reversed(children.get(text, ()))]
    return nodes
