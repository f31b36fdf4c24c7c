"""Which quantities are figures of a story, and which only name, point or exaggerate."""

import re
from functools import cache

from stemma.accounts.base_units import in_base_unit
from stemma.data import lexicon
from stemma.records import Quantity

_PAGE = 10  # fewer pictures or posts are mostly those of the page itself
_HANDFUL = 9  # up to here "these people" are those just named
_FEW = 2  # up to here "some of them" mostly stand for people already named
_FAR = 1000  # metres from which "from" and "away" say where a place lies
_UNTOLD = 2_000_000  # "millions of people" without a fate are a great many, no count
_THOUSANDS = 2000  # so are "thousands of people"; "tens of thousands" and "hundreds" tell a size
_PLURALS = (_UNTOLD, 1000 * _UNTOLD, 1_000_000 * _UNTOLD)
_CROWD = 200  # "hundreds fled", "thousands celebrate": people where no noun says otherwise
_PLAINLY_MANY = 10_000  # numbers from here on count people or things even where no noun stands beside them
_THOUSAND = 1000  # written with a comma ("1,190") it is neither a year nor a name
_TELLS = re.compile(
    r"\b(?:sp(?:eaks?|oke|oken)|talk(?:s|ed)?) of $|\b(?:says?|said|claims?|claimed|counted|counts) $", re.IGNORECASE
)
_LOCATES = re.compile(
    r"(?:\s?\([^()]{1,24}\))?(?:\s?\))?,? (?:due |to the )?"
    r"(?:(?:north|south|east|west)\w*|from|away|off|outside|inland|offshore|up the)\b"
)
_TOLD = 20  # "up from 95" tells a count from here on; what is smaller is mostly an hour or an age
_MANY = 100  # so many who were told or seen to do something are people counted, whatever noun is left out
_CORRECTED = re.compile(r"(?:[,;(–—] ?|,? and )not $")  # "258, not 263" tells what was wrong
_LEVELS = frozenset({"floor", "storey", "story", "level", "row", "block", "door", "goal", "run", "game", "place"})
_AWAY = re.compile(r" (?:below|above|up|down|away|behind|ahead|clear|adrift|higher|lower|apart)\b")
_SUBJECT = re.compile(
    r" (?:are|were|have|had|will|came|went|said|voted|failed|remain|remained|still|died|survived|abstained)\b"
)
_DONE = re.compile(r" (?:[a-z]+ed|told|seen|hurt|known|left) (?:to|in|from|by|at|on|as)\b")
_SOME_OF = re.compile(r" of (?:the|them|those|these|whom|which|us|its|their|his|her|our)\b")
_ANOTHER = re.compile(r"\b(?:another|the other) $")
_AT = re.compile(r"\b(?:at|to|until|by|from|age|aged|than|is|was|turned|be) $")
_FROM = re.compile(r" from (?!\d{4}\b)(?:\d|[a-z]+[ ,.;)])")
_TO_FROM = re.compile(r"\bto [\w,.]+ from $")
_REPLACED_BY = re.compile(r"\bto (?:at least |about |some )?[\w,.]+ from (?!\d{4}\b)[\w,.]+")
_CLAUSE_OPENS = re.compile(r"(?:^|[.!?:;,] ?|[“”\"(—–-] ?|\n|\b(?:[Ww]hile|[Bb]ut|and|of whom|of which) )$")
_ACTS = re.compile(
    r" (?:also |later |have |had |then )?"
    r"(?:(?!(?:aged|named|called)\b)[a-z]{2,}ed|were|had|went|came|took|fled|left|found|told|got|fell|saw|stood|made|hit"
    r"|lost|won|ran|swam|held|sat|spoke|kept|began|drew|said|say|sought|bought|sold|paid|chose|broke) (?!by\b)"
)
_ANSWERS = re.compile(r"(?:[“‘\"]|\bA: |:\*\* |[.,:] ['‘])(?:All |Only |Just |About )?$")
_ANSWERED = re.compile(r"[.,!?](?:[”’\"']|\s|$)")
_OF_SO_MANY = re.compile(
    r" (?:out )?of (?:the |its |their )?(?:\d{1,3}\b(?! (?:million|billion))|[a-z]+ty\b|[a-z]+teen\b)"
)
_SO_MANY_OF = re.compile(r"\b\d{1,3} (?:out )?of (?:the )?$")
_RATIO = re.compile(r" (?:in|out of) ")
_LIST = 60  # characters before "one" in which the count before it stands
_COUNTS_BEFORE = re.compile(
    r"\b(?:\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[a-z]+teen)"
    r" (?!years?\b|months?\b|days?\b|hours?\b)[^\d.;:!?()]{3,48}"
    r"(?:,| and|, and) (?:just |only )?$",
    re.IGNORECASE,
)
_COUNTS_BEHIND = re.compile(
    r"[\w ’'-]{0,30}(?:,| and|, and) (?:\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[a-z]+teen) "
    r"(?:[a-z’'-]+ ){0,2}[a-z]+s\b(?! old)"
)
_BULLET = re.compile(r"(?:^|\n)[ \t]*(?:[-•*–—·]|\d\.) ?$")
_ENTRY_ENDS = re.compile(r"[.,;]?(?:\n|$)")
_AMONG = re.compile(r"\b(?:among (?:them|whom|those \w+)|including) (?:at least |just |only )?$", re.IGNORECASE)
_SEVERAL = re.compile(r"(?:several|few) ", re.IGNORECASE)  # "several hundred": nobody counted
_ENDS_IN_ONE = re.compile(r" one$", re.IGNORECASE)
_TOLD_BY = re.compile(r"\b(?:according to|citing|cited by|told by) (?:at least )?$", re.IGNORECASE)
_IN_THE_KNOW = re.compile(
    r" (?:familiar with|close to|with (?:direct |first-hand )?knowledge of|briefed on|privy to"
    r"|who (?:asked|declined|spoke|requested|(?:were|was) not authori[sz]ed|could not be named))\b"
)
_THESE = re.compile(r"\b(?:these|those) $", re.IGNORECASE)
_KNOWN_PAIR = re.compile(r"\b(?:the|these|those|both|all|other|any) $", re.IGNORECASE)


