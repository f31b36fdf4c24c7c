"""A forest of texts as an indented list with branches, for narrow screens and for trees of many generations."""

from collections.abc import Sequence
from typing import NamedTuple

from markupsafe import Markup

from stemma.output.page.shapes import colour, shape
from stemma.output.page.tree_label import Label, linked
from stemma.output.phrases import share
from stemma.output.tree_shape import Forest, Node
from stemma.output.visible import cut, cut_inside

_WIDTH, _ROW = 330, 50  # pixels
_INDENT, _DEEPEST = 22, 6  # pixels a generation; deeper generations stand below each other
_LETTER, _SMALL_LETTER = 8.7, 7.2  # pixels: a letter of a name, of the line below it


class _Place(NamedTuple):
    x: float
    y: float


def indented_tree(found: Forest, labels: Sequence[Label]) -> Markup:
    """Return the drawing of a forest; `labels` are those of its nodes.

    >>> from stemma.output.sigla import Siglum
    >>> from stemma.output.tree_shape import Node
    >>> mill = Label("The Post", "", "The Post", Siglum("A", 0), report="r1")
    >>> "The Post" in indented_tree(Forest((Node("a", 0, None, None),), (), (), 0), [mill])
    True
    """
    places = [_Place(12 + min(n.depth, _DEEPEST) * _INDENT, 20 + row * _ROW) for row, n in enumerate(found.nodes)]
    height = len(places) * _ROW + 4
    drawn = []
    for n, node in enumerate(found.nodes):
        if node.parent is not None:
            drawn.append(_branch(node, labels[n], places[node.parent], places[n]))
    drawn += [_entry(node, label, place) for node, label, place in zip(found.nodes, labels, places, strict=True)]
    return Markup(
        '<svg class="stemma-tree narrow" width="{}" height="{}" viewBox="0 0 {} {}" role="group"'
        ' aria-label="The stemma, drawn; the table below says the same">{}</svg>'
    ).format(_WIDTH, height, _WIDTH, height, Markup("").join(drawn))


def _branch(node: Node, label: Label, parent: _Place, here: _Place) -> Markup:
    lost = label.lost or (" lost" if node.edge and node.edge.kind == "shared-source" else "")
    left = min(parent.x, here.x - 8)
    return Markup('<g class="edge{}"><path d="M{} {}V{}H{}"/></g>').format(
        lost, left, parent.y + 10, here.y, here.x - 9
    )


def _entry(node: Node, label: Label, place: _Place) -> Markup:
    edge = f"{node.edge.kind}, {share(node.edge.share)}" if node.edge else ""
    below = " · ".join(part for part in (edge, label.below) if part)
    room = _WIDTH - place.x - 18
    drawn = Markup(
        '<g class="node{lost}"><title>{whole}</title><circle class="dot" cx="{x}" cy="{y}" r="9.5"/>'
        '<path class="shape {colour}" d="{shape}" transform="translate({x} {y})"/>'
        '<text class="label" x="{tx}" y="{up}">{name}</text><text class="sub" x="{tx}" y="{down}">{below}</text></g>'
    ).format(
        lost=label.lost, whole=label.whole, x=place.x, y=place.y, colour=colour(label.siglum.number),
        shape=shape(label.siglum.number), tx=place.x + 18, up=place.y - 1, down=place.y + 15,
        name=cut_inside(f"{label.siglum.letter}  {label.name}", int(room / _LETTER)),
        below=cut(below, int(room / _SMALL_LETTER)),
    )  # fmt: skip
    return linked(label, drawn)
