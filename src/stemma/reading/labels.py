"""Numbers that count nothing: dates, clock times, names, addresses, codes, ranks, results of matches.

What is told apart here never becomes a quantity. The words that decide are data (`quantities_labels.json`).
"""

import re
from collections.abc import Callable
from functools import cache
from unicodedata import category

from stemma.data import lexicon
from stemma.reading.numbers import Numeral
from stemma.reading.units import unit_after, unit_before

_NOT_LATIN = 0x370  # the first letter of Greek; Latin letters with all their marks come before
_NINE, _ELEVEN = 9, 11  # as in "the 9/11 attacks"
_CLOCK = re.compile(r"[:.]\d\d(?!\d)(?:[:.]\d\d)?\s?(?:[ap]\.?m\b)?|[ ]?(?:[ap] ?\.? ?m\b)", re.IGNORECASE)
_SUSPENDED = re.compile(r"\w-,? (?:and|or|to) $")
_UNIT_AND = re.compile(r"\b(?:year|month|week|day|hour|minute|second|decade|century|mile)s? and $", re.IGNORECASE)
_MARGIN = 12  # characters of marks and blanks before the number of an entry in a list
_SLIDE = re.compile(r"\b(?:image|photo|slide|page|picture|part)s? \d+ of $", re.IGNORECASE)
_PARENT = re.compile(r"\b(?:mother|father|parents?|mom|mum|dad|widow|widower) of $", re.IGNORECASE)
_WORD_BEFORE = re.compile(r"([\w.&’'-]+)[ \u00a0]*[(#]?$")
_WORD_AFTER = re.compile(r"[ \u00a0,]*([A-Za-z’'.]+)")
_CAPITALS_AFTER = re.compile(r"(?:[-–]\d+)?[ ](?:[NSEW]\.? )?[A-Z0-9][\w.-]*(?: [A-Z][\w.-]*){0,3}")


