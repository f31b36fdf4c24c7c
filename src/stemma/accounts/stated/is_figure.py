"""Which quantities are figures of a story, and which only name, point or exaggerate."""

import re
from functools import cache

from stemma.accounts.stated.bare_figures import says_enough
from stemma.accounts.stated.base_units import in_base_unit
from stemma.accounts.stated.small_counts import is_small_word
from stemma.data import lexicon
from stemma.records import Quantity

_PAGE = 10  # fewer pictures or posts are mostly those of the page itself
_FAR = 1000  # metres from which "from" and "away" say where a place lies
_UNTOLD = 2_000_000  # "tens of millions of people" without a fate are a great many, no count
_PLURALS = (2000, _UNTOLD, 1000 * _UNTOLD, 1_000_000 * _UNTOLD)  # "tens of thousands" and "hundreds" tell a size
_LOCATES = re.compile(
    r"(?:\s?\([^()]{1,24}\))?(?:\s?\))?,? (?:due |to the )?"
    r"(?:(?:north|south|east|west)\w*|from|away|off|outside|inland|offshore|up the)\b"
)
_CORRECTED = re.compile(r"(?:[,;(–—] ?|,? and )not $")  # "258, not 263" tells what was wrong
_LEVELS = frozenset({"floor", "storey", "story", "level", "row", "block", "door", "goal", "run", "game", "place"})
_AWAY = re.compile(r" (?:below|above|up|down|away|behind|ahead|clear|adrift|higher|lower|apart)\b")
_STEPS = frozenset({"block", "door", "street", "stop", "exit"})  # by which a place is found from another
_HOUSES = frozenset({"building", "house"})
_ON_THE_GLOBE = re.compile(
    r"(?: ?[NSEW]\b| (?:[Nn]orth|[Ss]outh|[Ee]ast|[Ww]est)\b"
    r"| (?:of |in )?(?:(?:north|south)(?:ern)? lat|(?:east|west)(?:ern)? long|lat|long)itude)"
)
_BODY = re.compile(  # "6 feet tall and weighing approximately 200 pounds", "5-foot-8, 135 pounds"
    r"\b\d ?-? ?(?:feet|foot|ft)(?: ?- ?\d+|,? \d+|[ -]tall)\b.{0,48}?\d (?:pounds|lbs?|kg|kilos?)\b"
)
_HEIGHT = re.compile(r" ?- ?\d{1,2}\b")  # "the 6-foot-9 senior"
_CALIBRE = re.compile(  # "a 5.56mm and a 7.62mm rifle", "the 3.5 mm headphone jack": names a weapon, a plug, a film
    r"(?: and (?:an? )?[\d.]{1,5} ?mm)?[ -](?:\w+ )?"
    r"(?:rifle|gun|pistol|handgun|round|cartridge|bullet|shell|mortar|ammunition|cannon|howitzer"
    r"|jack|plug|socket|port|connect(?:or|ion)|lens|film)",
    re.IGNORECASE,
)
_WIDTHS = frozenset({"mm", "cm"})
_DISTANCE = re.compile(
    r"\bdistance of (?:about |some |only |just )?$"
)  # told for itself: "a distance of 40 km from Corran"
_AT_A_PLACE = re.compile(
    r"\b(?:in|at|near|of|on|outside) (?:[a-z’'-]+ ){0,3}[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*(?: ?, | ?\(|, some | about )$"
)
_TIMES = re.compile(r"[ -]times\b")  # "five times more oil"
_OF_A_BODY = frozenset({"foot", "inch", "m", "cm", "pound", "kg", "kilo"})
_YARD_LINE = re.compile(r" line\b")  # "the 18-yard line" is a place
_PENALTY = re.compile(  # "two extra life sentences", "three 10-year sentences"
    r"(?: [\w-]+){0,3}? (?:life|death|jail|prison|consecutive|concurrent|suspended|(?:[\w]+ ?- ?)?(?:year|month))"
    r"(?: ?-[\w]+)? (?:[a-z]+ )?sentences\b"
)
_AROUND = 64  # characters in which a body is described
_RATIO = re.compile(r" (?:in|out of) ")
_SEVERAL = re.compile(r"(?:several|few) ", re.IGNORECASE)  # "several hundred": nobody counted
_SEVERAL_OPEN = re.compile(
    r"more than one|(?:one|two) or more|one or two", re.IGNORECASE
)  # nobody counted these either
_RATE = 24  # characters before an amount in which the other side of a rate stands
_EQUALS = re.compile(r"(?: [A-Za-z]+){0,2} = [A-Z]{0,3}[$£€]?\d")
_IS_EQUAL = re.compile(r"\d(?: [A-Za-z]+){0,2} = $")
_ENDS_IN_ONE = re.compile(r" one$", re.IGNORECASE)
_TOLD_BY = re.compile(r"\b(?:according to|citing|cited by|told by) (?:at least )?$", re.IGNORECASE)
_TELLS = re.compile(r" (?:have |has |had |also )?(?:told|tells|tell)\b")  # "three officials told the Herald"
_IN_THE_KNOW = re.compile(
    r" (?:familiar with|close to|with (?:direct |first-hand )?knowledge of|briefed on|privy to"
    r"|who (?:asked|declined|spoke|requested|(?:were|was) not authori[sz]ed|could not be named))\b"
)


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
    if _is_exchanged(quantity, text) or _SEVERAL_OPEN.fullmatch(text, quantity.start, quantity.end):
        return False
    if _TIMES.match(text, quantity.end) or _is_untold(quantity, text) or _SEVERAL.match(text, quantity.start):
        return False
    if quantity.kind == "measure":
        told = quantity.unit and not (_locates(quantity, text) or _describes(quantity, text))
        return bool(told) and not _names_an_event(quantity, text)
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
        return says_enough(quantity, text)
    if quantity.head == "sentence" and _PENALTY.match(text, quantity.end):
        return True
    if quantity.head in _no_heads() or (
        quantity.head in _LEVELS and _AWAY.match(text, (quantity.phrase or quantity).end)
    ):
        return False
    behind = _LOCATES.match(text, (quantity.phrase or quantity).end)
    if behind and (quantity.head in _STEPS or (quantity.head in _HOUSES and behind[0].endswith("away"))):
        return False
    if quantity.head in lexicon("quantities_facts")["page_heads"]["nouns"]:
        return (quantity.low or 0) >= _PAGE or len((quantity.of or "").split()) > 1
    return not is_small_word(quantity, text)


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


