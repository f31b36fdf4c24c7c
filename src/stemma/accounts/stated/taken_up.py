"""Numbers that somebody else's words put in place of the number before: "The union says 3,000.", "police at six"."""

import re

from stemma.records import Quantity, Sentence

_BEFORE = 120  # characters before a number in which the words stand that tell who says it
_BOUND = (
    r"(?:(?:about|around|some|nearly|almost|only|just|more than|over|at least|less than|fewer than|under|below|up to"
    r"|roughly|approximately|as many as|well over|close to|still) ){0,2}$"
)
_SAYS = (
    r"(?:says?|said|(?:speaks?|spoke|spoken|talks?|talked) of|counts?|counted|claims?|claimed|reckons?|reckoned"
    r"|estimates?|estimated|prefers?|expects?|expected|admits?|admitted|acknowledged|wrote|writes?|gives?|gave"
    r"|answers?|answered|insists? on|talks? about|alleged)"
)
_SAID = re.compile(rf"\b{_SAYS} (?:that )?(?:it (?:is|was) |(?:there (?:are|were)|they were) )?{_BOUND}", re.IGNORECASE)
_SAID_BEHIND = re.compile(
    r",? (?:(?:say|says|said) (?:the )?\w|according to |by that of |by (?:his|her|its|their) own\b"
    r"|by (?:that of |the )?\w+(?:['’]s)? (?:account|count|reckoning))",
    re.IGNORECASE,
)
_THE_FIGURE = re.compile(
    rf"\b(?:puts?|putting) (?:it|them|that|the (?:figure|number|total|count|sum|tally|toll|crowd)) at {_BOUND}"
    rf"|\b(?:raised|lowered|cut|revised|corrected|increased|reduced) (?:it|that|this) to {_BOUND}"
    r"|\b(?:the|its|his|her|their|[\w-]+['’]s?)(?: own)? (?:figure|number|count|tally|estimate)"
    rf" (?:was|is|stands at|stood at|of) {_BOUND}"
    rf"|\b{_SAYS} (?:that )?(?:it|the (?:figure|number|total))"
    rf"(?: (?:is|was|will be|would be)|['’](?:s|ll be)) {_BOUND}",
    re.IGNORECASE,
)
_ALONE = re.compile(
    r"[\"”’'*]*(?:[.,;:?!)\]\n]|$| and (?:the|its|his|her|their|[A-Z]\w+)\b"
    r"| (?:by|according|in all|in total|while|but|instead)\b)"
)
_LEFT_OUT = re.compile(
    r"(?:[,;:]|\band|\bwhile|\bbut) (?:(?:the|its|his|her|their|other) )?"
    rf"(?P<who>[\w’'-]+(?: [\w’'-]+){{0,3}}?),? (?:at |of )?{_BOUND}",
    re.IGNORECASE,
)
_NOBODY = re.compile(  # words that no clause with its verb left out begins with
    r"\b(?:i|you|he|she|it|we|they|this|that|those|these|there|not|no|minus|plus|puts?|is|are|was|were|be|been|has|have"
    r"|had|will|would|may|for|like|on|from|to|by|with|at|after|before|until|since|felt|asked|wanted|lost|killed)\b",
    re.IGNORECASE,
)
_IT_IS = re.compile(
    rf"(?:^|[.,;:!?“‘\"'] |\bby (?:the )?\w+ )(?:now )?[Ii]t(?: (?:is|was|now is|is now)|['’]s) {_BOUND}"
)
_ANOTHER_TIME = re.compile(r"\b(?:1[6-9]|20)\d\d\b|\bago\b|\blast (?:year|month|week)\b", re.IGNORECASE)
_PUT_AT = re.compile(rf"\bputs?\b[^.;]{{0,50}} at {_BOUND}", re.IGNORECASE)
_AND_AT = re.compile(
    rf"[\w ]{{0,30}}?(?:,? and|,? while|,? but|[,;]) (?P<who>[^.;:\d]{{2,60}}?),? at {_BOUND}", re.IGNORECASE
)
_ESTIMATES = re.compile(
    r"\b(?:puts?|putting|spoke|speaks?|counted|counts?|estimated?|estimates|claims?|claimed)\b", re.IGNORECASE
)


def takes_up(text: str, sentence: Sentence, quantity: Quantity) -> bool:
    """Tell whether the words around a number say that somebody puts the number before otherwise.

    So they do where a number without a noun of its own is what somebody says ("the union spoke of 110,000"), where
    "the figure" is put at another ("the company put the figure at 64 per cent"), and where the verb of the first is
    left out ("police put the crowd at 8,000, the organisers at 60,000").

    >>> text = "Police counted 1,800 people. The union says 3,000."
    >>> said = Quantity(start=44, end=49, low=3000, high=3000)
    >>> takes_up(text, Sentence(start=29, end=50, paragraph=0), said)
    True
    """
    before = text[max(sentence.start, quantity.start - _BEFORE) : quantity.start]
    if _THE_FIGURE.search(before):
        return True
    if not is_light(text, quantity):
        return False
    if _IT_IS.search(before):
        return _ANOTHER_TIME.search(before) is None
    if _SAID.search(before) or _SAID_BEHIND.match(text, quantity.end):
        return True
    left_out = _LEFT_OUT.search(before) if _ESTIMATES.search(before) else None
    return left_out is not None and _NOBODY.search(left_out["who"]) is None


def is_light(text: str, quantity: Quantity) -> bool:
    """Tell whether a number stands without the noun that it counts, whatever noun was found for it elsewhere.

    >>> is_light("the union of 110,000.", Quantity(start=13, end=20, low=110_000, high=110_000, head="demonstrator"))
    True
    """
    return quantity.kind == "count" and not quantity.delta and bool(_ALONE.match(text, quantity.end))


def is_put_beside(text: str, first: Quantity, quantity: Quantity) -> bool:
    """Tell whether one clause puts a thing at two amounts: "the firm puts it at £64m and the trustees at £91m".

    >>> text = "The firm puts the hole at £64m and the trustees at £91m."
    >>> is_put_beside(text, Quantity(start=26, end=30, low=64, high=64), Quantity(start=51, end=55, low=91, high=91))
    True
    """
    between = text[first.end : quantity.start]
    if len(between) > _BEFORE or not _PUT_AT.search(text[max(0, first.start - _BEFORE) : first.start]):
        return False
    found = _AND_AT.fullmatch(between)
    return found is not None and _NOBODY.search(found["who"].partition(",")[0]) is None
