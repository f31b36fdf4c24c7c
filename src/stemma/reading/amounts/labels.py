"""Numbers that count nothing: dates, clock times, names, addresses, codes, ranks, results of matches.

What is told apart here never becomes a quantity. The words that decide are data (`quantities_labels.json`).
"""

import re
from collections.abc import Callable
from functools import cache

from stemma.data import lexicon
from stemma.reading.amounts.beside_number import listed, next_word, previous_word
from stemma.reading.amounts.label_signs import SIGNS
from stemma.reading.amounts.label_times import TIMES
from stemma.reading.amounts.numeral import Numeral
from stemma.reading.amounts.units import unit_after, unit_before
from stemma.reading.amounts.vote_pairs import in_vote_pair

_SUSPENDED = re.compile(r"\w-,? (?:and|or|to) $")
_UNIT_AND = re.compile(r"\b(?:year|month|week|day|hour|minute|second|decade|century|mile)s? and $", re.IGNORECASE)
_THE_ONLY = re.compile(r"\b(?:the|an?|his|her|their|its|my|our|your|not) only $", re.IGNORECASE)
_TIME_OR = re.compile(r"\b(?:year|month|week|day|hour|minute|second|decade|century|generation)s? or $", re.IGNORECASE)
_COUNTS_ON = re.compile(r"[-‑–](?:to-|(?:odd|plus|strong|page|person|member|vessel)\b)")
_MARGIN = 12  # characters of marks and blanks before the number of an entry in a list
_SLIDE = re.compile(r"\b(?:image|photo|slide|page|picture|part)s? \d+ of $", re.IGNORECASE)
_HOURS = 12
_FAMILY = 4  # "a father of two" says who he is; that somebody has twelve children is told as such
_PARENT = re.compile(r"\b(?:mother|father|parents?|mom|mum|dad|widow|widower) of $", re.IGNORECASE)
_SEVERAL_THINGS = re.compile(r" (?:[a-z-]+ ){0,2}(?:people|[a-z]{2,}s)\b")  # "building two other domes"
_RUNS = re.compile(r"[,.;)]| (?:had|has|have|is|was|left|hit|ran|runs|stood|stops?|stopped|will|from|to|and)\b")
_CAPITALS_AFTER = re.compile(  # "40 East 5th Avenue"
    r"(?:[-–]\d+)?[ ](?:[NSEW]\.? )?[A-Z0-9][\w.-]*(?: (?:[A-Z]|\d+(?:st|nd|rd|th)\b)[\w.-]*){0,3}"
)


def is_label(text: str, numeral: Numeral) -> bool:
    """Tell whether a number in a sentence is a label, a date, a time or a result, by the words around it.

    >>> from stemma.reading.amounts.running_numbers import numerals
    >>> text = "Flight 12 left at 9:30 on 7 May 2023 with 40 people."
    >>> [text[n.start : n.end] for n in numerals(text) if not is_label(text, n)]
    ['40']
    """
    if numeral.form == "vague":
        return _scores_verb(text, numeral)
    if numeral.form == "fraction":
        return _not_a_share(text, numeral)
    rules = _word_rules() if numeral.form == "words" else _digit_rules()
    return any(rule(text, numeral) for rule in rules)


@cache
def _digit_rules() -> tuple[Callable[[str, Numeral], bool], ...]:
    return (*SIGNS, *TIMES, _idle, _known_number, _after_label, _address, _result)


@cache
def _word_rules() -> tuple[Callable[[str, Numeral], bool], ...]:
    return (_glued_word, _pronoun_one, _after_label, _o_clock, _so_long)


def _idle(text: str, n: Numeral) -> bool:
    """Numbers in play: "11 zillion", "a million times"."""
    return bool(re.match(r"[ -](?:[gz]illion|bazillion|squillion)", text[n.end : n.end + 12]))


