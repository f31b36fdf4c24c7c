"""Whether a stored network has the parts that can be run here, and where they are."""

from collections.abc import Iterator
from typing import Any


class UnfitError(Exception):
    """A pipeline has a part that is not run here; spaCy runs it itself."""


def named_nodes(model: Any, name: str) -> list[Any]:
    """Return the nodes of a thinc model that have a name, in the order of the data."""
    return [node for node in _walk(model) if node.name == name]


def only_node(model: Any, name: str) -> Any:
    """Return the one node of a thinc model that has a name.

    Raises UnfitError where there is none, or more than one.
    """
    found = named_nodes(model, name)
    if len(found) != 1:
        raise UnfitError(f"{len(found)} layers {name} in {model.name}")
    return found[0]


def _walk(model: Any) -> Iterator[Any]:
    """Yield a model and all below it, depth first; thinc's own walk visits what is shared only once."""
    yield model
    for layer in model.layers:
        yield from _walk(layer)