def is_figure(quantity: Quantity, text: str) -> bool:
    """Tell whether a quantity is a figure of the story: a count, an amount, a share or a measure of something.

    >>> nine = Quantity(start=0, end=1, low=9, high=9, head="boat", of="boats")
    >>> old = Quantity(start=0, end=1, low=9, high=9, kind="age")
    >>> is_figure(nine, "9 boats sank."), is_figure(old, "9 years old")
    (True, False)
    """
    if quantity.kind not in ("count", "money", "percent", "measure"):
        return False
    if quantity.negated and not _CORRECTED.search(text[max(0, quantity.start - 12) : quantity.start]):
        return False
    if text.startswith(" of ", quantity.end) and (
        quantity.low == 1 or _ENDS_IN_ONE.search(text[quantity.start : quantity.end])
    ):
        return False  # "one of the witnesses", "over one of the biggest robberies"
    if quantity.head in _tellers() and _is_source(quantity, text):
        return False
    if _is_untold(quantity) or _SEVERAL.match(text, quantity.start):
        return False
    if quantity.kind == "measure":
        return bool(quantity.unit) and not _locates(quantity, text) and not _names_an_event(quantity, text)
    if quantity.kind == "money":
        return True
    if quantity.unit == "share":
        return _is_share(quantity, text)
    if quantity.kind == "percent":
        return True
    if quantity.tally and not quantity.delta:
        return True
    if quantity.measure is not None:
        return quantity.of is not None or not _is_lone_one(quantity, text)
    if quantity.head is None:
        return _says_enough(quantity, text)
    if quantity.head in _no_heads() or (
        quantity.head in _LEVELS and _AWAY.match(text, (quantity.phrase or quantity).end)
    ):
        return False
    if quantity.head in lexicon("quantities_facts")["page_heads"]["nouns"]:
        return (quantity.low or 0) >= _PAGE or len((quantity.of or "").split()) > 1
    return not _is_small_word(quantity, text)


def _is_share(quantity: Quantity, text: str) -> bool:
    """Tell whether a share was counted: by its digits, or by what became of those of whom it is a share."""
    everyone = quantity.head in lexicon("quantities_facts")["everyone"]
    told = quantity.measure is not None or _RATIO.search(text[quantity.start : quantity.end]) is not None
    return quantity.of is not None and not everyone and told


def _is_lone_one(quantity: Quantity, text: str) -> bool:
    """Tell whether a quantity is "one" alone, with nothing said of it right after."""
    if text[quantity.start : quantity.end].lower() != "one" or quantity.phrase is None:
        return False
    return quantity.phrase.end - quantity.end > len(" was critically injured")


def _is_small_word(quantity: Quantity, text: str) -> bool:
    """Tell whether a quantity is just "one", or a group already named: "the two men", "those three people"."""
    written = text[quantity.start : quantity.end].lower()
    if 0 < (quantity.low or 0) <= _HANDFUL and _THESE.search(text[max(0, quantity.start - 8) : quantity.start]):
        return True
    if written in ("two", "2"):
        before = text[max(0, quantity.start - 12) : quantity.start]
        return bool(_KNOWN_PAIR.search(before))
    return written in ("a couple", "both") or (written == "one" and not _is_counted_on(quantity, text))


