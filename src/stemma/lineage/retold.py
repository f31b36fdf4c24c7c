"""Which pairs of a story's reports are retellings, given which share so much text that they are of one line anyway."""

import math
from collections.abc import Mapping, Sequence, Set
from typing import NamedTuple

from stemma.data import lexicon
from stemma.lineage.absent import absent_sources
from stemma.lineage.agencies import another_day
from stemma.lineage.closeness import Stems, closer, stems, vocabularies
from stemma.lineage.direction import Clue, Witness, apart, built_on
from stemma.lineage.documents import document
from stemma.lineage.drawn import Documents, Draws, is_drawn
from stemma.lineage.facts import Facts, common, written_large
from stemma.lineage.graph import Families, Pair
from stemma.lineage.houses import of_one_house, within_a_day
from stemma.lineage.likelihood import Measures, is_retelling, likely
from stemma.lineage.passages import Match
from stemma.lineage.quotations import Sayings
from stemma.lineage.retelling import Outline, by_words, outline
from stemma.lineage.takes import first_takes


class Retold(NamedTuple):
    """A pair of which one tells the other again: the passages, the first text's words first, and what was measured.

    `facts` is how many figures and names both have, `of` how many the shorter has, `beyond` how many more the longer.
    `source` is what both have it from, where that is known and not there: its key, and how one of them names it.
    `drawn` is what one has from the other where it is made from that, a document which a party issued, at `document`;
    `take` tells that the shorter is its house's first report and the longer its next.
    """

    passages: tuple[Match, ...]
    facts: int
    of: int
    beyond: int
    shorter: int
    source: tuple[str, str] | None = None
    drawn: Draws | None = None
    document: int | None = None
    take: bool = False


def retold(
    witnesses: Sequence[Witness],
    known: Sequence[Facts],
    pairs: Sequence[Pair],
    close: Sequence[Pair],
    served: Set[int] = frozenset(),
) -> Mapping[Pair, Retold]:
    """Return the pairs of which one report tells the other again, among `pairs`; `close` are of one line as it is.

    `known` are the facts of each report, `served` the reports that have their text from one of their line anyway: they
    tell no other again.

    What a third line of reporting tells as well is common knowledge and weighs less.

    >>> retold([], [], [], [])
    {}
    """
    bound = set(close)
    story = Tellings(witnesses, known, pairs, close)
    rest = [pair for pair in pairs if pair not in bound and story.by_length(pair)[0] not in served]
    return {pair: story.told(pair) for pair in rest if story.tells_again(pair)}


