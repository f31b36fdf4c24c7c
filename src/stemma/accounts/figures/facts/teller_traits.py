"""What two statements have in common in where they stand and who tells them: lead, speaker, owner, names, wording."""

from stemma.accounts.figures.facts.drawn import Drawn
from stemma.accounts.stated import Stated

_LEAD = 1  # the first two sentences of a report tell its main figures


def teller_traits(a: Drawn, b: Drawn) -> dict[str, float]:
    """Return the traits by name; "in_lead" counts the statements that stand in the lead of their report.

    >>> from stemma.accounts.figures.facts.drawn import drawn
    >>> from stemma.accounts.figures.facts.scene import scene
    >>> from stemma.accounts.stated import stated
    >>> from stemma.records import Quantity, Report
    >>> men = Quantity(start=0, end=2, low=12, high=12, head="miner", of="miners", said_by="mayor")
    >>> told = [Report(id=id, source=id, text="12 miners", text_sha256="", quantities=(men,)) for id in "ab"]
    >>> both = stated(told, {})
    >>> found = teller_traits(*(drawn(s, scene(both)) for s in both))
    >>> found["in_lead"], "same_speaker" in found, "same_wording" in found
    (2.0, True, True)
    """
    one, two = a.stated, b.stated
    found: dict[str, float] = {}
    lead = (one.sentence <= _LEAD) + (two.sentence <= _LEAD)
    if lead:
        found["in_lead"] = float(lead)
    if one.said_by and two.said_by:
        found["same_speaker" if one.said_by == two.said_by else "other_speaker"] = 1.0
    elif one.said_by or two.said_by:
        found["one_speaker"] = 1.0
    if one.owners or two.owners:
        found.update(_of_owners(one, two))
    if one.names and two.names:
        found["shared_names"] = len(one.names & two.names) / min(len(one.names), len(two.names))
    if one.quantity.head and one.quantity.head == two.quantity.head:
        found["same_noun"] = 1.0
    if a.wording == b.wording:
        found["same_wording"] = 1.0
    shared = len(one.clause & two.clause)
    if shared:
        found["shared_words"] = float(min(shared, 6))
    return found


def _of_owners(one: Stated, two: Stated) -> dict[str, float]:
    """Tell whom the numbers belong to in a list of numbers: "52 percent in Egypt, 82 percent in India"."""
    family = "" if one.level.kind == "count" else f"_{one.level.kind}"
    if one.owners and two.owners:
        return {f"same_owner{family}" if one.owners & two.owners else f"other_owner{family}": 1.0}
    return {f"one_owner{family}": 1.0}
