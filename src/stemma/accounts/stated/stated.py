"""The figures of the reports of a story, each with what stands around it."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile

from msgspec.structs import replace

from stemma.accounts.stated.base_units import in_base_unit, plain_unit
from stemma.accounts.stated.compatible import near
from stemma.accounts.stated.conversions import converted, converts
from stemma.accounts.stated.counted_of import adjectives, nations, role
from stemma.accounts.stated.currencies import in_one_currency
from stemma.accounts.stated.illness_cases import as_people
from stemma.accounts.stated.is_figure import is_figure
from stemma.accounts.stated.known_again import Known, counts_something, in_known_unit, is_known_again, known_numbers
from stemma.accounts.stated.moment_of import MomentsOf
from stemma.accounts.stated.named_numbers import named_numbers
from stemma.accounts.stated.sentence_words import sentence_words
from stemma.accounts.stated.statement import Stated
from stemma.accounts.stated.story_units import in_story_units
from stemma.accounts.stated.surroundings import Surroundings
from stemma.accounts.stated.taken_up import is_light, is_put_beside, takes_up
from stemma.accounts.stated.words_beside import is_against, is_compared, is_further, is_withdrawn
from stemma.data import lexicon
from stemma.records import Number, Quantity, Report, Sentence
from stemma.words import fold

_HEADING = re.compile(r"^[^\n:.!?“”\"]{3,60}: [^\n:.!?“”\"]{0,24}\d[^\n:.!?“”\"]{0,30}$", re.MULTILINE)
_SOME_OF = re.compile(r" of (?:the|those|these|his|her|its|their|our|whom|them)\b")
_OF_ITS = re.compile(r" (?:out )?of (?:(?:the|its|his|her|their|our|some|about|all) ){0,2}")
_OF_SUMS = ("rescued", "released")  # "save 2.4 billion", "released 40 million"
_MILLIONS = re.compile(r"\b(?:million|billion|trillion|bn|mn)\b|\d(?:m|bn)\b", re.IGNORECASE)


def stated(reports: Sequence[Report], names_of: Mapping[tuple[str, str], str]) -> list[Stated]:
    """Return the figures of the reports, sorted by report and place.

    Durations, ages, ranks and numbers that stand for something already named ("the two of them") are no figures; what a
    report repeats word for word, such as a caption under two pictures, is stated once.

    >>> stated((), {})
    []
    """
    known = known_numbers(reports)
    found = [f for report in sorted(reports, key=lambda r: r.id) for f in _of_report(report, names_of, known)]
    return told_again(_of_the_ill(_in_one_unit(found)))


def _of_the_ill(figures: Sequence[Stated]) -> list[Stated]:
    people = as_people([s.quantity for s in figures])
    return [
        s if q is s.quantity or s.level.kind != "count" else s._replace(quantity=q, level=q, role=None)
        for s, q in zip(figures, people, strict=True)
    ]


def _in_one_unit(figures: Sequence[Stated]) -> list[Stated]:
    levels = in_story_units([s.quantity for s in figures], in_one_currency([s.level for s in figures]))
    return [
        s if q is s.level else s._replace(level=q, role=s.role if q.kind == s.level.kind else None)
        for s, q in zip(figures, levels, strict=True)
    ]


def _of_report(report: Report, names_of: Mapping[tuple[str, str], str], known: Known) -> Iterator[Stated]:
    seen: dict[tuple[str, str], int] = {}
    told: list[Stated] = []
    surroundings, moments = Surroundings(report), MomentsOf(report)
    headings = _headings(report)
    at = 0
    money: Quantity | None = None
    for read in sorted(report.quantities, key=lambda q: (q.start, q.end)):
        quantity = in_known_unit(read, known)
        other_unit = told[-1] if told and converts(report.text, told[-1].quantity, quantity) else None
        if other_unit is not None:
            quantity = converted(other_unit.quantity, quantity)
        while at + 1 < len(report.sentences) and report.sentences[at].end <= quantity.start:
            at += 1
        sentence = _sentence(report, at)
        outright = other_unit is not None or is_figure(quantity, report.text)
        first = _taken_up(report.text, sentence, quantity, at, told)
        if not outright and first is None and not is_known_again(quantity, report, known):
            continue
        written = fold(report.text[sentence.start : sentence.end]).strip(" .•-")
        said = fold(report.text[quantity.start : quantity.end])
        if seen.setdefault((written, said), at) != at:
            continue
        figure = _stated(
            surroundings,
            sentence,
            quantity,
            at,
            names_of,
            # The value before a change is none of the day on which the change was told.
            as_of=None if quantity.was else moments.as_of(at, quantity),
            section=bisect_right(headings, (quantity.phrase or quantity).start),
            nth=len(told),
            again=not outright and first is None,
        )
        if other_unit is not None:
            figure = figure._replace(converts=other_unit.nth, level=other_unit.level, as_of=other_unit.as_of)
        elif first is not None:
            figure = _put_otherwise(figure, first)
        elif quantity.kind == "money":
            money = quantity
        elif _is_sum(report.text, quantity) and not counts_something(quantity, known):
            unit = money.unit if money is not None else None
            figure = figure._replace(level=replace(figure.level, kind="money", unit=unit, measure=None))
        told.append(figure)
        yield figure


def _taken_up(text: str, sentence: Sentence, quantity: Quantity, at: int, told: Sequence[Stated]) -> Stated | None:
    """Return the figure before that a number puts otherwise, None where it puts none."""
    if not told or told[-1].sentence < at - 1 or quantity.was:
        return None
    light = is_light(text, quantity)
    last = takewhile(lambda s: s.sentence >= at - 1, reversed(told))
    first = _part_of(text, told) if light else next((s for s in last if s.quantity.kind == quantity.kind), None)
    if first is None or (plain_unit(first.quantity.unit) != plain_unit(quantity.unit) and not light):
        return None
    set_against = light and (quantity.negated or is_compared(text, quantity)) and first.sentence == at
    beside = first.sentence == at and is_put_beside(text, first.quantity, quantity)
    if not set_against and not beside and not takes_up(text, sentence, quantity):
        return None
    return first if near(first.quantity, quantity, "taken_up_factor") else None


def _part_of(text: str, told: Sequence[Stated]) -> Stated:
    """Return the last figure told, the part where it is the whole of a part: "35 of its 190 jobs"."""
    if len(told) > 1 and _OF_ITS.fullmatch(text, told[-2].quantity.end, told[-1].quantity.start):
        return told[-2]
    return told[-1]


def _put_otherwise(figure: Stated, first: Stated) -> Stated:
    """Return a figure with what it leaves out taken from the one that it puts otherwise."""
    q = first.quantity
    if figure.quantity.kind != "count":
        return figure._replace(takes_up=first.nth)
    if first.level.kind == "count":
        quantity = replace(figure.quantity, head=q.head, of=q.of, measure=q.measure)
        return figure._replace(
            takes_up=first.nth, quantity=quantity, level=quantity, role=first.role, nations=first.nations
        )
    unit = q.unit if q.kind == first.level.kind else first.level.unit
    level = in_base_unit(replace(figure.quantity, kind=first.level.kind, unit=unit, measure=None))
    return figure._replace(takes_up=first.nth, level=level)


def told_again(figures: Sequence[Stated]) -> list[Stated]:
    """Give numbers that stand alone what the story counts by the same number, where it counts one thing only by it.

    >>> told_again(())
    []
    """
    told: dict[Number, dict[object, Stated]] = {}
    for s in figures:
        if s.level.kind == "count" and (s.quantity.measure or s.quantity.head):
            for number in named_numbers(s.level):
                told.setdefault(number, {}).setdefault((s.quantity.measure, s.role), s)
    return [_taken_over(s, told) if _is_bare(s) else s for s in figures]


def _is_bare(s: Stated) -> bool:
    return s.level.kind == "count" and s.quantity.measure is None and s.quantity.head is None


def _taken_over(s: Stated, told: Mapping[Number, Mapping[object, Stated]]) -> Stated:
    known = [one for number in sorted(named_numbers(s.level)) for one in told.get(number, {}).values()]
    fates = {one.quantity.measure for one in known} - {None}
    if not known or len(fates) > 1 or max(named_numbers(s.level)) < lexicon("quantities_facts")["known_again"]["least"]:
        return s
    roles = {one.role for one in known}
    like = next((one for one in known if one.quantity.measure), known[0])
    if len(roles) > 1 and not fates:
        return s
    quantity = replace(s.quantity, measure=like.quantity.measure, head=like.quantity.head, of=like.quantity.of)
    return s._replace(quantity=quantity, role=like.role if len(roles) == 1 else None)


def _is_sum(text: str, quantity: Quantity) -> bool:
    """Tell whether a number alone is one of millions, which beside sums of money is one: "less than the 22 million"."""
    alone = quantity.kind == "count" and quantity.head is None and quantity.measure in (None, *_OF_SUMS)
    return alone and bool(_MILLIONS.search(text[quantity.start : quantity.end]))


def _headings(report: Report) -> list[int]:
    """Return where the lines of a list of events begin that name one and its toll ("Denver cinema: 12 dead").

    Two of them at least make a list.
    """
    numbers = sorted(q.start for q in report.quantities if q.kind == "count")
    found = [
        line.start()
        for line in _HEADING.finditer(report.text)
        if bisect_right(numbers, line.end()) > bisect_left(numbers, line.start())
    ]
    return found if len(found) > 1 else []


def _sentence(report: Report, number: int) -> Sentence:
    return report.sentences[number] if report.sentences else Sentence(start=0, end=len(report.text), paragraph=0)


def _stated(
    near: Surroundings,
    sentence: Sentence,
    quantity: Quantity,
    number: int,
    names_of: Mapping[tuple[str, str], str],
    *,
    as_of: str | None,
    section: int,
    nth: int,
    again: bool,
) -> Stated:
    report, phrase, speaker = near.report, quantity.phrase or quantity, quantity.said_by
    peoples = near.peoples(phrase)
    told = sentence_words(report.text, sentence, quantity, phrase, quantity.kind)
    is_people = quantity.head is not None and quantity.head.lower().removesuffix("s") in peoples  # "25 Arkeshis"
    return Stated(
        report=report.id,
        quantity=quantity,
        level=in_base_unit(quantity),
        start=phrase.start,
        end=phrase.end,
        text=report.text[phrase.start : phrase.end],
        nations=nations(quantity.of) | peoples,
        role=None if is_people else role(quantity),
        adjectives=adjectives(quantity),
        part=bool(_SOME_OF.match(report.text, quantity.end)),
        further=is_further(report.text, quantity),
        voided=is_withdrawn(report.text, sentence, quantity),
        compared=is_compared(report.text, quantity),
        against=is_against(report.text, sentence, quantity),
        around=told.around,
        clause=told.clause,
        names=near.names(sentence, phrase),
        owners=frozenset([names_of.get((report.id, name), name) for name in near.owners(sentence, phrase)]),
        long_ago=near.long_ago(sentence, quantity),
        sentence=number,
        place=fold(quantity.place) if quantity.place else None,
        before=told.before,
        behind=told.behind,
        clause_words=told.clause_words,
        concepts=told.concepts,
        said_by=names_of.get((report.id, speaker), speaker) if speaker else None,
        as_of=as_of,
        section=section,
        nth=nth,
        again=again,
    )
