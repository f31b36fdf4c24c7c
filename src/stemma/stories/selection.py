"""Reports of a small run that share few words with any other: the names and numbers of a story tell that they are its.

Who reads ten texts at once has chosen them: an essay, a statement or a brief among them is rather about what the others
tell than about nothing. It joins their story where most of what it names is known there; a look-alike event has names
of its own.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from stemma.data import lexicon
from stemma.records import Report
from stemma.stories.lexis import NUMBER, YEAR, Lexis
from stemma.stories.people_met import Person, met, people_of
from stemma.stories.rarity import languages
from stemma.stories.rows import dots
from stemma.stories.sketch import ONE, sketches
from stemma.stories.terms import terms

_RARE = 10_000.0  # rarities are whole numbers of this part
Group = tuple[int, ...]


class Told(NamedTuple):
    """What a report tells of an event: names and numbers with their rarity, people, the stems of its lead and all."""

    names: Mapping[int, float]
    lead: frozenset[int]
    numbers: Mapping[int, float]
    stems: frozenset[int]
    people: tuple[Person, ...]  # the full names of people


def selected(reports: Sequence[Report], groups: Sequence[Group]) -> list[Group]:
    """Return the groups of a small run, given as places, with the smaller ones put to the story that they are of.

    Runs of more reports than the lexicon says come back as they are. The result does not depend on any order.

    >>> from stemma.sources import report_of_text
    >>> selected([report_of_text("A text.")], [(0,)])
    [(0,)]
    """
    rule = lexicon("stories_grouping")["selection"]
    found = sorted(tuple(sorted(group)) for group in groups)
    if len(reports) > rule["reports"] or len(found) < 2:
        return found
    run = _Run(reports)
    while joined := run.one_more(found):
        small, story = joined
        rest = [group for group in found if group not in (small, story)]
        found = sorted([*rest, tuple(sorted((*small, *story)))])
    return found


class _Run:
    """The reports of a run: what each tells, and how alike every two are."""

    def __init__(self, reports: Sequence[Report]) -> None:
        lexis = Lexis()
        known = sketches(reports, lexis)
        self._alike = dots(known.words, known.weights) / ONE
        self._told = _told(reports, lexis)
        self._key = known.digests

    def one_more(self, groups: Sequence[Group]) -> tuple[Group, Group] | None:
        """Return a small group with the story that it is most alike to of those that know it; None where none is."""
        rule = lexicon("stories_grouping")["selection"]
        stories = [group for group in groups if len(group) >= rule["story"]] or groups
        likely = [
            (self._likeness(small, story), self._first(small), small, story)
            for small in groups
            for story in stories
            if len(small) < len(story) or (len(small) == len(story) and self._first(small) > self._first(story))
            if self._knows(story, small) or self._same_names(small, story)
        ]
        if not likely:
            return None
        _, _, small, story = min(likely, key=lambda each: (-round(each[0], 6), each[1], self._key[each[3][0]]))
        return small, story

    def _first(self, group: Group) -> str:
        return min(self._key[at] for at in group)

    def _same_names(self, small: Group, story: Group) -> bool:
        """Tell whether two stories name the same rare names throughout: one event, told in the words of two desks.

        Fewer names are enough where they are such as few texts have, and the reports inside differ as much as these.
        """
        rule = lexicon("stories_grouping")["selection"]
        if len(small) < rule["story"] or len(story) <= rule["story"]:
            return False
        sides = [Counter(name for at in group for name in self._told[at].names) for group in (small, story)]
        rarity = {name: value for at in (*small, *story) for name, value in self._told[at].names.items()}
        shared = {
            name: rarity[name] * min(sides[0][name] / len(small), sides[1][name] / len(story))
            for name in sorted(sides[0].keys() & sides[1].keys())
        }
        both = round(sum(shared.values()), 6)
        telling = round(sum(value for name, value in shared.items() if rarity[name] >= rule["telling"]), 6)
        inside = [
            sum(rarity[name] * count / len(group) for name, count in sorted(side.items()) if count > 1)
            for side, group in zip(sides, (small, story), strict=True)
        ]
        if both >= rule["same_names"] and both >= rule["of_inside"] * min(inside):
            return True
        loose = max(self._inside(small), self._inside(story)) <= rule["loose"]
        alike = round(self._likeness(small, story), 6) >= rule["alike"] * self._inside(story)
        return loose and alike and telling >= rule["names_of_loose"]

    def _inside(self, group: Group) -> float:
        """Return how alike the reports of a group are, on the mean; 0 of one."""
        if len(group) < 2:
            return 0.0
        inside = [float(self._alike[one, two]) for one, two in combinations(group, 2)]
        return round(sum(inside) / len(inside), 6)

    def _knows(self, story: Group, small: Group) -> bool:
        """Tell whether at least half of the reports of a group are about what the story is about.

        Of a group that is a story itself, or where there is none yet, they must name people of the story in full.
        """
        rule = lexicon("stories_grouping")["selection"]
        usual = max(self._inside(story), rule["inside"])
        known = _Known([self._told[at] for at in story])
        people = len(small) > rule["small"] or len(story) < rule["story"]
        about = [at for at in small if known.is_of(self._told[at], self._likeness((at,), story) / usual)]
        return 2 * sum(not people or known.meets(self._told[at]) for at in about) >= len(small)

    def _likeness(self, one: Group, two: Group) -> float:
        return sum(float(self._alike[a, b]) for a in one for b in two) / (len(one) * len(two))


class _Known:
    """The names and numbers of a story, and in how many of its reports each is."""

    def __init__(self, reports: Sequence[Told]) -> None:
        self._count = len(reports)
        self._names = Counter(name for told in reports for name in told.names)
        self._numbers = Counter(number for told in reports for number in told.numbers)
        self._stems = frozenset(stem for told in reports for stem in told.stems)
        self._people = tuple(dict.fromkeys(person for told in reports for person in told.people))
        self._rarity = {name: rarity for told in reports for name, rarity in told.names.items()}

    def is_of(self, told: Told, alike: float) -> bool:
        """Tell whether a report is about the story; `alike` is its likeness, one where it is that inside the story."""
        rule = lexicon("stories_grouping")["selection"]
        if alike < rule["alike_by_one"]:
            return False
        heard = met(told.people, self._people)
        own = max(self._part(told, part, heard) for part in (frozenset(told.names), told.lead & told.names.keys()))
        named, telling = self._named(told)
        if alike >= rule["alike"] and own >= rule["known"] and named >= rule["names"]:
            return True
        if alike >= rule["alike"] and own >= rule["part"] and telling >= rule["many"]:
            return True
        if own >= rule["all_known"] and named >= rule["names"]:
            return True
        if (own >= rule["part"] or named >= rule["names"]) and self.meets(told):
            return True
        return self._counts_alike(told)

    def _named(self, told: Told) -> tuple[float, float]:
        """Return how telling the recurring names of the story are that a report has, and those that few texts have."""
        least = lexicon("stories_grouping")["selection"]["telling"]
        held = [(n, count) for n, count in sorted(self._names.items()) if count > 1 and n in told.stems]
        telling = [(self._rarity[name], count / self._count) for name, count in held]
        return (
            round(sum(rarity * part for rarity, part in telling), 6),
            round(sum(rarity * part for rarity, part in telling if rarity >= least), 6),
        )

    def _counts_alike(self, told: Told) -> bool:
        """Tell whether most of a report's numbers are the story's, two that several of its reports have among them."""
        rule = lexicon("stories_grouping")["selection"]
        numbers = [number for number in sorted(told.numbers) if self._numbers[number]]
        shared = sum(
            told.numbers[number] * min(1.0, 2 * self._numbers[number] / self._count)
            for number in numbers
            if self._numbers[number] > 1
        )
        part = sum(told.numbers[number] for number in numbers) / max(1.0, sum(told.numbers.values()))
        return round(shared, 6) >= rule["numbers"] and round(part, 6) >= rule["known_numbers"]

    def meets(self, told: Told) -> bool:
        """Tell whether somebody whom few know is named in full by a report and by the story."""
        return bool(met(told.people, self._people))

    def _part(self, told: Told, names: frozenset[int], heard: frozenset[int]) -> float:
        """Return the part of some names of a report, by rarity, that the story has too, or is `heard` to have."""
        every = sum(told.names[name] for name in sorted(names))
        known = sum(told.names[name] for name in sorted(names & (self._stems | heard)))
        return round(known / max(1.0, every), 6)


def _told(reports: Sequence[Report], lexis: Lexis) -> list[Told]:
    rules = lexicon("stories_grouping")
    beyond, most = rules["details"]["names"]["beyond"], rules["rarity"]["number"]
    found = [Told({}, frozenset(), {}, frozenset(), ())] * len(reports)
    tables = [report.language if report.language in languages() else "en" for report in reports]
    for language in sorted(set(tables)):
        of = [at for at, table in enumerate(tables) if table == language]
        rows = terms([reports[at] for at in of], lexis, language)
        signs = lexis.signs(rows.stem)
        numbers, years = signs & NUMBER > 0, signs & YEAR > 0
        for row, at in enumerate(of):
            own = rows.report == row
            held, rarity = rows.stem[own].tolist(), (rows.rarity[own] / _RARE).tolist()
            named = (rows.named & ~numbers)[own].tolist()
            counted = (numbers & ~years)[own].tolist()
            names = {s: r - beyond for s, r, is_so in zip(held, rarity, named, strict=True) if is_so and r > beyond}
            found[at] = Told(
                names,
                frozenset(rows.stem[own & (rows.lead > 0)].tolist()),
                {s: min(r, most) for s, r, is_so in zip(held, rarity, counted, strict=True) if is_so},
                frozenset(s for s, is_number in zip(held, numbers[own].tolist(), strict=True) if not is_number),
                people_of(reports[at], lexis.numbers, dict(zip(held, rarity, strict=True))),
            )
    return found
