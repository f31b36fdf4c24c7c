"""Whom a pronoun cannot mean: whoever is named below its verb (principle C of binding, Chomsky 1981)."""

from collections.abc import Iterable, Sequence

from stemma.reading.language import Token
from stemma.reading.names.entities.mention_roles import is_speech

_DEEP = 12  # words from a name up to the verb of the pronoun, at the most


def named_below(tokens: Sequence[Token], pronoun: int, names: Iterable[int]) -> list[int]:
    """Return which names, by their first tokens, stand below the verb whose subject a pronoun is.

    In "He believes Tull can still win" he is not Tull; in "He was ill, Tull said" he may be.

    >>> rows = [("He", "nsubj", 1), ("believes", "root", 1), ("Tull", "nsubj", 3), ("wins", "ccomp", 1)]
    >>> tokens = [Token(9 * i, 9 * i + len(w), w, w, "X", "", d, h, "") for i, (w, d, h) in enumerate(rows)]
    >>> named_below(tokens, 0, [2]), named_below(tokens, 2, [0])
    ([2], [])
    """
    verb = tokens[pronoun].head
    if not tokens[pronoun].dep.startswith("nsubj") or verb == pronoun:
        return []
    return [name for name in names if name > pronoun and _is_below(tokens, name, verb)]


def _is_below(tokens: Sequence[Token], at: int, verb: int) -> bool:
    for _ in range(_DEEP):
        head = tokens[at].head
        dep = tokens[at].dep
        aside = dep == "parataxis" or (dep.startswith("nsubj") and is_speech(tokens[head]))
        if head == at or aside:
            return False
        if head == verb:
            return True
        at = head
    return False
