"""What two statements show of being one beside the weight of the words that they share."""

from collections.abc import Sequence

from rapidfuzz.distance import LCSseq

from stemma.accounts.utterances.sameness import weight
from stemma.accounts.utterances.statements import Statement
from stemma.data import lexicon


def one_speaker(a: Statement, b: Statement) -> bool | None:
    """Tell whether both have the same speaker; None where one of them has none, is only described or is not sure.

    >>> from stemma.records import Extent
    >>> def said(report, text, who, place=0):
    ...     forms, whole = tuple(text.lower().split()), (Extent(start=0, end=len(text)),)
    ...     return Statement(report, text, whole, "direct", who, text, forms, (), place)
    >>> one_speaker(said("a", "we stay", "tull"), said("b", "we stay", "orr")), one_speaker(
    ...     said("a", "we stay", "tull"), said("b", "we stay", None)
    ... )
    (False, None)
    """
    if not a.speaker or not b.speaker:
        return None
    told = a.known and b.known and a.sure and b.sure
    return True if a.speaker == b.speaker else False if told else None


def holds(one: Sequence[str], two: Sequence[str]) -> bool:
    """Tell whether the words of one stand in the other without a gap.

    >>> holds(("old", "bridge"), ("the", "old", "bridge", "fell"))
    True
    """
    short, long = sorted((f" {' '.join(one)} ", f" {' '.join(two)} "), key=len)
    return short in long


def stands_whole(a: Statement, b: Statement) -> bool:
    """Tell whether a statement of some length stands in another one, so that the reports give it to two people.

    >>> from stemma.records import Extent
    >>> def said(report, text, who, place=0):
    ...     forms, whole = tuple(text.lower().split()), (Extent(start=0, end=len(text)),)
    ...     return Statement(report, text, whole, "direct", who, text, forms, (), place)
    >>> text = "we hold the old stone bridge"
    >>> stands_whole(said("a", text, "tull"), said("b", f"{text} too", "orr"))
    True
    """
    rule = lexicon("quotes_grouping")["whole_of_another"]
    return min(len(a.forms), len(b.forms)) >= rule["words"] and holds(a.forms, b.forms)


def longest_run(one: Sequence[str], two: Sequence[str]) -> int:
    """Return how many words stand in both one after the other, at the most.

    >>> longest_run("we hold the old bridge".split(), "they hold the old mill".split())
    3
    """
    blocks = LCSseq.opcodes(one, two)
    return max((b.src_end - b.src_start for b in blocks if b.tag == "equal"), default=0)


def led_alike(a: Statement, b: Statement) -> bool:
    """Tell whether the same words stand directly before both ("confirmed the deaths of").

    >>> before = ("harbour", "board", "confirmed", "deaths", "of")
    >>> one, other = (Statement(id, "", (), "mixed", None, "", (), before, 0) for id in "ab")
    >>> led_alike(one, other)
    True
    """
    rule = lexicon("quotes_grouping")["led"]
    last = a.carrier[-rule["words"] :]
    return len(last) == rule["words"] and last == b.carrier[-rule["words"] :] and weight(last) >= rule["mass"]


def quotes_oneself(forms: Sequence[str]) -> bool:
    """Tell whether someone repeats what he said before ("I said I would rather lose"): that is another occasion.

    >>> quotes_oneself(("i", "said", "no")), quotes_oneself(("i", "say", "no"))
    (True, False)
    """
    return " ".join(forms[:2]) in lexicon("quotes_grouping")["quotes_oneself"]["openings"]


def in_one_breath(a: Statement, b: Statement) -> bool:
    """Tell whether one sentence in marks follows another in a paragraph: who says a thing again there means more.

    >>> from stemma.records import Extent
    >>> text = "“I kept it,” she said. “I always kept it.”"
    >>> places = (Extent(start=1, end=11), Extent(start=24, end=41))
    >>> pair = (Statement("a", text, (e,), "direct", "tull", "", (), (), at) for at, e in enumerate(places))
    >>> in_one_breath(*pair)
    True
    """
    if a.report != b.report or a.kind != "direct" or b.kind != "direct" or abs(a.place - b.place) != 1:
        return False
    first, then = sorted((a, b), key=lambda one: one.place)
    between = a.report_text[first.extents[-1].end : then.extents[0].start]
    return len(between) <= lexicon("quotes_grouping")["in_one_breath"]["gap"] and "\n" not in between
