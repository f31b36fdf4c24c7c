"""What the words around a number say of it, by what news knows: what was done, or the kind of amount.

Reports of one event put one thing in other words: homes "without power" were "cut off", jobs that "go" are "cut", a
"payout" is "compensation". `figures_concepts.json` lists such words by concept.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from stemma.data import lexicon

_TABLES = {"count": "deeds", "money": "money", "percent": "percent", "measure": "measure"}


class _Table(NamedTuple):
    """The concepts of single words, and those of phrases by their first word, with the words that follow it."""

    words: dict[str, tuple[str, ...]]
    phrases: dict[str, list[tuple[list[str], str]]]


def concepts(forms: Sequence[str], first: int, last: int, kind: str) -> tuple[str, ...]:
    """Return the concepts that words name, each once, the nearest to the number first.

    `forms` are the folded words of a clause, of which those from `first` up to `last` are the number; `kind` is that of
    the quantity. What stands far from an amount says hardly of what kind it is.

    >>> concepts(["hackers", "got", "hold", "of", "40", "files"], 4, 5, "count")
    ('leaked',)
    >>> concepts(["a", "fine", "of", "40", "for", "the", "leak"], 3, 4, "money")
    ('fine',)
    """
    name = _TABLES.get(kind)
    if name is None:
        return ()
    reach = lexicon("figures_concepts")["reach"][name]
    best: dict[str, int] = {}
    for start, end, concept in _found(forms, _table(name)):
        far = first - end if end < first else max(0, start - last + 1)
        if far <= min(reach, best.get(concept, reach)):
            best[concept] = far
    return tuple(sorted(best, key=lambda concept: (best[concept], concept)))


def _found(forms: Sequence[str], table: _Table) -> Iterator[tuple[int, int, str]]:
    """Yield the first and the last word of each word or phrase that names a concept, and the concept."""
    for i, form in enumerate(forms):
        for concept in table.words.get(form, ()):
            yield i, i, concept
        for rest, concept in table.phrases.get(form, ()):
            if forms[i + 1 : i + 1 + len(rest)] == rest:
                yield i, i + len(rest), concept


@cache
def _table(name: str) -> _Table:
    words: dict[str, tuple[str, ...]] = {}
    phrases: dict[str, list[tuple[list[str], str]]] = {}
    for concept, known in lexicon("figures_concepts")[name].items():
        for written in known["words"] if isinstance(known, dict) else known:
            head, *rest = written.split(" ")
            if rest:
                phrases.setdefault(head, []).append((rest, concept))
            else:
                words[head] = (*words.get(head, ()), concept)
    return _Table(words, phrases)
