"""Bodies behind whose name their initials stand in brackets: "the Academic Staff Congress (ASC)".

The letters tell how far the name reaches, whatever a model sees, and that they name a body here, though elsewhere they
may stand for an office ("CEO").
"""

from collections.abc import Sequence

from stemma.reading.language import Token
from stemma.reading.names.proper.reach import Reach, is_capital

_SMALL = frozenset({"of", "for", "and", "the", "on", "in", "to", "&", "de", "des", "du", "la", "le", "del", "do", "da"})
_LETTERS = range(3, 8)


def bracketed_bodies(tokens: Sequence[Token], found: Sequence[Reach]) -> list[Reach]:
    """Return the names with their letters, but for those that are found so already.

    >>> words = "So the Academic Staff Congress ( ASC ) met".split()
    >>> tokens = [Token(i * 9, i * 9 + len(w), w, w, "PROPN", "", "", 0, "") for i, w in enumerate(words)]
    >>> bracketed_bodies(tokens, [Reach(4, 5, "ORG")])
    [Reach(first=2, last=5, type='ORG'), Reach(first=6, last=7, type='ORG')]
    """
    bodies = []
    for at in range(2, len(tokens) - 2):
        letters = tokens[at + 1].text
        if tokens[at].text != "(" or tokens[at + 2].text != ")" or len(letters) not in _LETTERS:
            continue
        first = _begins(tokens, at, letters) if letters.isalpha() and letters.isupper() else at
        if first == at:
            continue
        if not any(reach.first <= first and reach.last >= at for reach in found):
            bodies.append(Reach(first, at, "ORG"))
        if not any(reach.first <= at + 1 < reach.last for reach in found):
            bodies.append(Reach(at + 1, at + 2, "ORG"))
    return bodies


def before_open_bracket(lower: Sequence[str], first: int, last: int) -> int:
    """Return where a name ends whose stretch opens a bracket and does not close it ("Harbour Board (HB").

    >>> before_open_bracket(["harbour", "board", "(", "hb"], 0, 4)
    2
    """
    inside = lower[first:last]
    if "(" not in inside or ")" in inside:
        return last
    return first + inside.index("(")


def _begins(tokens: Sequence[Token], end: int, letters: str) -> int:
    """Return where the name begins that ends before a bracket and whose words begin with these letters, else `end`."""
    left, first = letters, end
    while left and first > 0:
        token = tokens[first - 1]
        if is_capital(token) and token.text[0] == left[-1]:
            left = left[:-1]
        elif token.text.lower() not in _SMALL and token.text not in ("'", "’", "'s", "’s", "-"):
            return end
        elif left[-1] == token.text[0].upper() and len(left) > 1 and _spells_small(tokens, first - 1, left):
            left = left[:-1]
        first -= 1
    return first if not left else end


def _spells_small(tokens: Sequence[Token], at: int, left: str) -> bool:
    """Tell whether a small word has a letter of its own ("MoH"): the capital before it is not the letter's."""
    before = next((tokens[i].text for i in range(at - 1, -1, -1) if is_capital(tokens[i])), "")
    return not before.startswith(left[-1])
