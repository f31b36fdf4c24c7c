"""The cues "in her view", "in Orr's words", "to his mind", "in the opinion of Orr": whose view a sentence gives."""

from functools import cache

from stemma.data import lexicon
from stemma.reading.clauses import Tree
from stemma.reading.cues.cue_words import Cue

_HIS = frozenset(("his", "her", "their", "its"))
_SAID = frozenset(("words", "phrase"))  # what stands in marks beside them is said, and no view of the whole clause
_LEADING = 3  # words before a view that opens a sentence
_OWNER = 8  # words of whoever is named before "'s view" or behind "in the view of"
_OPENS = frozenset((",", "–", "—", ";", ":", "and", "but", "or", "that", "yet", "while", "because", "as"))
_NAMES = frozenset(("PROPN", "NOUN", "DET", "ADJ", "NUM", "PART"))


def held(tree: Tree, i: int) -> Cue | None:
    """Return the cue that a noun for a view makes with whoever holds it, where it opens a clause or is set off.

    >>> from stemma.reading.language import Token
    >>> text = "In her view the mill is lost."
    >>> rows = [("In", "ADP", "case", 2), ("her", "PRON", "nmod:poss", 2), ("view", "NOUN", "obl", 6),
    ...     ("the", "DET", "det", 4), ("mill", "NOUN", "nsubj", 6), ("is", "AUX", "cop", 6), ("lost", "ADJ", "root", 6)]
    >>> tokens = tuple(Token(text.index(w), text.index(w) + len(w), w, w, p, "", d, h, "") for w, p, d, h in rows)
    >>> cue = held(Tree(tokens), 2)
    >>> text[cue.source.start : cue.source.end], text[cue.content.start : cue.content.end]
    ('her', 'the mill is lost')
    """
    found = _owned(tree, i) or _of_somebody(tree, i)
    if found is None:
        return None
    opens, owner, last, words = found
    if opens and tree.tokens[opens - 1].text.lower() not in _OPENS:
        return None
    content = [] if tree.tokens[i].text.lower() in _SAID else _viewed(tree, opens, i, last)
    start, end = tree.tokens[opens].start, tree.tokens[i].end
    extent = tree.extent(content) if content else None
    return Cue(start, end, i, tree.tokens[i].text.lower(), True, tree.extent(words), owner, extent)


def _viewed(tree: Tree, opens: int, i: int, last: int) -> list[int]:
    """Return what is somebody's view: all behind it where it opens a sentence, else the clause that it stands in."""
    if opens < _LEADING:
        return [w for w in range(last + 1, len(tree.tokens)) if tree.tokens[w].pos not in ("PUNCT", "SPACE")]
    verb = tree.head[i]
    return [w for w in tree.words(verb) if not opens <= w <= last] if verb != i else []


def _owned(tree: Tree, i: int) -> tuple[int, int, int, range] | None:
    """Return where "in her own view" or "in Orr's view" opens, its owner, its last word and the words of the owner."""
    tokens = tree.tokens
    at = i - 1
    if at > 0 and tokens[at].text.lower() == "own":
        at -= 1
    if at < 1:
        return None
    if tokens[at].text.lower() in _HIS:
        return (at - 1, at, i, range(at, at + 1)) if _leads(tree, at - 1, i, "owned") else None
    if tokens[at].tag != "POS":
        return None
    first = at
    while first > max(0, at - _OWNER) and tokens[first - 1].pos in _NAMES:
        first -= 1
    if first in (at, 0) or not _leads(tree, first - 1, i, "owned"):
        return None
    return first - 1, at - 1, i, range(first, at)


def _of_somebody(tree: Tree, i: int) -> tuple[int, int, int, range] | None:
    """Return where "in the view of Orr" opens, its owner, its last word and the words of the owner."""
    tokens = tree.tokens
    if i < 2 or i + 2 >= len(tokens) or tokens[i - 1].text.lower() != "the" or tokens[i + 1].text.lower() != "of":
        return None
    if not _leads(tree, i - 2, i, "of_somebody"):
        return None
    end = i + 2
    while end < min(len(tokens), i + 2 + _OWNER) and tokens[end].pos in _NAMES:
        end += 1
    if end == i + 2:
        return None
    return i - 2, _head(tree, i + 2, end), end - 1, range(i + 2, end)


def _head(tree: Tree, first: int, end: int) -> int:
    """Return the word on which the others of a stretch hang."""
    return next((w for w in range(first, end) if not first <= tree.head[w] < end), end - 1)


def _leads(tree: Tree, at: int, i: int, how: str) -> bool:
    """Tell whether the preposition of a noun for a view stands at a place."""
    return tree.tokens[at].text.lower() == views()[how].get(tree.tokens[i].text.lower())


@cache
def views() -> dict[str, dict[str, str]]:
    """Return the nouns for views with the preposition of each, as they are ``owned`` and as they are ``of_somebody``.

    >>> views()["owned"]["mind"]
    'to'
    """
    return {how: dict(nouns) for how, nouns in lexicon("quotes_cues")["views"].items()}
