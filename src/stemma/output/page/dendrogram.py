"""A forest of texts from left to right: boxes in columns, one generation a column, and elbows between them."""

from collections.abc import Sequence
from typing import NamedTuple

from markupsafe import Markup

from stemma.output.page.shapes import colour, shape
from stemma.output.page.tree_label import Label, linked
from stemma.output.phrases import share
from stemma.output.tree_shape import Forest, Node
from stemma.output.visible import cut, cut_inside

_BOX, _HEIGHT = 230, 44  # pixels: a box
_GAP, _ROW = 126, 58  # pixels: between columns, where an edge is labelled; from row to row


class _Place(NamedTuple):
    """The middle of the left side of a box."""

    x: float
    y: float


def dendrogram(found: Forest, labels: Sequence[Label]) -> Markup:
    """Return the drawing of a forest; `labels` are those of its nodes.

    >>> from stemma.output.sigla import Siglum
    >>> from stemma.output.tree_shape import Node
    >>> mill = Label("The Post", "", "The Post", Siglum("A", 0), report="r1")
    >>> "The Post" in dendrogram(Forest((Node("a", 0, None, None),), (), (), 0), [mill])
    True
    """
    places = _places(found.nodes)
    width = max((place.x for place in places), default=0) + _BOX + 2
    height = max((place.y for place in places), default=0) + _HEIGHT / 2 + 2
    lines = [
        _elbow(node, labels[n], places[node.parent], places[n])
        for n, node in enumerate(found.nodes)
        if node.parent is not None
    ]
    boxes = [_box(node, label, place) for node, label, place in zip(found.nodes, labels, places, strict=True)]
    return Markup(
        '<svg class="stemma-tree wide" width="{}" height="{}" viewBox="0 0 {} {}" role="group"'
        ' aria-label="The stemma, drawn; the table below says the same">{}</svg>'
    ).format(width, height, width, height, Markup("").join([*_further(found, places), *lines, *boxes]))


def _places(nodes: Sequence[Node]) -> list[_Place]:
    """Give each leaf a row and each parent the middle of its children."""
    rows: list[list[float]] = [[] for _ in nodes]  # of the children, later children first
    height = [0.0] * len(nodes)
    leaves = sum(1 for n in range(len(nodes)) if not _has_child(nodes, n))
    for n in range(len(nodes) - 1, -1, -1):
        if rows[n]:
            height[n] = (rows[n][0] + rows[n][-1]) / 2
        else:
            leaves -= 1
            height[n] = float(leaves)
        parent = nodes[n].parent
        if parent is not None:
            rows[parent].append(height[n])
    return [
        _Place(1 + node.depth * (_BOX + _GAP), 1 + _HEIGHT / 2 + row * _ROW)
        for node, row in zip(nodes, height, strict=True)
    ]


def _has_child(nodes: Sequence[Node], n: int) -> bool:
    return n + 1 < len(nodes) and nodes[n + 1].parent == n  # nodes stand in preorder


def _elbow(node: Node, label: Label, parent: _Place, here: _Place) -> Markup:
    start, turn = parent.x + _BOX, here.x - _GAP + 14
    edge = node.edge
    return Markup(
        '<g class="edge{lost}"><path d="M{start} {py}H{turn}V{y}H{x}"/>'
        '<text x="{tx}" y="{above}">{kind}</text><text class="sub" x="{tx}" y="{below}">{share}</text></g>'
    ).format(
        lost=label.lost or (" lost" if edge and edge.kind == "shared-source" else ""), start=start, py=parent.y,
        turn=turn, y=here.y, x=here.x, tx=turn + 8, above=here.y - 6, below=here.y + 15,
        kind=edge.kind.replace("-", " ") if edge else "", share=share(edge.share) if edge else "",
    )  # fmt: skip


def _further(found: Forest, places: Sequence[_Place]) -> list[Markup]:
    """Draw the edges to further parents as thin curves behind the boxes."""
    index = {node.text: n for n, node in enumerate(found.nodes)}
    drawn = []
    for edge in found.further:
        if edge.child in index and edge.parent in index:
            parent, child = places[index[edge.parent]], places[index[edge.child]]
            drawn.append(
                Markup('<path class="further" d="M{} {}C{} {} {} {} {} {}"/>').format(
                    parent.x + _BOX, parent.y + 8, parent.x + _BOX + 60, parent.y + 8,
                    child.x - 60, child.y + 8, child.x, child.y + 8,
                )
            )  # fmt: skip
    return drawn


def _box(node: Node, label: Label, place: _Place) -> Markup:
    drawn = Markup(
        '<g class="node{lost}"><title>{whole}</title>'
        '<rect x="{x}" y="{top}" width="{width}" height="{height}" rx="4"/>'
        '<path class="shape {colour}" d="{shape}" transform="translate({sx} {sy})"/>'
        '<text class="siglum" x="{sx}" y="{down}">{letter}</text>'
        '<text class="label" x="{tx}" y="{up}">{name}</text><text class="sub" x="{tx}" y="{down}">{below}</text></g>'
    ).format(
        lost=label.lost, whole=label.whole, x=place.x, top=place.y - _HEIGHT / 2, width=_BOX, height=_HEIGHT,
        colour=colour(label.siglum.number), shape=shape(label.siglum.number), sx=place.x + 17, sy=place.y - 7,
        letter=label.siglum.letter, tx=place.x + 34, up=place.y - 3, down=place.y + 14,
        name=cut_inside(label.name, 22), below=cut(label.below, 26),
    )  # fmt: skip
    return linked(label, drawn)
