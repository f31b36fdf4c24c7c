"""An edge of the stemma in the words of a reader."""

from stemma.output.sigla import Sigla
from stemma.records import Edge, EdgeKind

_VERBS: dict[EdgeKind, str] = {
    "copy": "is a copy of",
    "rewrite": "is a rewrite of",
    "translation": "is a translation of",
    "excerpt": "is an excerpt of",
    "shared-source": "shares a source with",
}
_VERSIONS = ("version of the same page", "version of the same report")


def edge_verb(edge: Edge, names: Sigla) -> str:
    """Return what a child does to its parent; with a lost original it cannot share a source but draws on it.

    >>> edge = Edge(id="e", child="a", parent="b", kind="copy", share=1.0, evidence=())
    >>> edge_verb(edge, Sigla({}, {}, {}))
    'is a copy of'
    """
    if edge.evidence and edge.evidence[0] in _VERSIONS:
        return "is a later version of"
    if edge.kind == "shared-source" and (edge.parent in names.lost or edge.child in names.lost):
        return "draws on"
    return _VERBS[edge.kind]
