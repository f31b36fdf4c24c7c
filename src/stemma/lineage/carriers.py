"""Reports that carry one agency's copy, where the agency's own report was not handed in: siblings."""

from stemma.data import lexicon
from stemma.lineage.between import first_hand
from stemma.lineage.compare import Comparison
from stemma.lineage.direction import Witness
from stemma.lineage.graph import components
from stemma.lineage.kinds import sameness


def carriers(found: Comparison) -> list[tuple[str, list[int]]]:
    """Return for each absent agency the groups of texts that share its copy, by place, with the agency's name.

    A text belongs to a group where it shares enough for descent with another of it, nearly word for word, as papers
    print what an agency sends. Texts of one outlet are versions rather than siblings: a group has two outlets at least.

    >>> from stemma.lineage.compare import compare
    >>> from stemma.sources import report_of_text
    >>> body = "The old mill on the river burned down late on Friday night, the second fire there in a year. "
    >>> papers = [report_of_text(body + more + " – NPA", id=more, outlet=more) for more in ("Daily", "Post")]
    >>> wire = report_of_text("HALVERN (NPA) – Rain is expected.", id="wire")
    >>> carriers(compare([*papers, wire]))
    [('NPA', [1, 2])]
    """
    own = {agency for one in _every(found) for agency in one.credits.own}
    groups = []
    printed = lexicon("lineage_agencies")["printed"]["sameness"]
    close = [(b.one, b.two) for b in found.bonds if (b.one, b.two) in found.kin and sameness(b.tie) >= printed]
    decided = {(bond.one, bond.two) for bond in found.directed}
    agencies = {agency for one in _every(found) for agency in one.credits.carried} - _telling(found, own)
    taken: set[int] = set()
    for agency in sorted(agencies):
        left_out = taken | _served(found, agency)
        places = {n for n in range(len(found.witnesses)) if _carries(found, n, agency)} - left_out
        links = [pair for pair in close if pair not in decided and pair[0] in places and pair[1] in places]
        for carrying in components(places, links):
            group = first_hand(found, carrying)
            outlets = {one.text.report.outlet for n in group for one in (found.witnesses[n], *found.copies[n])}
            if len(outlets) > 1 or (outlets == {None} and len(group) > 1):
                groups.append((agency, group))
                taken.update(group)
    return groups


def _every(found: Comparison) -> list[Witness]:
    return [*found.witnesses, *(copy for copies in found.copies for copy in copies)]


def _carries(found: Comparison, place: int, agency: str) -> bool:
    """Tell whether a text carries the agency's copy: it says so itself, or a report with the same words does."""
    return any(agency in one.credits.carried for one in (found.witnesses[place], *found.copies[place]))


def _telling(found: Comparison, own: set[str]) -> set[str]:
    """Return the agencies whose own report shares something with one that carries their copy."""
    return {
        agency
        for agency in sorted(own)
        for one, two in found.kin
        if (agency in found.witnesses[one].credits.own) != (agency in found.witnesses[two].credits.own)
    }


def _served(found: Comparison, agency: str) -> set[int]:
    """Return the texts that have most of their words from a report which does not carry the agency's copy."""
    half = lexicon("lineage_agencies")["printed"]["served"]
    return {
        bond.child
        for bond in found.bonds
        if (bond.one, bond.two) in found.kin
        and bond.directed
        and agency not in found.witnesses[bond.parent].credits.used
        and (bond.tie.covered if bond.child == bond.one else bond.tie.other_covered) >= half
    }