def is_label(text: str, numeral: Numeral) -> bool:
    """Tell whether a number in a sentence is a label, a date, a time or a result, by the words around it.

    >>> from stemma.reading.numbers import numerals
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
    return (
        _glued,
        _foreign,
        _broken,
        _idle,
        _known_number,
        _table,
        _clock,
        _calendar,
        _year,
        _after_label,
        _address,
        _list_mark,
        _code,
        _result,
    )


@cache
def _word_rules() -> tuple[Callable[[str, Numeral], bool], ...]:
    return (_glued_word, _pronoun_one, _after_label, _o_clock)


def _glued(text: str, n: Numeral) -> bool:
    """Digits that are part of a longer sign: F-16, CO2, 4th, 1990s, 9AB8, 24/7, 3.5.1."""
    before, after = text[max(0, n.start - 2) : n.start], text[n.end : n.end + 3]
    if _is_torn(before[-1:]) or _is_torn(after[:1]) or re.match(r"\.[A-Za-z](?![A-Za-z])", after):
        return True  # the last is "$4.Z million"
    if unit_before(text, n.start):
        return False
    if re.search(r"[A-Za-z_@#&~^]$", before) and not re.search(
        r"(?<![A-Za-z])(?:USD?|GBP|EUR|RM|Rs|INR|NIS)$|\$(?:A|US|AU)$|~$", text[max(0, n.start - 4) : n.start]
    ):
        return True
    if re.search(r"[^\W\d_][-/–]$", before) and not re.search(
        r"(?:minus|sub|now|plus|to|than|and|magnitude|-)[-–]$", text[max(0, n.start - 10) : n.start]
    ):
        return True
    if re.search(r"(?<!\d)(?:1[5-9]|20)\d\d[-–/]$", text[max(0, n.start - 6) : n.start]) and n.low < 100:
        return True
    if re.search(r"\d[-/.,:–]$", before) or (before.endswith(("/", "’", "'", "‘")) and not before.startswith("$")):
        return not re.search(r"\d[-–]$", before)
    if re.match(r"(?:st|nd|rd|th|s|'s|’s)(?![\w])", after):
        return True
    if re.match(r"[A-Za-z]", after) and not n.scaled and not unit_after(text, n.end):
        return not re.match(r"(?:m|b|t|T|mm|x|v)\b", after)
    return bool(re.match(r"[/⁄:,’'′]\d|\.\d+\.|@", after))  # a comma before one or two digits: "1,2OO"


def _is_torn(sign: str) -> bool:
    """Tell whether a sign shows that a number goes on: a keycap, an accent, a space without width, a foreign letter."""
    if not sign or sign.isascii():
        return False
    return category(sign) in ("Mn", "Me", "Cf") or (sign.isalpha() and ord(sign) >= _NOT_LATIN)


def _foreign(text: str, n: Numeral) -> bool:
    """A number in words of another script, such as the date of an embedded post: "14 сентября"."""
    after = re.match(r"[ \u00a0]([^\W\d_])[^\W\d_]{2}", text[n.end : n.end + 4])
    return after is not None and not n.scaled and ord(after.group(1)) >= _NOT_LATIN


def _broken(text: str, n: Numeral) -> bool:
    """Times and dates that a tokeniser took apart: "8 : 30 p . m", "9 - 11 attacks"."""
    left, right = text[max(0, n.start - 6) : n.start], text[n.end : n.end + 8]
    if re.search(r"\d \. $", left) and re.match(r" [ap] ?\.? ?m\b", right):
        return True
    if n.low == _NINE and re.match(r" ?[-/] ?11(?!\d)", right):
        return True
    if n.low == _ELEVEN and re.search(r"(?<!\d)9 ?[-/] ?$", left):
        return True
    return bool(re.match(r" : \d\d(?!\d)| \. \d\d [ap]", right) or re.search(r"\d : $", left))


def _idle(text: str, n: Numeral) -> bool:
    """Numbers in play: "11 zillion", "a million times"."""
    return bool(re.match(r"[ -](?:[gz]illion|bazillion|squillion)", text[n.end : n.end + 12]))


def _known_number(text: str, n: Numeral) -> bool:
    """Numbers that are names by themselves: "a 911 call", "a 737 jet"."""
    labels, written = lexicon("quantities_labels"), text[n.start : n.end]
    if written in labels["emergency"]["numbers"]:
        before, after = _previous_word(text, n.start), _next_word(text, n.end)
        return after in labels["emergency"]["after"] or before in labels["emergency"]["before"]
    if text[n.start : n.end + 1].lower().rstrip(" ") in labels["screens"]["numbers"]:
        return True
    if "." in written and _next_word(text, n.end) in labels["software"]["after"]:
        return True
    if _next_word(text[n.end : n.end + 24].replace("-", " "), 0) in (
        "caliber",
        "calibre",
        "magnum",
        "block",
        "gauge",
        "zip",
        "postcode",
    ):
        return True
    return written in labels["aircraft"]["numbers"] and _next_word(text, n.end) in labels["aircraft"]["after"]


def _table(text: str, n: Numeral) -> bool:
    """A number among bare numbers: a row of a table, the marks on a map."""
    after = re.match(r"(?:[ \t|]+| ?/ )\d+(?:[ \t|]|$)", text[n.end : n.end + 12])
    before = re.search(r"\d[ \t|]+$|\d ?/ $", text[max(0, n.start - 4) : n.start])
    return bool(before or after) and not n.scaled and "," not in text[n.start : n.end]


def _clock(text: str, n: Numeral) -> bool:
    if n.scaled or not isinstance(n.low, (int, float)) or n.low >= 2400:
        return False
    found = _CLOCK.match(text, n.end)
    if found and n.low < 25 and (":" in found.group() or "m" in found.group().lower()):
        return True
    word = _next_word(text, n.end)
    written = text[n.start : n.end]
    return (
        word.rstrip(".") in _set("clock_after")
        and (n.low < 25 or len(written) == 4)
        and not (word in ("et", "pt", "est") and text[n.end : n.end + 1] == ",")
    )


def _calendar(text: str, n: Numeral) -> bool:
    """The day or year of a date: "October 7, 2023", "7 October", "2023-10-07"."""
    if n.scaled or not isinstance(n.low, int):
        return False
    if re.match(r"-\d\d?-\d\d?(?!\d)", text[n.end : n.end + 7]) or (
        re.search(r"\d-$", text[max(0, n.start - 2) : n.start])
        and n.low < 32
        and re.search(r"\d{4}-(?:\d\d-)?$", text[max(0, n.start - 8) : n.start])
    ):
        return True
    if n.low > 31 and not 1000 <= n.low <= 2199:
        return False
    before = _previous_word(text, n.start).rstrip(".,")
    if before in _set("months") and (
        before != "may" or text[max(0, n.start - 12) : n.start].rstrip().endswith(("May", "MAY"))
    ):
        return True
    after = _next_word(text, n.end).rstrip(".")
    if n.low < 32 and after in _set("months") and _capital_after(text, n.end):
        return after not in ("may", "march", "mar") or not re.match(r"[ ](?:may|march|mar)\b", text[n.end : n.end + 7])
    month_day = re.search(r"([A-Za-z]+)\.? \d{1,2}(?:st|nd|rd|th)?,? $", text[max(0, n.start - 20) : n.start])
    return bool(month_day and month_day.group(1).lower() in _set("months") and n.low > 999)


def _year(text: str, n: Numeral) -> bool:
    """A bare year; a number of four digits is one unless something is counted by it."""
    written = text[n.start : n.end]
    if not re.fullmatch(r"(?:1[4-9]|20|21)\d\d", written) or unit_before(text, n.start):
        return False
    if unit_after(text, n.end):
        return False
    previous = _previous_word(text, n.start)
    if re.search(
        r"(?:more|fewer|less) than $|(?:about|some|nearly|almost|over|least|to) $", text[max(0, n.start - 12) : n.start]
    ) and not re.match(r"[.,;)]|$| (?:and|to|when|after|before)", text[n.end : n.end + 8]):
        return False
    following = _next_word(text, n.end).rstrip(".") if text[n.end : n.end + 1] == " " else ""
    rules = lexicon("quantities_labels")["year_of"]
    if rules["first"] <= int(written) <= rules["last"] and int(written) != 2000:
        return following not in rules["counted"] or previous in ("in", "since")
    plural = following.endswith("s") and len(following) > 3 and following not in rules["no_plurals"]
    counts = plural or following in rules["counted"]
    dated = previous in _set("year_before") or previous.rstrip(".,") in _set("months")
    return not (counts and not dated) or previous in ("in", "since", "of")


def _after_label(text: str, n: Numeral) -> bool:
    """A number that a noun before it is named by: "Channel 4", "room 12", "UN resolution 1701"."""
    if n.scaled or "," in text[n.start : n.end]:
        return False
    if _PARENT.search(text[max(0, n.start - 16) : n.start]):
        return True
    if text.endswith("Group of ", 0, n.start) or _SLIDE.search(text[max(0, n.start - 24) : n.start]):
        return True
    previous = _previous_word(text, n.start)
    if previous not in _set("before") or text[n.start - 1 : n.start] in ("$", "£", "€"):
        return False
    if not isinstance(n.low, int) and unit_after(text, n.end):
        return False
    if previous in ("top", "bottom"):
        return not re.match(r"[ ](?:[a-z]+ )?[a-z]+s\b", text[n.end : n.end + 24]) or n.low >= 10
    if previous in (
        "no",
        "call",
        "under",
        "photo",
        "class",
        "point",
        "law",
        "group",
        "line",
        "file",
        "form",
        "bus",
        "area",
        "train",
    ):
        word = text[max(0, n.start - 24) : n.start].rstrip(" #(").rsplit(" ", 1)[-1].lstrip("“\"'‘(")
        return word[:1].isupper() and previous not in ("under", "call")
    return True


def _address(text: str, n: Numeral) -> bool:
    found = _CAPITALS_AFTER.match(text, n.end)
    if found is None or not isinstance(n.low, int) or n.form == "words":
        return False
    return any(word.lower().rstrip(",.") in _set("streets") for word in found.group().split()[1:])


def _list_mark(text: str, n: Numeral) -> bool:
    opens = n.start <= _MARGIN and text[: n.start].strip(" \t•*#([") == ""
    return opens and bool(re.match(r"[.):\]](?!\d)(?:\s|$)", text[n.end : n.end + 2]))


def _code(text: str, n: Numeral) -> bool:
    """Telephone numbers, codes with leading zeros, web addresses."""
    written = text[n.start : n.end]
    if re.fullmatch(r"0\d+", written):
        return True
    if re.match(r"[-–.]\d{3}[-–.]\d{3,4}|[-–]\d{4}(?!\d)", text[n.end : n.end + 9]) and len(written) in (3, 5):
        return True
    around = text[max(0, n.start - 30) : n.end + 10]
    return bool(re.search(r"www\.|https?:|\w@\w|\.com/|\.co/", around)) and bool(
        re.search(r"[\w/=?&-]$", text[max(0, n.start - 1) : n.start])
    )


def _result(text: str, n: Numeral) -> bool:
    """Results and records: "won 3-1", "a 5-11 season", "2-0 down"."""
    right = re.match(r"( ?)[-–]\1(\d{1,3})(?!\d|[,.]\d|%)", text[n.end : n.end + 7])
    left = re.search(r"(?<![\d,.])(\d{1,3})( ?)[-–]\2$", text[max(0, n.start - 7) : n.start])
    if not (right or left) or not isinstance(n.low, int) or n.low > 300 or unit_after(text, n.end):
        return False
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
    return bool(near & _set("score_words"))


def _glued_word(text: str, n: Numeral) -> bool:
    """Number words inside a longer word or name: "one-way", "twenty-first", "Six-Day"."""
    before, after = text[max(0, n.start - 1) : n.start], text[n.end : n.end + 1]
    if (
        before in ("-", "’", "'")
        and not re.search(r"(?:minus|sub|now)-$", text[max(0, n.start - 6) : n.start])
        and not re.search(r"\w['’]$", "")
    ):
        return before == "-" or (n.start > 1 and text[n.start - 2].isalnum())
    if _SUSPENDED.search(text[max(0, n.start - 8) : n.start]):
        return False  # "four-, five- and six-cylinder engines"
    if after in ("-", "‑", "–") and re.match(r"[-‑–][A-Za-z]", text[n.end : n.end + 2]):
        return not re.match(r"[-‑–](?:to-|odd\b|plus\b)", text[n.end : n.end + 5]) and not _hyphen_of_age(text, n)
    return bool(re.match(r"['’]s\b|fold\b", text[n.end : n.end + 4]))


def _hyphen_of_age(text: str, n: Numeral) -> bool:
    return bool(re.match(r"[-‑](?:year|month|week|day)s?[-‑]old", text[n.end : n.end + 15]))


def _pronoun_one(text: str, n: Numeral) -> bool:
    if text[n.start : n.end].lower() != "one":
        return False
    previous, following = _previous_word(text, n.start), _next_word(text, n.end)
    if text[n.start : n.end] == "one" and re.match(r" (?:[A-Z]|\d)", text[n.end : n.end + 2]):
        return True
    if (
        text[n.start : n.end] == "One"
        and text[max(0, n.start - _MARGIN) : n.start].strip(" “\"'‘")
        and previous not in ("", "and")
    ):
        return True
    return (
        previous in _set("pronoun_one")
        or following in _set("one_nouns")
        or not text[n.end : n.end + 2].strip(' .,;:!?)”"’')
    )


def _o_clock(text: str, n: Numeral) -> bool:
    return bool(re.match(r" o['’]clock| (?:a|p)\.?m\b", text[n.end : n.end + 8], re.IGNORECASE)) or (
        _previous_word(text, n.start) == "age" and False
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
    if re.match(r" an? (?:hour|minute|second|day|week|month|year|decade|century)\b", text[n.end : n.end + 12]):
        return True
    if _UNIT_AND.search(text[max(0, n.start - 14) : n.start]):
        return True  # "a year and a half"
    previous = _previous_word(text, n.start)
    if "/" in text[n.start : n.end] or "⁄" in text[n.start : n.end]:
        return not re.match(r" (?:of|cup|teaspoon|tablespoon)\b", text[n.end : n.end + 12]) and not unit_after(
            text, n.end
        )
    return (
        previous in ("first", "second", "other", "last", "final", "better", "latter", "this", "1st", "2nd", "and-a")
        and "hird" not in text[n.start : n.end]
    )


def _previous_word(text: str, start: int) -> str:
    left = text[max(0, start - 30) : start]
    left = left[:-1] if left.endswith(" -") else left  # "COVID -19", set by a tokeniser
    found = _WORD_BEFORE.search(left)
    return found.group(1).lower() if found else ""


def _next_word(text: str, end: int) -> str:
    found = _WORD_AFTER.match(text, end)
    return found.group(1).lower() if found else ""


def _capital_after(text: str, end: int) -> bool:
    return bool(re.match(r"[ ]+[A-Z]", text[end : end + 4]))


@cache
def _set(key: str) -> frozenset[str]:
    return frozenset(lexicon("quantities_labels")[key])