def _known_number(text: str, n: Numeral) -> bool:
    """Numbers that are names by themselves: "a 911 call", "a 737 jet"."""
    labels, written = lexicon("quantities_labels"), text[n.start : n.end]
    if written in labels["emergency"]["numbers"]:
        before, after = previous_word(text, n.start), next_word(text, n.end)
        return after in labels["emergency"]["after"] or before in labels["emergency"]["before"]
    if text[n.start : n.end + 1].lower().rstrip(" ") in labels["screens"]["numbers"]:
        return True
    if "." in written and next_word(text, n.end) in labels["software"]["after"]:
        return True
    if next_word(text[n.end : n.end + 24].replace("-", " "), 0) in listed("after_model"):
        return True
    return written in labels["aircraft"]["numbers"] and next_word(text, n.end) in labels["aircraft"]["after"]


def _after_label(text: str, n: Numeral) -> bool:
    """A number that a noun before it is named by: "Channel 4", "room 12", "UN resolution 1701"."""
    if n.scaled or "," in text[n.start : n.end]:
        return False
    if n.low <= _FAMILY and _PARENT.search(text[max(0, n.start - 16) : n.start]):
        return True
    if text.endswith("Group of ", 0, n.start) or _SLIDE.search(text[max(0, n.start - 24) : n.start]):
        return True
    previous = previous_word(text, n.start)
    if previous not in listed("before") or text[n.start - 1 : n.start] in ("$", "£", "€"):
        return False
    if not isinstance(n.low, int) and unit_after(text, n.end):
        return False
    if previous in ("top", "bottom"):
        return not re.match(r"[ ](?:[a-z]+ )?[a-z]+s\b", text[n.end : n.end + 24]) or n.low >= 10
    if previous in listed("also_verbs") and text[n.start - 2].islower() and _SEVERAL_THINGS.match(text, n.end):
        return False
    if previous in listed("vehicles") and _RUNS.match(text, n.end):
        return True
    if previous in listed("before_if_capital"):
        word = text[max(0, n.start - 24) : n.start].rstrip(" #(").rsplit(" ", 1)[-1].lstrip("“\"'‘(")
        return word[:1].isupper() and previous not in ("under", "call")
    return True


def _address(text: str, n: Numeral) -> bool:
    found = _CAPITALS_AFTER.match(text, n.end)
    if found is None or not isinstance(n.low, int) or n.form == "words":
        return False
    words = [word.lower().rstrip(",.") for word in found.group().split()]
    if words[0] in ("freeway", "expressway", "highway"):
        return previous_word(text, n.start) == "the"  # "the 605 Freeway"
    return any(word in listed("streets") for word in words[1:])


def _result(text: str, n: Numeral) -> bool:
    """Results and records: "won 3-1", "a 5-11 season", "2-0 down"."""
    right = re.match(r"( ?)[-–]\1(\d{1,3})(?!\d|[,.]\d|%)", text[n.end : n.end + 7])
    left = re.search(r"(?<![\d,.])(\d{1,3})( ?)[-–]\2$", text[max(0, n.start - 7) : n.start])
    if not (right or left) or not isinstance(n.low, int) or n.low > 300 or unit_after(text, n.end):
        return False
    if in_vote_pair(text, n.start):
        return False
    if unit_before(text, n.start) or (left and unit_before(text, n.start - len(left.group()))):
        return False  # "down from €61-66m"
    if right:
        first, second, end = n.low, int(right.group(2)), n.end + right.end()
        start = n.start
    else:
        first, second, end = int(left.group(1)) if left else 0, n.low, n.end
        start = n.start - (left.end() - left.start() if left else 0)
    if first >= second:
        return True
    near = {w.lower() for w in re.findall(r"[A-Za-z]+", text[max(0, start - 25) : start])[-3:]}
    near |= {w.lower() for w in re.findall(r"[A-Za-z]+", text[end : end + 18])[:1]}
    return bool(near & listed("score_words"))


def _glued_word(text: str, n: Numeral) -> bool:
    """Number words inside a longer word or name: "one-way", "twenty-first", "Six-Day"."""
    before, after = text[max(0, n.start - 1) : n.start], text[n.end : n.end + 1]
    if before in ("-", "’", "'") and not re.search(r"(?:minus|sub|now)-$", text[max(0, n.start - 6) : n.start]):
        return before == "-" or (n.start > 1 and text[n.start - 2].isalnum())
    if _SUSPENDED.search(text[max(0, n.start - 8) : n.start]):
        return False  # "four-, five- and six-cylinder engines"
    if after in ("-", "‑", "–") and re.match(r"[-‑–][A-Za-z]", text[n.end : n.end + 2]):
        return not (_COUNTS_ON.match(text, n.end) or _hyphen_of_age(text, n) or _is_amount(text, n.end))
    return bool(re.match(r"['’]s\b|fold\b", text[n.end : n.end + 4]))


