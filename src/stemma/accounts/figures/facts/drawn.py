"""A statement drawn so that it can be compared: all that is asked of it again in each of its pairs is found once."""

import math
from typing import NamedTuple

from stemma import meaning
from stemma.accounts.figures.facts.frame_traits import Frame, frame_of
from stemma.accounts.figures.facts.rarity import mass
from stemma.accounts.figures.facts.scene import (
    Said,
    Scene,
    Sort,
    concepts_of,
    counted,
    counts,
    deeds,
    is_main,
    is_people,
    is_toll,
    noun,
    noun_sorts,
    said,
    sort_of,
    unit,
)
from stemma.accounts.figures.facts.values import Value, value_of
from stemma.accounts.stated import Stated
from stemma.accounts.stated.counted_of import fact_stem
from stemma.accounts.stated.kindred_nouns import Sorts
from stemma.accounts.stated.named_numbers import is_vague, largest_named, telling_figures
from stemma.data import lexicon
from stemma.records import Number

_FIRST = 2  # the first figures of a report are its main ones
_RARE = 4.0  # rarity of a name that a fiftieth of the statements of a story has


class Drawn(NamedTuple):
    """A statement with what is compared again and again.

    That is the numbers it names, what it counts, its sort of figure, the meaning of its clause, what the words around
    it and those of its clause weigh together, and whether an earlier report said the same in the same words; its
    number alone as it is compared; the fate of those counted, without the difference between kindred ones; whether
    people are counted, and by which noun; the kind of figure for which traits are told apart; whether it is a toll,
    the toll of its report, and one of its report's first figures; the stem of its predicate; whether its number is a
    word such as "hundreds".

    `size` is the natural logarithm of its largest number; `few` goes from 1 for the only value that the story states in
    its unit towards 0; `varied` is the natural logarithm of how many values the story states with its noun; `says` is
    what it counts and what became of it; `under` are the stems of the nouns above its number, `next` that of the word
    behind it, `beside` the words beside it; `strange` is how strange the names of its sentence are to the story;
    `sorts` are the concepts of its noun, `deeds` those of the words around it, the nearest first, `done`
    the same; of the concepts in `once` its report states no other value (`concepts_of`).
    """

    stated: Stated
    numbers: frozenset[Number]
    counts: str | None
    sort: Sort
    vector: meaning.Vector
    weighs: tuple[float, float]
    retold: bool
    value: Value
    fate: str | None
    people: bool
    head: str
    family: str
    toll: bool
    main: bool
    first: bool
    size: float
    few: float
    varied: float
    says: Said
    under: frozenset[str]
    next: str | None
    beside: tuple[str, ...]
    frame: Frame
    strange: float
    wording: str
    predicate: str
    vague: bool
    sorts: Sorts
    deeds: tuple[str, ...]
    done: frozenset[str]
    once: frozenset[str]


def drawn(s: Stated, known: Scene) -> Drawn:
    """Return a statement with what it is compared by.

    >>> from stemma.accounts.figures.facts.scene import scene
    >>> from stemma.accounts.stated import stated
    >>> from stemma.records import Quantity, Report
    >>> men = Quantity(start=0, end=1, low=7, high=7, head="man", of="men", measure="killed")
    >>> found = stated([Report(id="a", source="a", text="7 men died.", text_sha256="", quantities=(men,))], {})
    >>> one = drawn(found[0], scene(found))
    >>> sorted(one.numbers), one.counts, one.retold
    ([7], 'men', False)
    """
    q, value, done, nouns = s.quantity, value_of(s.level), deeds(s), noun_sorts(s)
    return Drawn(
        stated=s,
        numbers=value.named,
        counts=counts(s),
        sort=sort_of(s),
        vector=meaning.vector(s.clause_words),
        weighs=(mass(s.around, known.around), mass(s.clause, known.clause)),
        retold=s.as_of is not None and known.told.get(said(s), s.as_of) < s.as_of,
        value=value,
        fate=str(lexicon("quantities_facts")["kin"].get(q.measure, q.measure)) if q.measure else None,
        people=is_people(s),
        head=fact_stem(q.head or ""),
        family=_family(s),
        toll=is_toll(s),
        main=is_main(s, known),
        first=known.order[s.key] < _FIRST,
        size=size_of(largest_named(s.level)),
        few=round(1 / known.units[unit(s)], 6),
        varied=round(math.log(known.nouns[noun(s)]), 6) if q.head else 0.0,
        says=counted(s),
        under=frozenset(fact_stem(word) for word in q.under),
        next=fact_stem(s.behind[0]) if s.behind else None,
        beside=tuple(sorted({*s.before, *s.behind})),
        frame=frame_of(q),
        strange=_strange(s.names, known),
        wording=s.text.casefold(),
        predicate=fact_stem(q.predicate or ""),
        vague=is_vague(value),
        sorts=nouns,
        deeds=done,
        done=frozenset(done),
        once=frozenset([c for c in concepts_of(done, nouns) if (s.report, unit(s), c) in known.told_once]),
    )


def size_of(number: Number) -> float:
    """Return the natural logarithm of a number, moved by half of one so that nought has one too.

    >>> size_of(0) < size_of(1) < size_of(2)
    True
    """
    try:
        return math.log(abs(float(number)) + 0.5)
    except OverflowError:  # beyond any sense
        return 0.0


def _strange(names: frozenset[str], known: Scene) -> float:
    """Return how strange the names of a sentence are to the story, from 0 (named everywhere) to 1 (only here)."""
    return min(1.0, round(min((known.names[name] for name in names), default=0.0) / _RARE, 6))


def _family(s: Stated) -> str:
    """Return what the sort of a figure is told by, for it tells more or less: a fate, a noun, people, or a unit."""
    if s.level.kind != "count":
        return f"_{s.level.kind}"
    if s.quantity.measure:
        return "_fate"
    if is_crowd(s):
        return "_crowd"
    return "_people" if is_people(s) and s.role is None else ""


def is_crowd(s: Stated) -> bool:
    """Tell whether very many people are counted, or a very round number without a noun: of crowds a story has few.

    >>> from stemma.accounts.stated import stated
    >>> from stemma.records import Quantity, Report
    >>> crowd = Quantity(start=0, end=6, low=40_000, high=40_000, head="people", of="people")
    >>> is_crowd(stated([Report(id="a", source="a", text="40,000 came", text_sha256="", quantities=(crowd,))], {})[0])
    True
    """
    rules = lexicon("quantities_facts")["crowd"]
    number = largest_named(s.level)
    round_ = telling_figures(number) <= rules["figures"]
    return number >= rules["least"] and round_ and (is_people(s) or s.role in rules["roles"])
