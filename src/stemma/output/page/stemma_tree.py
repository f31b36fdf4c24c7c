"""The stemma of a story as drawings (SVG): a family tree of texts, lost originals dashed."""

from collections.abc import Mapping
from typing import NamedTuple

from markupsafe import Markup

from stemma.output.limits import limit
from stemma.output.page.anchors import Anchors
from stemma.output.page.dendrogram import dendrogram
from stemma.output.page.indented_tree import indented_tree
from stemma.output.page.tree_label import Label
from stemma.output.phrases import day
from stemma.output.sigla import Sigla
from stemma.output.tree_shape import Forest, Node, forest
from stemma.output.visible import one_line
from stemma.records import Report, Story


class Drawing(NamedTuple):
    """The stemma for a desk (None where the tree has too many generations), for a phone, and what is not drawn."""

    wide: Markup | None
    narrow: Markup
    forest: Forest


def stemma_tree(story: Story, names: Sigla, reports: Mapping[str, Report], anchors: Anchors) -> Drawing:
    """Return the stemma of a story, drawn from left to right for a desk and indented for a phone.

    >>> from stemma.output.page.anchors import Anchors
    >>> from stemma.output.sigla import sigla
    >>> from stemma.records import Counts, Lineage
    >>> counts = Counts(reports=0, outlets=0, origins=0)
    >>> story = Story(id="s", title="Fire", reports=(), counts=counts, lineage=Lineage())
    >>> len(stemma_tree(story, sigla(story, {}), {}, Anchors([])).forest.nodes)
    0
    """
    found = forest(story, names, limit("tree_nodes"))
    labels = [_label(node, names, reports, anchors) for node in found.nodes]
    generations = 1 + max((node.depth for node in found.nodes), default=0)
    wide = dendrogram(found, labels) if generations <= limit("tree_columns") else None
    return Drawing(wide, indented_tree(found, labels), found)


def _label(node: Node, names: Sigla, reports: Mapping[str, Report], anchors: Anchors) -> Label:
    report = reports.get(node.text)
    name = names.reports.get(node.text, node.text)
    if report is None:
        whole = f"{name}: inferred, not among the reports"
        return Label(name, "not among the reports", whole, names.of(node.text), None, " lost")
    title = one_line(report.title or "")
    published = day(one_line(report.published)) if report.published else ""
    whole = "; ".join(part for part in (name, title, published) if part)
    return Label(name, published or title, whole, names.of(node.text), anchors.report(node.text))
