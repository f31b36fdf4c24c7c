"""Every pair of reports that shares something, with the evidence on it: what the stemma is then drawn from."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence, Set
from typing import NamedTuple

from stemma.data import lexicon
from stemma.lineage.addresses import page
from stemma.lineage.agencies import credits
from stemma.lineage.background import without_background
from stemma.lineage.candidates import pairs
from stemma.lineage.common_text import peculiar
from stemma.lineage.direction import Witness, built_on, clues, moments
from stemma.lineage.facts import Facts, acquainted, facts
from stemma.lineage.graph import Bond, Families, Pair, by_end
from stemma.lineage.houses import follows, of_one_house, one_text
from stemma.lineage.naming import named, printed
from stemma.lineage.nearest import descent
from stemma.lineage.oddities import Oddities, oddities
from stemma.lineage.passages import Match, match_all
from stemma.lineage.retold import Retold, retold, told_again
from stemma.lineage.storytext import StoryText, prepare_all
from stemma.lineage.ties import tie
from stemma.lineage.updates import state
from stemma.records import Report


class Comparison(NamedTuple):
    """The distinct texts of a story, in the order in which they are preferred as sources, and their bonds.

    `copies` holds for each text the further reports with the same words; `bonds` are all of
    them, `kin` the pairs that share enough for descent, `directed` and `undecided` what is left of these when what a
    third report explains is taken away; `near` gives the bonds of each text by place, in the order of `bonds`.
    """

    witnesses: tuple[Witness, ...]
    copies: tuple[tuple[Witness, ...], ...]
    bonds: tuple[Bond, ...]
    kin: frozenset[tuple[int, int]]
    directed: tuple[Bond, ...]
    undecided: tuple[Bond, ...]
    near: Mapping[int, tuple[Bond, ...]]


def compare(reports: Sequence[Report]) -> Comparison:
    """Return what the reports of one story share with each other.

    >>> compare([]).bonds
    ()
    """
    groups: dict[str, list[Witness]] = {}
    for witness in sorted(_witnesses(reports), key=preference):
        groups.setdefault(_words_hash(witness.text), []).append(witness)
    firsts = tuple(group[0] for group in groups.values())
    bonds = _bonds(firsts)
    close = _close(firsts, bonds)
    directed, undecided = descent(close, [preference(witness)[1:] for witness in firsts])
    copies = tuple(tuple(group[1:]) for group in groups.values())
    kin = frozenset((bond.one, bond.two) for bond in close)
    return Comparison(firsts, copies, tuple(bonds), kin, tuple(directed), tuple(undecided), by_end(bonds))


def _witnesses(reports: Sequence[Report]) -> list[Witness]:
    distinct = list({report.text_sha256: report for report in reversed(reports)}.values())[::-1]
    known = {
        text.report.text_sha256: (text, named(text.report), state(text.report.text), printed(text.report.text))
        for text in prepare_all(distinct)
    }
    found = []
    for report, credit, (when, exact) in zip(reports, credits(reports), moments(reports), strict=True):
        text, names, says, prints = known[report.text_sha256]
        found.append(Witness(text._replace(report=report), credit, when, exact, names, says, prints))
    return found


def preference(witness: Witness) -> tuple[str, str, str, str, str]:
    """Return a key that sorts first what is rather the source where texts do not tell: agencies, then the earliest.

    Of one day, what is known to have been out at an hour comes before what only the day is known of.

    >>> from stemma.sources import report_of_text
    >>> wire = report_of_text("RONDA (NPA) – The mill burned.", published="2024-05-02")
    >>> found = compare([report_of_text("The mill burned down.", published="2024-05-01"), wire])
    >>> [preference(witness)[:2] for witness in found.witnesses]
    [('0', '2024-05-02T99'), ('1', '2024-05-01T99')]
    """
    when = "9999" if witness.when is None else witness.when.isoformat()
    if witness.when is not None and not witness.exact:
        when = f"{when[:10]}T99"
    report = witness.text.report
    return ("0" if witness.credits.own else "1", when, report.text_sha256, report.id, report.source)


def _words_hash(text: StoryText) -> str:
    joined = text.numbers.tobytes() or text.report.text.encode("utf-8", "surrogatepass")
    return hashlib.sha256(joined).hexdigest()


def _bonds(witnesses: Sequence[Witness]) -> list[Bond]:
    """Return every pair that shares something, in the very words or told again."""
    known = [facts(witness.text) for witness in witnesses]
    met = sorted(acquainted(known) | set(pairs([w.text.report.text for w in witnesses])) | _versions(witnesses))
    passages = list(match_all((witnesses[one].text, witnesses[two].text) for one, two in met))
    odd = oddities([w.text for w in witnesses], _lines(witnesses, met, passages))
    draw = _Drawing(witnesses, published(witnesses), odd, known)
    bonds = {pair: draw.bond(pair, found) for pair, found in zip(met, passages, strict=True)}
    close = _close(witnesses, bonds.values())
    again = retold(witnesses, known, met, [(bond.one, bond.two) for bond in close], _served(close))
    bonds |= {pair: draw.bond(pair, bonds[pair].tie.matches, found) for pair, found in again.items()}
    return [bond for bond in bonds.values() if bond.tie.matches or bond.same_page]


def _lines(witnesses: Sequence[Witness], met: Sequence[Pair], passages: Sequence[Sequence[Match]]) -> list[int]:
    """Return for each report its line of copies: those that share half of the words of one of them with another."""
    half: float = lexicon("lineage_descent")["kinds"]["half"]
    lines = Families()
    for (one, two), found in zip(met, passages, strict=True):
        least = min(len(witnesses[one].text.words), len(witnesses[two].text.words))
        if sum(len(match.pairs) for match in found) >= half * least:
            lines.join(one, two)
    return [lines.root(place) for place in range(len(witnesses))]


def _served(close: Iterable[Bond]) -> frozenset[int]:
    """Return the reports that have half of their words or more, by these bonds, from another."""
    half: float = lexicon("lineage_descent")["kinds"]["half"]
    return frozenset(
        bond.child
        for bond in close
        if bond.directed and (bond.tie.covered if bond.child == bond.one else bond.tie.other_covered) >= half
    )


class _Drawing(NamedTuple):
    """What is known of a story when its bonds are drawn: its texts, the agencies that are there, errors, facts."""

    witnesses: Sequence[Witness]
    present: frozenset[str]
    odd: Oddities
    known: Sequence[Facts]

    def bond(self, pair: tuple[int, int], passages: tuple[Match, ...], again: Retold | None = None) -> Bond:
        """Return the bond of two reports that share passages, with all evidence on which of them is the source."""
        first, second = (self.witnesses[place] for place in pair)
        shared = tie(first.text, second.text, passages, again.passages if again else ())
        address = page(first.text.report.url)
        same_page = address is not None and address == page(second.text.report.url)
        found = clues(first, second, shared, same_page=same_page, present=self.present, odd=self.odd)
        if again is not None:
            found = (*found, *told_again(again, pair))
        lean = round(sum(clue.weight for clue in found), 4)
        both = self.known[pair[0]].every & self.known[pair[1]].every
        source = again.source[0] if again and again.source else None
        return Bond(*pair, shared, found, lean, same_page, again is not None, len(both), source)


def published(witnesses: Sequence[Witness]) -> frozenset[str]:
    """Return the agencies of which a report of their own is there.

    >>> from stemma.sources import report_of_text
    >>> wire = report_of_text("RONDA (NPA) – The mill burned.", outlet="NPA")
    >>> sorted(published(compare([wire, report_of_text("A vote was won. – CW")]).witnesses))
    ['NPA']
    """
    return frozenset(agency for witness in witnesses if witness.credits.published for agency in witness.credits.own)


def _versions(witnesses: Sequence[Witness]) -> set[tuple[int, int]]:
    """Return the pairs of each page's first version with its later ones."""
    first: dict[str, int] = {}
    found = set()
    for place, witness in enumerate(witnesses):
        address = page(witness.text.report.url)
        if address is not None and first.setdefault(address, place) != place:
            found.add((first[address], place))
    return found