def _locates(quantity: Quantity, text: str) -> bool:
    """Tell whether a measure says where a place lies: "230 km (140 miles) west of Orr", "26 degrees latitude"."""
    if quantity.unit == "degree" and _ON_THE_GLOBE.match(text, quantity.end):
        return True
    level = in_base_unit(quantity)
    far = level.unit == "m" and (level.low or level.high or 0) >= _FAR
    if _DISTANCE.search(text[max(0, quantity.start - _AROUND) : quantity.start]):
        return False
    if quantity.verb in lexicon("quantities_facts")["landings"]["verbs"] and not _is_of_a_place(quantity, text):
        return False  # how far off a missile fell is news
    return far and bool(_LOCATES.match(text, quantity.end))


def _is_of_a_place(quantity: Quantity, text: str) -> bool:
    """Tell whether a distance stands behind the name of a place: "was found at Orr, 40 km west of the capital"."""
    return _AT_A_PLACE.search(text[max(0, quantity.start - _AROUND) : quantity.start]) is not None


def _describes(quantity: Quantity, text: str) -> bool:
    """Tell whether a measure describes and tells no news: a height or a weight ("5-foot-8, 135 pounds"), a calibre."""
    if quantity.unit in _WIDTHS and _CALIBRE.match(text, quantity.end):
        return True
    if quantity.unit == "foot" and _HEIGHT.match(text, quantity.end):
        return True
    around = text[max(0, quantity.start - _AROUND) : quantity.end + _AROUND]
    return quantity.unit in _OF_A_BODY and _BODY.search(around) is not None


def _names_an_event(quantity: Quantity, text: str) -> bool:
    """Tell whether a length is the name of a race: "the 400-meter champion", "400m, Motuara"."""
    if quantity.unit == "yard" and _YARD_LINE.match(text, quantity.end):
        return True
    length = quantity.unit in ("m", "km", "yard", "mile")
    return length and bool(_races().match(text, quantity.end))


def _is_untold(quantity: Quantity, text: str) -> bool:
    """Tell whether "thousands" and "millions" stand for a great many: no reader could check such a number."""
    if not quantity.approximate or quantity.high is not None:
        return False
    low = quantity.low or 0
    if low in _PLURALS:
        return True
    if quantity.kind == "measure":
        return not text.startswith(" of ", quantity.end)  # "hundreds of kilometres across", but "of coast"
    return quantity.kind == "count" and low >= _UNTOLD and quantity.measure in (None, "affected")


def _is_exchanged(quantity: Quantity, text: str) -> bool:
    """Tell whether an amount is one side of a rate of exchange, as agencies add it: "($1 = 5.64 crowns)"."""
    left = text[max(0, quantity.start - _RATE) : quantity.start]
    return bool(_EQUALS.match(text, quantity.end) or ("=" in left and _IS_EQUAL.search(left)))


def _is_source(quantity: Quantity, text: str) -> bool:
    """Tell whether those counted are who told the report: "according to two people familiar with the plan"."""
    end = (quantity.phrase or quantity).end
    told = _TOLD_BY.search(text[max(0, quantity.start - 24) : quantity.start])
    return bool(told or _IN_THE_KNOW.match(text, end) or _TELLS.match(text, end))


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
