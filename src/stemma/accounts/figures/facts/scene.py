"""What a story as a whole says of its figures: which words and numbers are rare, what each report states once."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence, Set
from typing import NamedTuple

from stemma.accounts.figures.facts.rarity import rarity_of
from stemma.accounts.stated import Stated
from stemma.accounts.stated.base_units import plain_unit
from stemma.accounts.stated.counted_of import names_people
from stemma.accounts.stated.kindred_nouns import NO_SORTS, Sorts, done_to, sorts_of
from stemma.accounts.stated.named_numbers import is_vague, largest_named, named_numbers
from stemma.data import lexicon
from stemma.records import Number

Sort = tuple[object, ...]
Said = tuple[object, ...]
Unit = tuple[str, str]
Noun = tuple[Unit, str | None]
_PEOPLE = "people"


class Scene(NamedTuple):
    """The figures of a story taken together.

    `around`, `clause` and `names` give the rarity of each word; `values` how many values each report states for a
    sort of figure; `sorts` how many sorts of figures name a number; `told` when a number was first told in the same
    words; `most_of_fate` the largest number that each report states for people of one fate; `stated` all numbers of a
    report. `nouns` and `units` tell how many values the story states with a noun or in a unit, `told_of` what a
    report counts by a number, `order` which figure of its report a statement is; `told_once` of which concepts a
    report states one value alone (`concepts_of`).
    """

    around: Mapping[str, float]
    clause: Mapping[str, float]
    names: Mapping[str, float]
    values: Mapping[Sort, Mapping[str, int]]
    sorts: Mapping[Number, int]
    told: Mapping[Said, str]
    most_of_fate: Mapping[tuple[str, str], Number]
    stated: Mapping[str, Set[Number]]
    nouns: Mapping[Noun, int]
    units: Mapping[Unit, int]
    told_of: Mapping[tuple[str, Number], Set[Said]]
    order: Mapping[tuple[str, int, int], int]
    told_once: Set[tuple[str, Unit, str]]


def scene(statements: Sequence[Stated]) -> Scene:
    """Return what the statements of a story say together.

    >>> scene(()).values
    {}
    """
    values: dict[Sort, dict[str, set[object]]] = defaultdict(lambda: defaultdict(set))
    sorts: dict[Number, set[object]] = defaultdict(set)
    told: dict[Said, str] = {}
    most_of_fate: dict[tuple[str, str], Number] = {}
    stated: dict[str, set[Number]] = defaultdict(set)
    nouns: dict[Noun, set[frozenset[Number]]] = defaultdict(set)
    units: dict[Unit, set[frozenset[Number]]] = defaultdict(set)
    told_of: dict[tuple[str, Number], set[Said]] = defaultdict(set)
    order: dict[tuple[str, int, int], int] = {}
    figures: Counter[str] = Counter()
    of_concept: dict[tuple[str, Unit, str], frozenset[Number] | None] = {}  # None where a report states several
    for s in sorted(statements, key=lambda s: s.key):
        order[s.key] = figures[s.report]
        figures[s.report] += 1
        numbers = named_numbers(s.level)
        nouns[noun(s)].add(numbers)
        compared = unit(s)
        units[compared].add(numbers)
        for concept in concepts_of(deeds(s), noun_sorts(s)):
            key = s.report, compared, concept
            if of_concept.setdefault(key, numbers) != numbers:
                of_concept[key] = None
        number, fate = largest_named(s.level), s.quantity.measure
        if not is_vague(s.level) and not s.quantity.was and fate and is_main_toll(s):
            most_of_fate[fate, s.report] = max(number, most_of_fate.get((fate, s.report), 0))
        values[sort_of(s)][s.report].add((s.level.low, s.level.high))
        if s.as_of is not None:
            told[said(s)] = min(told.get(said(s), s.as_of), s.as_of)
        says, sort = counted(s), (s.quantity.kind, fate, counts(s))
        for number in numbers:
            stated[s.report].add(number)
            told_of[s.report, number].add(says)
            sorts[number].add(sort)
    return Scene(
        rarity_of(statements, lambda s: s.around),
        rarity_of(statements, lambda s: s.clause),
        rarity_of(statements, lambda s: s.names),
        {sort: {report: len(own) for report, own in of.items()} for sort, of in values.items()},
        {number: len(of) for number, of in sorts.items()},
        told,
        most_of_fate,
        stated,
        {key: len(values) for key, values in nouns.items()},
        {key: len(values) for key, values in units.items()},
        told_of,
        order,
        {key for key, numbers in of_concept.items() if numbers is not None},
    )


def unit(s: Stated) -> Unit:
    """Return the sort of number that a statement can be compared with: counts, amounts in one currency, shares, ...

    >>> from stemma.accounts.stated import stated
    >>> from stemma.records import Quantity, Report
    >>> fine = Quantity(start=0, end=2, low=9, high=9, kind="money", unit="EUR")
    >>> unit(stated([Report(id="a", source="a", text="€9 were paid.", text_sha256="", quantities=(fine,))], {})[0])
    ('money', 'EUR')
    """
    return (s.level.kind, plain_unit(s.level.unit) if s.level.kind in ("money", "measure") else "")


def noun(s: Stated) -> Noun:
    """Return the noun that is counted, with the sort of number.

    >>> from stemma.accounts.stated import stated
    >>> from stemma.records import Quantity, Report
    >>> nine = Quantity(start=0, end=1, low=9, high=9, head="boat", of="boats")
    >>> noun(stated([Report(id="a", source="a", text="9 boats sank.", text_sha256="", quantities=(nine,))], {})[0])
    (('count', ''), 'boat')
    """
    return unit(s), s.quantity.head or s.role


def counted(s: Stated) -> Said:
    """Return what a number counts, and what became of it.

    >>> from stemma.accounts.stated import stated
    >>> from stemma.records import Quantity, Report
    >>> nine = Quantity(start=0, end=1, low=9, high=9, head="miner", of="miners", measure="killed")
    >>> counted(stated([Report(id="a", source="a", text="9 miners died.", text_sha256="", quantities=(nine,))], {})[0])
    ('killed', 'miner')
    """
    return s.quantity.measure, s.quantity.head


def noun_sorts(s: Stated) -> Sorts:
    """Return the concepts of the noun that is counted.

    >>> from stemma.accounts.stated import stated
    >>> from stemma.records import Quantity, Report
    >>> nine = Quantity(start=0, end=1, low=9, high=9, head="lot", of="lots")
    >>> lots = stated([Report(id="a", source="a", text="9 lots", text_sha256="", quantities=(nine,))], {})[0]
    >>> "batch" in noun_sorts(lots).any
    True
    """
    head = _PEOPLE if counts(s) == _PEOPLE else s.quantity.head
    return NO_SORTS if head is None or s.quantity.kind != "count" else sorts_of(head, s.quantity.of)


def deeds(s: Stated) -> tuple[str, ...]:
    """Return what the words around say was done to what is counted, or what kind of amount it is, the nearest first.

    >>> from stemma.accounts.stated import stated
    >>> from stemma.records import Quantity, Report
    >>> nine = Quantity(start=0, end=1, low=9, high=9, head="lot", of="lots")
    >>> deeds(stated([Report(id="a", source="a", text="9 lots recalled", text_sha256="", quantities=(nine,))], {})[0])
    ('recalled',)
    """
    if s.quantity.kind != "count":
        return s.concepts
    return done_to(s.concepts, noun_sorts(s), is_people(s) and bool(s.quantity.head or s.quantity.measure))


def concepts_of(deeds: tuple[str, ...], nouns: Sorts) -> list[str]:
    """Return the nearest deed and the concepts of the noun, these behind "of": what a report may state one value of.

    >>> concepts_of(("recalled", "closed"), Sorts(frozenset(), frozenset({"batch"})))
    ['recalled', 'of batch']
    """
    return [*deeds[:1], *["of " + concept for concept in nouns.any]]


def is_toll(s: Stated) -> bool:
    """Tell whether a statement may be a count of all who were killed, hurt, missing, ... in the event.

    One of people of a sort ("37 miners") is none, for there may be others.

    >>> from stemma.accounts.stated import stated
    >>> from stemma.records import Quantity, Report
    >>> people = Quantity(start=0, end=1, low=9, high=9, head="people", of="people", measure="killed")
    >>> miners = Quantity(start=13, end=14, low=7, high=7, head="miner", of="miners", measure="killed")
    >>> report = Report(id="a", source="a", text="9 people and 7 miners", text_sha256="", quantities=(people, miners))
    >>> [is_toll(statement) for statement in stated([report], {})]
    [True, False]
    """
    return s.role is None and not s.nations and not s.part and _counts_a_fate(s)


def is_main_toll(s: Stated) -> bool:
    """Tell whether a statement may be the toll that its report is about, whatever people it counts ("37 miners").

    >>> from stemma.accounts.stated import stated
    >>> from stemma.records import Quantity, Report
    >>> miners = Quantity(start=0, end=1, low=7, high=7, head="miner", of="miners", measure="killed")
    >>> boats = Quantity(start=13, end=14, low=9, high=9, head="boat", of="boats")
    >>> report = Report(id="a", source="a", text="7 miners and 9 boats", text_sha256="", quantities=(miners, boats))
    >>> [is_main_toll(statement) for statement in stated([report], {})]
    [True, False]
    """
    alone = not s.nations and not s.part and not s.further and not s.section and s.long_ago is None
    return alone and is_people(s) and _counts_a_fate(s)


def _counts_a_fate(s: Stated) -> bool:
    return not s.quantity.background and s.quantity.measure in lexicon("quantities_facts")["tolls"]["measures"]


def is_main(s: Stated, known: Scene) -> bool:
    """Tell whether a number is the toll of its report: the largest that it states of people with one fate.

    >>> from stemma.accounts.stated import stated
    >>> from stemma.records import Quantity, Report
    >>> four = Quantity(start=0, end=1, low=4, high=4, head="man", of="men", measure="killed")
    >>> nine = Quantity(start=8, end=9, low=9, high=9, head="man", of="men", measure="killed")
    >>> report = Report(id="a", source="a", text="4, then 9 men died", text_sha256="", quantities=(four, nine))
    >>> found = stated([report], {})
    >>> [is_main(statement, scene(found)) for statement in found]
    [False, True]
    """
    fate = s.quantity.measure
    return fate is not None and is_main_toll(s) and known.most_of_fate.get((fate, s.report)) == largest_named(s.level)


def said(s: Stated) -> Said:
    """Return what makes two statements say one number in the same words.

    >>> from stemma.accounts.stated import stated
    >>> from stemma.records import Quantity, Report
    >>> nine = Quantity(start=0, end=1, low=9, high=9, head="boat", of="boats")
    >>> said(stated([Report(id="a", source="a", text="9 boats sank.", text_sha256="", quantities=(nine,))], {})[0])[:3]
    (9, 9, None)
    """
    return s.level.low, s.level.high, s.level.unit, s.around


def counts(s: Stated) -> str | None:
    """Return the sort of people or things that are counted.

    That is "people" for people of no sort, as where no noun stands but their fate ("four were wounded"), None where
    neither does.

    >>> from stemma.accounts.stated import stated
    >>> from stemma.records import Quantity, Report
    >>> men = Quantity(start=0, end=1, low=7, high=7, head="people", of="people")
    >>> boats = Quantity(start=13, end=14, low=9, high=9, head="boat", of="boats")
    >>> report = Report(id="a", source="a", text="7 people and 9 boats", text_sha256="", quantities=(men, boats))
    >>> [counts(statement) for statement in stated([report], {})]
    ['people', 'boat']
    """
    if s.quantity.kind != "count":
        return s.role
    told = s.quantity.head or s.quantity.measure in lexicon("quantities_facts")["tolls"]["measures"]
    return s.role or (_PEOPLE if told else None)


def is_people(s: Stated) -> bool:
    """Tell whether people are counted.

    >>> from stemma.accounts.stated import stated
    >>> from stemma.records import Quantity, Report
    >>> men = Quantity(start=0, end=1, low=7, high=7, head="man", of="men")
    >>> boats = Quantity(start=10, end=11, low=9, high=9, head="boat", of="boats")
    >>> report = Report(id="a", source="a", text="7 men and 9 boats", text_sha256="", quantities=(men, boats))
    >>> [is_people(statement) for statement in stated([report], {})]
    [True, False]
    """
    if s.quantity.kind != "count":
        return False
    return s.role is None or s.role in lexicon("quantities_facts")["roles"] or names_people(s.quantity.head)


def sort_of(s: Stated) -> Sort:
    """Return what tells a sort of figure from others: what is counted, of whom, what became of it, and when.

    >>> from stemma.accounts.stated import stated
    >>> from stemma.records import Quantity, Report
    >>> nine = Quantity(start=0, end=1, low=9, high=9, head="man", of="men", measure="killed")
    >>> sort_of(stated([Report(id="a", source="a", text="9 men died.", text_sha256="", quantities=(nine,))], {})[0])[0]
    'killed'
    """
    q = s.quantity
    what = q.measure if q.kind == "count" and q.measure else (q.kind, s.level.unit, q.delta, counts(s))
    return what, s.role, tuple(sorted(s.nations)), q.background or s.long_ago, s.section