def _is_counted_on(quantity: Quantity, text: str) -> bool:
    """Tell whether "one" goes on with a list of counts: "two counts of murder and one count of kidnapping"."""
    left = text[max(0, quantity.start - _LIST) : quantity.start]
    end = (quantity.phrase or quantity).end
    entry = _BULLET.search(left) and _ENTRY_ENDS.match(text, end)
    return bool(_AMONG.search(left) or _COUNTS_BEFORE.search(left) or _COUNTS_BEHIND.match(text, end) or entry)


def _locates(quantity: Quantity, text: str) -> bool:
    """Tell whether a distance says where a place lies: "about 230 km (140 miles) west of the capital"."""
    level = in_base_unit(quantity)
    far = level.unit == "m" and (level.low or level.high or 0) >= _FAR
    return far and bool(_LOCATES.match(text, quantity.end))


def _names_an_event(quantity: Quantity, text: str) -> bool:
    """Tell whether a length is the name of a race: "the 400-meter champion", "400m, Motuara"."""
    length = quantity.unit in ("m", "km", "yard", "mile")
    return length and bool(_races().match(text, quantity.end))


def _is_untold(quantity: Quantity) -> bool:
    """Tell whether "millions" and "billions" stand for a great many: no reader could check such a number."""
    if not quantity.approximate or quantity.high is not None or quantity.measure not in (None, "affected"):
        return False
    low = quantity.low or 0
    if quantity.kind == "count":
        return low >= _UNTOLD or low == _THOUSANDS
    return low in _PLURALS  # "tens of millions of dollars" tells a size


def _says_enough(quantity: Quantity, text: str) -> bool:
    """Tell whether a number without a noun still states a figure.

    "Over 1,100 of them signed", "eleven came back", "another 2,000 are waiting", "raised to five from three" and "20
    million in the country" do; "at nine", "he is 47" and "raised the age to 67" do not.
    """
    if quantity.delta:
        return False
    largest = max(abs(quantity.low or 0), abs(quantity.high or 0))
    grouped = "," in text[quantity.start : quantity.end] and largest >= _THOUSAND
    if grouped or largest >= _PLAINLY_MANY or (quantity.approximate and quantity.high is None and largest >= _CROWD):
        return True
    before, after = text[max(0, quantity.start - 40) : quantity.start], text[quantity.end : quantity.end + 40]
    if _REPLACED_BY.search(before + text[quantity.start : quantity.end] + after):
        return quantity.was or bool(_FROM.match(after)) or bool(_TO_FROM.search(before))
    if (quantity.was and largest >= _TOLD) or (quantity.change and largest >= _MANY and before.endswith(" to ")):
        return True
    if _ANSWERS.search(before) and _ANSWERED.match(after):
        return largest > _FEW
    if _OF_SO_MANY.match(after) or _SO_MANY_OF.search(before):
        return True
    if largest >= _FEW and _CLAUSE_OPENS.search(before) and _ACTS.match(after):
        return True
    if largest <= _FEW and not quantity.approximate:
        some = largest == _FEW and _SOME_OF.match(after) and not _KNOWN_PAIR.search(before)
        return bool(some or (_ANOTHER.search(before) and _SUBJECT.match(after)))
    if _AT.search(before):
        return False
    if largest >= _MANY and _TELLS.search(before):
        return True
    return bool(_SOME_OF.match(after) or _SUBJECT.match(after) or (largest >= _MANY and _DONE.match(after)))


def _is_source(quantity: Quantity, text: str) -> bool:
    """Tell whether those counted are who told the report: "according to two people familiar with the plan"."""
    end = (quantity.phrase or quantity).end
    told = _TOLD_BY.search(text[max(0, quantity.start - 24) : quantity.start])
    return bool(told or _IN_THE_KNOW.match(text, end))


@cache
def _races() -> re.Pattern[str]:
    words = "|".join(lexicon("quantities_facts")["races"]["words"])
    return re.compile(
        rf"(?: (?:individual|freestyle|women’s|men’s|women's|men's|world))? (?:{words})s?\b", re.IGNORECASE
    )


@cache
def _tellers() -> frozenset[str]:
    return frozenset(lexicon("quantities_facts")["tellers"]["nouns"])


@cache
def _no_heads() -> frozenset[str]:
    return frozenset(lexicon("quantities_facts")["no_figure_heads"])
