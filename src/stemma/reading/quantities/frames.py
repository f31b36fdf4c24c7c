"""What a number is said of: the words that govern it in the parse of its clause.

"The price of bitcoin fell below $6,000": the subject is the price of bitcoin. "A premium of 31 per cent": the share
stands under "premium". "Rioters burned 12 cars in Athens": beside stands "Athens". Two numbers with the same frame are
mostly two readings of one fact, whatever they count.
"""

from collections.abc import Iterable, Sequence, Set
from functools import cache
from typing import NamedTuple

from stemma.data import lexicon
from stemma.reading.language import Token
from stemma.reading.quantities.counted import Line

_NAMING = frozenset({"NOUN", "PROPN"})
_SAYING = frozenset({"NOUN", "PROPN", "ADJ"})
_MODIFIERS = frozenset({"compound", "flat", "amod", "nmod:poss", "poss"})
_RELATIVE = frozenset({"that", "which", "who"})
_STEPS = 8  # words from a number up to its verb
_CLAUSES = 3  # verbs up to the one that has a subject
_NEAR = 8  # tokens between a noun and a word that narrows it down
_SHORT = 2  # letters of words that tell nothing


class Frame(NamedTuple):
    """Lemmas in lower case, sorted: of the subject, of the nouns above the number, of what else the verb takes."""

    verb: str | None
    subject: tuple[str, ...]
    under: tuple[str, ...]
    beside: tuple[str, ...]


class Parsed(NamedTuple):
    """The tokens of a sentence, and for each the tokens that depend on it."""

    tokens: Sequence[Token]
    below: Sequence[Sequence[int]]


def tree(here: Line) -> Parsed:
    """Return the tokens of a sentence with what depends on each, for `frame`.

    >>> from stemma.reading.quantities.counted import line
    >>> from stemma.reading.parsed import ParsedSentence
    >>> tokens = tuple(Token(at, at + len(w), w, w, "X", "", "dep", 1, "") for at, w in ((0, "12"), (3, "died")))
    >>> tree(line("12 died", ParsedSentence(0, 7, 0, tokens, ()))).below
    [[], [0]]
    """
    below: list[list[int]] = [[] for _ in here.tokens]
    for at, token in enumerate(here.tokens):
        if token.head != at:
            below[token.head].append(at)
    return Parsed(here.tokens, below)


def frame(parsed: Parsed, first: int, last: int, head: int | None) -> Frame:
    """Return the frame of the number in tokens `first` to `last`, whose counted noun is the token `head`.

    The words of the number and its noun are no part of it, nor are verbs that say nothing ("have", "be", "say").

    >>> rows = [("Rioters", "rioter", "NOUN", "nsubj", 1), ("burned", "burn", "VERB", "root", 1),
    ...     ("12", "12", "NUM", "nummod", 3), ("cars", "car", "NOUN", "obj", 1)]
    >>> tokens = [Token(8 * i, 8 * i + len(w), w, m, p, "", d, h, "") for i, (w, m, p, d, h) in enumerate(rows)]
    >>> frame(Parsed(tokens, [[], [0, 3], [], [2]]), 2, 2, 3)
    Frame(verb='burn', subject=('rioter',), under=(), beside=())
    """
    if not 0 <= last < len(parsed.tokens):
        return Frame(None, (), (), ())
    path = _path(parsed.tokens, last)
    own = {*range(first, last + 1), *([] if head is None else [head])}
    verb = path[-1] if parsed.tokens[path[-1]].pos in ("VERB", "AUX") else None
    above = [at for at in path if parsed.tokens[at].pos in _SAYING]
    subject = [] if verb is None else _subject(parsed, verb, {*path})
    beside = [] if verb is None else _beside(parsed, verb, {*path, *subject})
    lemma = None if verb is None else parsed.tokens[verb].lemma.lower()
    return Frame(
        None if lemma in _light() else lemma,
        _lemmas(parsed, subject, own, reach=1),
        _lemmas(parsed, above, own, reach=0),
        _lemmas(parsed, beside, own, reach=1),
    )


def _path(tokens: Sequence[Token], at: int) -> list[int]:
    """Return the tokens from one up to the verb that governs it, at the most so many steps."""
    path = [at]
    while tokens[at].pos != "VERB" and len(path) < _STEPS:
        above = tokens[at].head
        if above == at or above in path:
            break
        at = above
        path.append(at)
    return path


def _subject(parsed: Parsed, verb: int, path: Set[int]) -> list[int]:
    """Return the subject of a verb, else that of the verb above it; a relative pronoun is what it stands for."""
    tokens, seen = parsed.tokens, set(path)
    for _ in range(_CLAUSES):
        own = [at for at in parsed.below[verb] if tokens[at].dep.startswith(("nsubj", "csubj")) and at not in path]
        if own:
            found = _antecedent(tokens, verb) if tokens[own[0]].text.lower() in _RELATIVE else own[0]
            return [found] if found is not None and tokens[found].pos in _NAMING and found not in path else []
        above = tokens[verb].head
        if above == verb or above in seen:
            return []
        if tokens[above].pos in _NAMING:
            return [] if above in path else [above]
        if tokens[above].pos not in ("VERB", "AUX"):
            return []
        verb = above
        seen.add(verb)
    return []


def _antecedent(tokens: Sequence[Token], verb: int) -> int | None:
    """Return the noun that the relative clause of a verb hangs on."""
    for _ in range(_CLAUSES):
        above = tokens[verb].head
        if above == verb:
            return None
        if tokens[above].pos in _NAMING:
            return above
        verb = above
    return None


def _beside(parsed: Parsed, verb: int, known: Set[int]) -> list[int]:
    """Return the other nouns that a verb takes, with or without a preposition."""
    tokens = parsed.tokens
    taken = list(parsed.below[verb])
    for at in parsed.below[verb]:
        if tokens[at].pos == "ADP":
            taken.extend(parsed.below[at])
    return [at for at in sorted(taken) if at not in known and tokens[at].pos in _NAMING]


def _lemmas(parsed: Parsed, heads: Iterable[int], own: Set[int], reach: int) -> tuple[str, ...]:
    found = {at for head in heads if head not in own for at in _phrase(parsed, head, reach)} - own
    words = (parsed.tokens[at] for at in sorted(found) if parsed.tokens[at].pos in _SAYING)
    return tuple(sorted({(t.text if t.pos == "PROPN" else t.lemma).lower() for t in words if len(t.text) > _SHORT}))


def _phrase(parsed: Parsed, head: int, reach: int) -> list[int]:
    """Return a noun with the words that narrow it down; `reach` 1 takes in those of one "of" or "in" behind it."""
    tokens, found = parsed.tokens, [head]
    for at in parsed.below[head]:
        if abs(at - head) > _NEAR:
            continue
        if tokens[at].dep in _MODIFIERS:
            found.append(at)
        elif reach and tokens[at].dep == "nmod":
            found.extend(_phrase(parsed, at, 0))
        elif reach and tokens[at].pos == "ADP" and tokens[at].text.lower() in ("of", "in", "on"):
            found.extend(deep for below in parsed.below[at] for deep in _phrase(parsed, below, 0))
    return found


@cache
def _light() -> frozenset[str]:
    return frozenset(lexicon("quantities_facts")["light_verbs"]["verbs"])
