"""How much of a very large account is drawn."""

from stemma.data import lexicon


def limit(name: str) -> int:
    """Return a limit of ``data/lexicons/output_limits.json``.

    >>> limit("tree_nodes") > 10
    True
    """
    return int(lexicon("output_limits")[name]["value"])
