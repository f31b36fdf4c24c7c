"""Numbers that name or date something, by parse, names and dates of the report: "Boeing 737", "Group of 20"."""

from functools import cache

from stemma.data import lexicon
from stemma.reading.amounts.amounts import Amount
from stemma.reading.quantities.counted import Line, counted
from stemma.reading.quantities.number_setting import Around

_FIGURES = frozenset("23456789")
_OF_SEVERAL = frozenset({"are", "were", "have"})  # "Corran 4 crew were hurt"
_NEAR = 3  # words behind a noun in which its verb tells its number
_SIGN = 2  # letters at least
_NAMED = frozenset(
    {"PERSON", "PER", "ORG", "PLACE", "GPE", "LOC", "FAC", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW", "MISC"}
)
_PLACES = frozenset({"PLACE", "GPE", "LOC", "FAC"})
_WHERE_OR_WHO = _PLACES | {"PERSON", "PER"}


def is_calendar(here: Line, amount: Amount, around: Around) -> bool:
    """Tell whether the dates of the report take the number; a bare year does not where a plural follows it.

    Called from `stemma.reading.quantities`, which turns what is left into quantities.

    >>> from stemma.reading.amounts.amounts import amounts
    >>> from stemma.reading.quantities.counted import line
    >>> from stemma.reading.quantities.number_setting import surroundings
    >>> from stemma.reading.parsed import ParsedReport, ParsedSentence
    >>> from stemma.records import Date
    >>> from stemma.sources import report_of_text
    >>> text = "It fell 12 weeks ago; 30 died."
    >>> weeks = Date(start=8, end=20, value="2024-W05", type="DATE")
    >>> around = surroundings(ParsedReport(report_of_text(text), ()), [weeks], (), ())
    >>> here = line(text, ParsedSentence(0, 30, 0, (), ()))
    >>> [is_calendar(here, amount, around) for amount in amounts(text)]
    [True, False]
    """
    if amount.kind in ("money", "percent", "age"):
        return False
    start, end = here.offset + amount.number_start, here.offset + amount.number_end
    taking = [d for d in around.dates.touching(start, end) if d.type in ("DATE", "TIME")]
    bare = all((d.start, d.end) == (start, end) and d.value.isdigit() for d in taking)
    return bool(taking) and not (bare and _counts_several(here, amount))


def is_name(here: Line, amount: Amount) -> bool:
    """Tell whether the number belongs to a name: "Boeing 737", "Group of 20", "Nasdaq 100".

    >>> from stemma.reading.amounts.amounts import amounts
    >>> from stemma.reading.language import Token
    >>> from stemma.reading.quantities.counted import line
    >>> from stemma.reading.parsed import ParsedSentence
    >>> text = "A Kestrin 737 and 12 men"
    >>> rows = [("A", "DET"), ("Kestrin", "PROPN"), ("737", "NUM"), ("and", "CCONJ"), ("12", "NUM"),
    ...     ("men", "NOUN")]
    >>> tokens = tuple(Token(text.index(w), text.index(w) + len(w), w, w, p, "NNS", "dep", 0, "") for w, p in rows)
    >>> here = line(text, ParsedSentence(0, 24, 0, tokens, ()))
    >>> [is_name(here, amount) for amount in amounts(text)]
    [True, False]
    """
    if amount.kind not in ("count", "measure"):
        return False
    first, last = here.over(amount.number_start), here.over(max(amount.number_start, amount.number_end - 1))
    if amount.kind == "count" and _ends_sign(here, first, last):
        return True
    around = [c for c in here.sentence.chunks if c.first < first <= c.last and c.label in _NAMED]
    if _counts_several(here, amount) and all(c.label in _PLACES or c.last == first for c in around):
        return False
    written = here.text[amount.number_start : amount.number_end]
    if "," in written and first == last:
        around = []  # "the ministry of labour of 180,000": no name ends so
    if any(first < c.last and c.last - c.first > 1 for c in around):
        return True
    if amount.kind != "count" or first == 0 or amount.form != "digits" or "," in written:
        return _is_capital_word(here, first, last, amount)
    return amount.start == amount.number_start and _names_before(
        here, first, last, any(c.label in _WHERE_OR_WHO for c in around)
    )


def _ends_sign(here: Line, first: int, last: int) -> bool:
    """Tell whether a number ends a sign in capitals, by the parse: "six AK 47 rifles", "the SEA-ME-WE 4 cable"."""
    if first == 0 or first != last:
        return False
    token, previous = here.tokens[first], here.tokens[first - 1]
    if not token.text.isdigit() or not previous.text.isupper() or len(previous.text) < _SIGN:
        return False
    following = here.tokens[last + 1] if last + 1 < len(here.tokens) else None
    thing = following is not None and following.pos == "NOUN"
    counted_before = first > 1 and here.tokens[first - 2].tag == "CD"
    return (thing and token.dep == "flat" and token.head < first) or counted_before


def _counts_several(here: Line, amount: Amount) -> bool:
    """Tell whether a plural noun that can be counted follows the number in the same phrase."""
    head = counted(here, max(amount.end, amount.number_end)).head
    return (
        head is not None
        and here.tokens[head].tag in ("NNS", "NNPS")
        and here.tokens[head].text.lower() not in _moments()
    )


def _names_before(here: Line, first: int, last: int, ends_name: bool) -> bool:
    """Tell whether the capitalised word before a number takes it into its name."""
    token, previous = here.tokens[first], here.tokens[first - 1]
    if not previous.text[:1].isupper() or previous.text.lower() in _moments():
        return False
    following = here.tokens[last + 1] if last + 1 < len(here.tokens) else None
    model = following is not None and following.text[:1].isupper() and following.tag == "NNP"
    if following is not None and following.tag == "NNPS":
        return False
    if previous.pos == "PROPN" and (token.head < first or (model and not ends_name and _is_prose(here))):
        return True
    if previous.pos == "PROPN" and first > 1 and _is_numbered_thing(here, last):
        return True
    counts = following and following.text[:1].islower() and following.pos in ("NOUN", "ADJ", "VERB")
    return previous.pos in ("PROPN", "ADJ", "NOUN") and first > 1 and not counts and _is_prose(here)


def _is_numbered_thing(here: Line, last: int) -> bool:
    """Tell whether a single figure stands before one thing only, which it numbers: "the Kestrin 4 cable"."""
    following = here.tokens[last + 1] if last + 1 < len(here.tokens) else None
    if following is None or following.tag != "NN" or following.pos != "NOUN" or not following.text.islower():
        return False
    told = [t.text for t in here.tokens[last + 2 : last + 2 + _NEAR]]
    return here.tokens[last].text in _FIGURES and not _OF_SEVERAL.intersection(told)


def _is_capital_word(here: Line, first: int, last: int, amount: Amount) -> bool:
    """ "One Direction", "Five Nations": a capitalised number word inside a capitalised run."""
    if (
        amount.form not in ("words", "vague")
        or not here.text[amount.number_start : amount.number_start + 1].isupper()
        or first == 0
    ):
        return False
    following = here.tokens[last + 1] if last + 1 < len(here.tokens) else None
    return bool(following and following.text[:1].isupper() and following.pos == "PROPN" and _is_prose(here))


def _is_prose(here: Line) -> bool:
    """Tell whether most words begin in lower case, so that a capital says something."""
    return sum(1 for t in here.tokens if t.text[:1].islower()) * 2 > len(here.tokens)


@cache
def _moments() -> frozenset[str]:
    labels = lexicon("quantities_labels")
    return frozenset([*labels["months"], *labels["weekdays"]])