def _is_amount(text: str, end: int) -> bool:
    """Tell whether a unit is tied to a number word: "the five-percent threshold", "a two-mile slick"."""
    unit = unit_after(text, end)
    return unit is not None and unit.kind in ("money", "percent", "measure")


def _hyphen_of_age(text: str, n: Numeral) -> bool:
    return bool(re.match(r"[-‑](?:year|month|week|day)s?[-‑]old", text[n.end : n.end + 15]))


def _pronoun_one(text: str, n: Numeral) -> bool:
    if text[n.start : n.end].lower() != "one":
        return False
    previous, following = previous_word(text, n.start), next_word(text, n.end)
    if text.endswith(" votes to ", 0, n.start):
        return False
    joined = text.endswith((" and ", " including "), 0, n.start)  # "one Orran and one Amselian sailor"
    if text[n.start : n.end] == "one" and not joined and re.match(r" (?:[A-Z]|\d)", text[n.end : n.end + 2]):
        return True
    if (
        text[n.start : n.end] == "One"
        and text[max(0, n.start - _MARGIN) : n.start].strip(" “\"'‘")
        and previous not in ("", "and")
    ):
        return True
    if previous == "only" and not _THE_ONLY.search(text[max(0, n.start - 12) : n.start]):
        previous = ""  # "only one survived"
    if following == "or" and text.startswith(" or two ", n.end):
        return False
    if previous in listed("counted_one") and following != "another":
        return False  # "killing one and wounding three"
    return (
        previous in listed("pronoun_one")
        or following in listed("one_nouns")
        or not text[n.end : n.end + 2].strip(' .,;:!?)”"’')
    )


def _so_long(text: str, n: Numeral) -> bool:
    """A time told roughly: "another day or two"."""
    return _TIME_OR.search(text[max(0, n.start - 14) : n.start]) is not None and unit_after(text, n.end) is None


def _o_clock(text: str, n: Numeral) -> bool:
    if re.match(r" o['’]clock| (?:a|p)\.?m\b", text[n.end : n.end + 8], re.IGNORECASE):
        return True
    clock = n.low <= _HOURS and re.search(
        r"\b(?:at|before|after|until|since|by) $", text[max(0, n.start - 7) : n.start]
    )
    return bool(
        clock
        and re.match(r" (?:this|that|in the|on \w+) (?:morning|afternoon|evening|night)\b", text[n.end : n.end + 30])
    )


def _scores_verb(text: str, n: Numeral) -> bool:
    """The verb "scores", and plurals that count nothing ("in the thousands" does)."""
    after = text[n.end : n.end + 12].lower()
    if text[n.start : n.end].lower() == "scores":
        return not re.match(r" of | (?:more|were|are|have|killed|dead|injured|wounded|missing|feared)\b", after)
    return bool(re.match(r"-|['’]", after))


def _not_a_share(text: str, n: Numeral) -> bool:
    """Halves that are parts of a match or a year: "the second half", "third quarter", "half-hour"."""
    if re.match(r"-[a-z]|[ ](?:hour|time|marathon|brother|sister|back|past)\b", text[n.end : n.end + 10]):
        return True
    if re.match(r" (?:of )?an? (?:hour|minute|second|day|week|month|year|decade|century)\b", text[n.end : n.end + 15]):
        return True
    if _UNIT_AND.search(text[max(0, n.start - 14) : n.start]):
        return True  # "a year and a half"
    previous = previous_word(text, n.start)
    if "/" in text[n.start : n.end] or "⁄" in text[n.start : n.end]:
        return not re.match(r" (?:of|cup|teaspoon|tablespoon)\b", text[n.end : n.end + 12]) and not unit_after(
            text, n.end
        )
    return (
        previous in ("first", "second", "other", "last", "final", "better", "latter", "this", "1st", "2nd", "and-a")
        and "hird" not in text[n.start : n.end]
    )
