"""The tags by which a verb that can open a clause of its own is known (Penn Treebank, Santorini 1990)."""

FINITE = frozenset(("VBD", "VBZ", "VBP"))
FINITE_OR_MODAL = FINITE | {"MD"}
