"""Reports of one house, an outlet or an agency: when they are one text carried on, and when two on later news."""

from datetime import timedelta

from stemma.data import lexicon
from stemma.lineage.agencies import another_day
from stemma.lineage.direction import Witness
from stemma.lineage.graph import Bond
from stemma.lineage.storytext import StoryText
from stemma.lineage.ties import Tie


def of_one_house(one: Witness, two: Witness) -> bool:
    """Tell whether one outlet or agency wrote both reports.

    >>> from stemma.lineage.compare import compare
    >>> from stemma.sources import report_of_text
    >>> told = "RONDA (NPA) – The mill burned.", "RONDA (NPA) – The vote was won."
    >>> of_one_house(*compare([report_of_text(text) for text in told]).witnesses)
    True
    """
    outlets = one.text.report.outlet, two.text.report.outlet
    if all(outlets):
        return outlets[0] == outlets[1]
    return bool(one.credits.own & two.credits.own)


def within_a_day(one: Witness, two: Witness) -> bool:
    """Tell whether two reports are known to have been published within a day of each other.

    >>> from stemma.lineage.compare import compare
    >>> from stemma.sources import report_of_text
    >>> reports = [report_of_text(f"It is day {day}.", published=f"2024-05-0{day}") for day in (1, 2, 4)]
    >>> one, two, three = compare(reports).witnesses
    >>> within_a_day(one, two), within_a_day(one, three)
    (True, False)
    """
    return one.when is not None and two.when is not None and abs(one.when - two.when) <= timedelta(days=1)


def follows(one: Witness, two: Witness, tie: Tie) -> bool:
    """Tell whether two texts are an agency's reports of different days, which share no more than its background.

    >>> from stemma.lineage.compare import compare
    >>> from stemma.lineage.ties import tie
    >>> from stemma.sources import report_of_text
    >>> past = "The mill burned down on Friday night."
    >>> news = "RONDA, May 4 (NPA) – The mayor was held.", "RONDA, May 6 (NPA) – Her deputy resigned at noon."
    >>> told = [f"{lead} It rained. {past}" for lead in news]
    >>> one, two = compare([report_of_text(text) for text in told]).witnesses
    >>> follows(one, two, tie(one.text, two.text))
    True
    """
    standing = lexicon("lineage_descent")["standing"]
    later = another_day(one.credits, two.credits)
    if not later or (one if later > 0 else two).state.revised:
        return False
    if tie.words >= standing["words"] and max(tie.share, tie.other_share) >= standing["share"]:
        return False
    return _lead_shared(one, two, tie) < lexicon("lineage_descent")["house"]["lead"]


def one_text(one: Witness, two: Witness, bond: Bond) -> bool:
    """Tell whether two reports of one house are one text carried on.

    A house repeats its paragraphs on what came before in each of its reports: they are one text only where they begin
    with the same news, share half of one of them or a quarter of both at length, or say so, and are not days apart.

    >>> from stemma.lineage.compare import compare
    >>> from stemma.sources import report_of_text
    >>> text = "The old mill on the river burned down on Friday night, the second fire in a year, police said."
    >>> later = text + " Nobody was hurt."
    >>> found = compare([report_of_text(told, outlet="Halvern Post") for told in (text, later)])
    >>> one_text(*found.witnesses, found.bonds[0])
    True
    """
    rule, tie = lexicon("lineage_descent")["house"], bond.tie
    if bond.retold or min(tie.share, tie.other_share) >= rule["whole"]:
        return True
    if one.when is not None and two.when is not None and abs(one.when - two.when).days >= rule["days"]:
        return False
    if one.state.revised or two.state.revised:
        return tie.descent
    part = max(tie.share, tie.other_share) >= rule["part"] and tie.words >= rule["words"]
    both = min(tie.share, tie.other_share) >= rule["both"] and tie.words >= rule["long"]
    return part or both or (tie.part_of_one and _lead_shared(one, two, tie) >= rule["lead"])


def _lead_shared(one: Witness, two: Witness, tie: Tie) -> float:
    """Return how many of a narrator's words the headlines and first sentences of both reports share."""
    lead = (tie.here < _lead(one.text)) & (tie.there < _lead(two.text))
    return float(tie.told[tie.here[lead]].sum())


def _lead(text: StoryText) -> int:
    """Return how many words of a report stand in its headline and its first sentences."""
    sentences: int = lexicon("lineage_descent")["house"]["sentences"]
    return text.bounds[min(sentences, len(text.bounds)) - 1][1] if text.bounds else 0