def _close(witnesses: Sequence[Witness], bonds: Iterable[Bond]) -> list[Bond]:
    """Return the bonds that are enough for descent: by their passages, or by fewer where a report names its source.

    A credit is for one text: where a report has plainly its text from a report of the agency that it names, it does not
    bind it to others of that agency.
    """
    every = [
        bond
        for bond in bonds
        if bond.same_page or bond.retold or not follows(witnesses[bond.one], witnesses[bond.two], bond.tie)
    ]
    firm = [
        bond
        for bond, told in zip(every, peculiar([w.text for w in witnesses], every), strict=True)
        if bond.same_page or _from_one_text(witnesses[bond.one], witnesses[bond.two], bond, told)
    ]
    firm = without_background(witnesses, firm, every)
    plain = {(bond.one, bond.two) for bond in firm}
    explained: dict[int, set[str]] = {}
    for bond in firm:
        one, two = witnesses[bond.one].credits, witnesses[bond.two].credits
        explained.setdefault(bond.one, set()).update(one.used & two.used)
        explained.setdefault(bond.two, set()).update(one.used & two.used)
    return [bond for bond in every if (bond.one, bond.two) in plain or _credited(witnesses, bond, explained)]


def _credited(witnesses: Sequence[Witness], bond: Bond, explained: Mapping[int, Set[str]]) -> bool:
    """Tell whether what two reports name as their source makes the little that they share enough."""
    one, two = witnesses[bond.one], witnesses[bond.two]
    if of_one_house(one, two):
        return False
    if one.credits.own & two.credits.own and bond.tie.halfway:
        return True
    rule = lexicon("lineage_naming")["leans"]
    if bond.tie.words < rule["words"] or len(bond.tie.matches) < rule["passages"]:
        return False
    return any(
        built_on(child, parent) and not (child.credits.used & parent.credits.own & explained.get(place, frozenset()))
        for child, parent, place in ((one, two, bond.one), (two, one, bond.two))
    )


def _from_one_text(one: Witness, two: Witness, bond: Bond, told: Bond) -> bool:
    """Tell whether the passages of two reports show that one of them, or both, took text from somewhere.

    `told` is the bond with what other lines of reporting have as well discounted.
    """
    return one_text(one, two, bond) if of_one_house(one, two) else told.retold or told.tie.descent