class Tellings:
    """What the reports of a story have to tell, and which of its lines of reporting have it.

    `pairs` are those that may have text in common, `close` those that are of one line as it is.

    >>> from stemma.lineage.compare import compare
    >>> from stemma.lineage.facts import facts
    >>> from stemma.sources import report_of_text
    >>> told = "Orr left.", "Ida Orr left Halvern after 1,200 people had asked for it in the rain."
    >>> witnesses = compare([report_of_text(text) for text in told]).witnesses
    >>> story = Tellings(witnesses, [facts(witness.text) for witness in witnesses], [(0, 1)], [])
    >>> short, _ = story.by_length((0, 1))
    >>> witnesses[short].text.report.text, story.tells_again((0, 1))
    ('Orr left.', False)
    """

    def __init__(
        self, witnesses: Sequence[Witness], known: Sequence[Facts], pairs: Sequence[Pair], close: Sequence[Pair]
    ) -> None:
        self._lines = Families()
        for one, two in close:
            self._lines.join(one, two)
        self._witnesses, self._facts = witnesses, written_large(known)
        self._stems = [stems(witness.text) for witness in witnesses]
        self._sayings = Sayings([witness.text for witness in witnesses])
        self._narrated = [int((~witness.text.quoted).sum()) for witness in witnesses]
        self._names_document = [document(witness.text.report.text) is not None for witness in witnesses]
        self._every_line = {self._lines.root(place) for place in range(len(witnesses))}
        self._with_document = {self._lines.root(place) for place, named in enumerate(self._names_document) if named}
        self._credited = _credited(witnesses, self._stems, pairs)
        self._absent = absent_sources(witnesses)
        self.documents = Documents(witnesses)
        self._takes = first_takes(witnesses)
        self._outlines: dict[Pair, Outline] = {}
        self._said = vocabularies(self._stems, self._lines)
        self._holders: dict[str, set[int]] = {}
        for place, of in enumerate(self._facts):
            for fact in of.every:
                self._holders.setdefault(fact, set()).add(self._lines.root(place))

    def tells_again(self, pair: Pair) -> bool:
        """Tell whether one of two reports tells the other again."""
        one, two = (self._witnesses[place] for place in pair)
        if of_one_house(one, two) or another_day(one.credits, two.credits):
            return self._carried_on(pair)
        drawn = self.drawn(pair)
        if drawn is not None and is_drawn(drawn):
            return True
        found = self.measures(pair)
        if found is None or self._of_two_sources(pair):
            return False
        if self._of_one_absent(pair, found):
            return True
        if self._credited.get(pair) == self.by_length(pair)[0] and self._is_brief(pair):
            return True
        return likely(found) and is_retelling(self.outlined(pair, found))

    def drawn(self, pair: Pair) -> Draws | None:
        """Return what one of two reports has from the other, where that alone is a document which a party issued."""
        document = self.documents.of(pair)
        return None if document is None else self.documents.draws(sum(pair) - document, document)

    def _of_two_sources(self, pair: Pair) -> bool:
        """Tell whether each of two reports is built on an outlet that is not there and that the other does not name."""
        one, two = (self._absent[place] for place in pair)
        return bool(one.built and two.built) and one.built.isdisjoint(two.said) and two.built.isdisjoint(one.said)

    def _of_one_absent(self, pair: Pair, found: Measures) -> bool:
        """Tell whether two reports have theirs from one outlet that is not there and that both name as their source.

        One is built on it and has the other's quotations; or both are, within days, and hardly one quotation is the
        shorter's own. To be built on an agency is common: only quotations tell then that it was one text of its.
        """
        rule = lexicon("lineage_retelling")["absent"]
        source = self._source(pair)
        if source is None:
            return False
        if found.quotes >= max(found.own_quotes, rule["quotes"]):
            return True
        built = all(source[0] in self._absent[place].built - self._absent[place].agencies for place in pair)
        return built and found.own_quotes <= rule["own"] and found.days <= rule["days"]

    def _carried_on(self, pair: Pair) -> bool:
        """Tell whether of two reports of one house the later carries the earlier on: within a day, or after a flash.

        A house's first take is carried on where the next report holds less of it than of any other.
        """
        rule = lexicon("lineage_retelling")["house"]
        if pair in self._takes and self._outline(pair).covered >= lexicon("lineage_retelling")["take"]["covered"]:
            return True
        one, two = (self._witnesses[place] for place in pair)
        flash, sequel = (self._witnesses[place] for place in self.by_length(pair))
        continued = (
            flash.state.unfinished and not sequel.state.unfinished and -rule["days"] <= apart(flash, sequel) <= 0
        )
        if continued and another_day(flash.credits, sequel.credits) <= 0:
            return self._outline(pair).covered >= rule["continued"]
        return within_a_day(one, two) and self._outline(pair).covered >= rule["covered"]

    def _source(self, pair: Pair) -> tuple[str, str] | None:
        """Return what both reports name as their source and one is built on, and in which words the first names it.

        Where there are several it is one that both are built on. A report that prints an agency's copy is one of the
        agency's texts, and tells none of the others.
        """
        one, two = (self._absent[place] for place in pair)
        telling = (one.built - one.carried) | (two.built - two.carried)
        both = sorted(one.said.keys() & two.said.keys() & telling)
        first = min(both, key=lambda key: key not in one.built & two.built, default=None)
        return None if first is None else (first, one.said[first])

    def _is_brief(self, pair: Pair) -> bool:
        most: int = lexicon("lineage_retelling")["brief"]["words"]
        return min(self._narrated[place] for place in pair) <= most

    def outlined(self, pair: Pair, found: Measures) -> Measures:
        """Return the measures of two reports with those of their sentences."""
        told = self._outline(pair)
        return found._replace(covered=told.covered, order=told.order)

    def told(self, pair: Pair) -> Retold:
        """Return how one of two reports tells the other again."""
        short, long = self.by_length(pair)
        passages = self._outline(pair).passages
        if not passages:
            passages = by_words(self._witnesses[short].text, self._witnesses[long].text)
        if short != pair[0]:
            passages = tuple(_turned(found) for found in passages)
        facts, others = self._facts[short].every, self._facts[long].every
        drawn, document = self.drawn(pair), self.documents.of(pair)
        source = self._source(pair) if pair not in self._credited and document is None else None
        again = Retold(passages, len(facts & others), len(facts), len(others - facts), short, source)
        again = again._replace(take=pair in self._takes)
        return again._replace(drawn=drawn, document=document) if drawn is not None and is_drawn(drawn) else again

    def by_length(self, pair: Pair) -> Pair:
        """Return two reports, the one that narrates less first."""
        return pair if self._narrated[pair[0]] < self._narrated[pair[1]] else pair[::-1]

    def _outline(self, pair: Pair) -> Outline:
        if pair not in self._outlines:
            short, long = self.by_length(pair)
            self._outlines[pair] = outline(self._witnesses[short].text, self._witnesses[long].text)
        return self._outlines[pair]

    def measures(self, pair: Pair) -> Measures | None:
        """Return what two reports have in common, but for the outline; None where they have hardly a fact in common."""
        short, long = self.by_length(pair)
        one, two = self._witnesses[short], self._witnesses[long]
        facts, others = self._facts[short], self._facts[long]
        rule = lexicon("lineage_retelling")["likely"]
        met = len(facts.every & others.every)
        if met < rule["facts"] and met + rule["quotation"] * self._sayings.whole(short, long) < rule["facts"]:
            return None
        own = {self._lines.root(short), self._lines.root(long)}
        shared = common(facts, others, {fact: len(self._holders[fact] - own) for fact in facts.every})
        both, alone = self._sayings.shared(short, long, self._lines)
        days = apart(one, two)
        return Measures(
            figures=shared.figures,
            own=shared.own,
            quotes=both,
            own_quotes=alone,
            closer=closer(self._said, short, long, self._lines),
            longer=round(math.log(max(1, self._narrated[long]) / max(1, self._narrated[short])), 4),
            credited=pair in self._credited,
            later=(days > 0) - (days < 0),
            days=abs(days),
            cited=self._cited(pair),
            length=round(math.log(max(1, self._narrated[short])), 4),
        )

    def _cited(self, pair: Pair) -> float:
        """Return 1 where two reports name a document, less the part of the other lines of reporting that name one."""
        if not all(self._names_document[place] for place in pair):
            return 0.0
        own = {self._lines.root(place) for place in pair}
        usual = lexicon("lineage_retelling")["documents"]["usual"]
        return round(1 - (len(self._with_document - own) + usual) / (len(self._every_line - own) + 1), 4)


def _credited(witnesses: Sequence[Witness], known: Sequence[Stems], pairs: Sequence[Pair]) -> dict[Pair, int]:
    """Return the pairs of which one says that it is built on the other, with that one.

    A credit is for one text: of a house's reports that were there in time, the one that holds most of the words.
    """
    best: dict[tuple[int, str], tuple[float, Pair]] = {}
    for pair in pairs:
        for child, parent in (pair, pair[::-1]):
            one, two = witnesses[child], witnesses[parent]
            if built_on(one, two) and apart(one, two) >= 0:
                held = sum(weight for stem, weight in known[child].items() if stem in known[parent])
                house = (child, two.text.report.outlet or " ".join(sorted(two.credits.own)))
                best[house] = max(best.get(house, (-1.0, pair)), (round(held, 6), pair))
    return {pair: child for (child, _), (_, pair) in sorted(best.items())}


def _turned(found: Match) -> Match:
    return Match(found.other_first, found.other_last, found.first, found.last, found.pairs[:, ::-1], found.sameness)


def told_again(found: Retold, pair: Pair) -> tuple[Clue, ...]:
    """Return what a retelling shows: that it is one, and which is the source where one adds no fact of its own.

    >>> _, clue = told_again(Retold((), facts=4, of=4, beyond=5, shorter=1), (0, 1))
    >>> clue.words, clue.weight < 0
    ('has hardly a figure or name that the other lacks, which has 5 more', True)
    """
    rule = lexicon("lineage_retelling")["adds_nothing"]
    if found.drawn is not None:
        weight = lexicon("lineage_descent")["direction"]["document"]
        quoted, every = found.drawn.quoted, found.drawn.quoted + found.drawn.other
        source = "leads with what stands in the other, which a party issued itself, and has"
        words = f"{source} {quoted} of its {every} quotations from there"
        return (Clue(weight if found.document == pair[1] else -weight, words),)
    said = [
        Clue(
            0.0, f"told again in other words: {found.facts} of the {found.of} names and figures of one are the other’s"
        )
    ]
    if found.take:
        weight = lexicon("lineage_descent")["direction"]["take"]
        words = "the same house’s next report after its first short one, and longer"
        said.append(Clue(-weight if found.shorter == pair[0] else weight, words))
    elif found.source:
        said.append(Clue(0.0, f"both name the same source, whose own report is not there: “{found.source[1]}”", True))
    elif found.facts >= rule["part"] * found.of and found.beyond >= rule["beyond"]:
        weight = lexicon("lineage_descent")["direction"]["adds-nothing"]
        words = f"has hardly a figure or name that the other lacks, which has {found.beyond} more"
        said.append(Clue(weight if found.shorter == pair[0] else -weight, words))
    return tuple(said)
